import { Args, InputType, Mutation, ObjectType, PartialType, PickType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { DecisionAction } from '../decision.action.ts';
import { Decision, DecisionContextInput } from '../decision.model.ts';

/** The question, the options and the choice, why, by whom and on what grounds. If left out, `decidedOn` is today. */
@InputType()
export class DecisionRecordInput extends inputOf(
  PickType(Decision, ['question', 'options', 'choice', 'reason', 'twoWayDoor'], InputType),
  PartialType(PickType(Decision, ['revisitOn', 'decidedOn'], InputType)),
  DecisionContextInput,
  RepeatableInput,
) {}

/** The new decision. */
@ObjectType()
export class DecisionRecordPayload extends payloadOf(Decision, 'decision') {}

/** Records a decision. */
@Resolver()
export class DecisionRecordMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly action: DecisionAction,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => DecisionRecordPayload, {
    description:
      'Adds a decision to the log, with the current state of its grounds. Decisions are never changed: revise one by another.',
  })
  @RequiresScope('tree:write')
  async decisionRecord(@Args('input') input: DecisionRecordInput): Promise<DecisionRecordPayload> {
    const { question, options, choice, reason, twoWayDoor, revisitOn = null, decidedOn = null } = input;
    const id = await this.once.once('decisionRecord', input, () =>
      this.action.record({
        question,
        options,
        choice,
        reason,
        twoWayDoor,
        revisitOn,
        decidedOn,
        supersedesId: null,
        nodeIds: input.nodeIds ?? [],
        whoIds: input.whoIds ?? [],
        grounds: input.grounds ?? [],
      }),
    );
    return { decision: await this.read.byId(Decision, id) };
  }
}
