import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { OutcomeFields } from '../kinds/outcome-fields.model.ts';
import { Outcome } from '../kinds/outcome.model.ts';
import { NodeUpdateAction } from '../node-update.action.ts';

/** Fields of the outcome to change. A field that is left out keeps its value. */
@InputType()
export class OutcomeUpdateInput extends inputOf(VersionedInput, optionalFields(Outcome, ['title']), OutcomeFields) {}

/** The outcome after the change. */
@ObjectType()
export class OutcomeUpdatePayload extends payloadOf(Outcome, 'outcome') {}

/** Changes an outcome. */
@Resolver()
export class OutcomeUpdateMutation {
  constructor(private readonly action: NodeUpdateAction) {}

  @Mutation(() => OutcomeUpdatePayload, {
    description: 'Changes an outcome. What the input leaves out stays as it is, null clears.',
  })
  @RequiresScope('tree:write')
  async outcomeUpdate(
    @Args('input') { id, expectedVersion, ...fields }: OutcomeUpdateInput,
  ): Promise<OutcomeUpdatePayload> {
    return { outcome: (await this.action.update('OUTCOME', 'outcome', id, expectedVersion, fields)) as Outcome };
  }
}
