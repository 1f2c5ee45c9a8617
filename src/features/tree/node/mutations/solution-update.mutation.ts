import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { SolutionFields } from '../kinds/solution-fields.model.ts';
import { Solution } from '../kinds/solution.model.ts';
import { NodeUpdateAction } from '../node-update.action.ts';

/** Fields of the solution to change. A field that is left out keeps its value. */
@InputType()
export class SolutionUpdateInput extends inputOf(VersionedInput, optionalFields(Solution, ['title']), SolutionFields) {}

/** The solution after the change. */
@ObjectType()
export class SolutionUpdatePayload extends payloadOf(Solution, 'solution') {}

/** Changes a solution. */
@Resolver()
export class SolutionUpdateMutation {
  constructor(private readonly action: NodeUpdateAction) {}

  @Mutation(() => SolutionUpdatePayload, {
    description: 'Changes a solution. What the input leaves out stays as it is, null clears.',
  })
  @RequiresScope('tree:write')
  async solutionUpdate(
    @Args('input') { id, expectedVersion, ...fields }: SolutionUpdateInput,
  ): Promise<SolutionUpdatePayload> {
    return { solution: (await this.action.update('SOLUTION', 'solution', id, expectedVersion, fields)) as Solution };
  }
}
