import { Args, Field, ID, InputType, Mutation, ObjectType, PartialType, PickType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, optionalFields, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { DecisionAction } from '../decision.action.ts';
import { Decision, DecisionContextInput } from '../decision.model.ts';
import { DecisionReader } from '../decision.reader.ts';
import { DecisionStore } from '../decision.store.ts';
import { GroundReader } from '../ground.reader.ts';

/**
 * The decision to supersede, and the new one. A field that is left out is taken from the old decision, but `decidedOn` is
 * today and `revisitOn` is null. If grounds are left out, those of the old decision that still exist are taken, in their
 * current state.
 */
@InputType()
export class DecisionReviseInput extends inputOf(
  PickType(Decision, ['reason'], InputType),
  optionalFields(Decision, ['question', 'options', 'choice', 'twoWayDoor']),
  PartialType(PickType(Decision, ['revisitOn', 'decidedOn'], InputType)),
  DecisionContextInput,
  RepeatableInput,
) {
  /** Decision to supersede; must be in force. */
  @Field(() => ID)
  id: string;
}

/** The new decision. */
@ObjectType()
export class DecisionRevisePayload extends payloadOf(Decision, 'decision') {}

/** Revises a decision. */
@Resolver()
export class DecisionReviseMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly action: DecisionAction,
    private readonly read: RowReader,
    private readonly reader: DecisionReader,
    private readonly grounds: GroundReader,
    private readonly store: DecisionStore,
  ) {}

  @Mutation(() => DecisionRevisePayload, {
    description: 'Adds a decision that supersedes another one, which stays in the log as it was.',
  })
  @RequiresScope('tree:write')
  async decisionRevise(@Args('input') input: DecisionReviseInput): Promise<DecisionRevisePayload> {
    const id = await this.once.once('decisionRevise', input, async () => {
      const old = await this.read.get(Decision, input.id);
      await this.store.lockForRevision(old.id);
      const whoBefore = (await this.reader.who(old.id)).map((person) => person.id);
      return this.action.record({
        question: input.question ?? old.question,
        options: input.options ?? old.options,
        choice: input.choice ?? old.choice,
        reason: input.reason,
        twoWayDoor: input.twoWayDoor ?? old.twoWayDoor,
        revisitOn: input.revisitOn ?? null,
        decidedOn: input.decidedOn ?? null,
        supersedesId: old.id,
        nodeIds: input.nodeIds ?? (await this.reader.nodes(old.id)).map((node) => node.id),
        whoIds: input.whoIds ?? whoBefore,
        whoBefore,
        grounds: input.grounds ?? (await this.existingGrounds(old.id)),
      });
    });
    return { decision: await this.read.byId(Decision, id) };
  }

  private async existingGrounds(decisionId: string) {
    const grounds = await this.grounds.of(decisionId);
    const today = await Promise.all(grounds.map(({ kind, refId }) => this.grounds.today(kind, refId)));
    return grounds.filter((_, index) => today[index]);
  }
}
