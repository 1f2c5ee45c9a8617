import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { OpportunityFields } from '../kinds/opportunity-fields.model.ts';
import { Opportunity } from '../kinds/opportunity.model.ts';
import { NodeUpdateAction } from '../node-update.action.ts';

/** Fields of the opportunity to change. A field that is left out keeps its value. */
@InputType()
export class OpportunityUpdateInput extends inputOf(
  VersionedInput,
  optionalFields(Opportunity, ['title']),
  OpportunityFields,
) {}

/** The opportunity after the change. */
@ObjectType()
export class OpportunityUpdatePayload extends payloadOf(Opportunity, 'opportunity') {}

/** Changes an opportunity. */
@Resolver()
export class OpportunityUpdateMutation {
  constructor(private readonly action: NodeUpdateAction) {}

  @Mutation(() => OpportunityUpdatePayload, {
    description: 'Changes an opportunity. What the input leaves out stays as it is, null clears.',
  })
  @RequiresScope('tree:write')
  async opportunityUpdate(
    @Args('input') { id, expectedVersion, ...fields }: OpportunityUpdateInput,
  ): Promise<OpportunityUpdatePayload> {
    return {
      opportunity: (await this.action.update('OPPORTUNITY', 'opportunity', id, expectedVersion, fields)) as Opportunity,
    };
  }
}
