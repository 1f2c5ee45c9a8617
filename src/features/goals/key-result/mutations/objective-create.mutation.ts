import { Args, InputType, Mutation, ObjectType, PartialType, PickType, Resolver } from '@nestjs/graphql';
import { refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { newId } from '../../../../platform/id.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { ReferableInput } from '../../../context/external-ref/new-ref.model.ts';
import { NewRefsAction } from '../../../context/external-ref/new-refs.action.ts';
import { KeyResultStore } from '../key-result.store.ts';
import { Objective } from '../objective.model.ts';
import { ObjectiveReferences } from '../objective-references.reader.ts';

/** The fields of the new objective. */
@InputType()
export class ObjectiveCreateInput extends inputOf(
  PickType(Objective, ['statement', 'cycleId', 'focus', 'ambition'], InputType),
  PartialType(PickType(Objective, ['teamId', 'opportunityId', 'quote'], InputType)),
  ReferableInput,
  RepeatableInput,
) {}

/** The new objective. */
@ObjectType()
export class ObjectiveCreatePayload extends payloadOf(Objective, 'objective') {}

/** Adds an objective. */
@Resolver()
export class ObjectiveCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly store: KeyResultStore,
    private readonly read: RowReader,
    private readonly references: ObjectiveReferences,
    private readonly refs: NewRefsAction,
  ) {}

  @Mutation(() => ObjectiveCreatePayload, {
    description: 'Adds an objective to a cycle. `keyResultCreate` adds its key results.',
  })
  @RequiresScope('okr:write')
  async objectiveCreate(@Args('input') input: ObjectiveCreateInput): Promise<ObjectiveCreatePayload> {
    const { idempotencyKey: _, externalRefs, ...objective } = input;
    const id = await this.once.once('objectiveCreate', input, async () => {
      refuseIf(...(await this.references.check(objective)));
      const id = newId();
      await this.store.addObjective({ id, ...objective });
      await this.refs.add([{ id, externalRefs }]);
      return id;
    });
    return { objective: await this.read.byId(Objective, id) };
  }
}
