import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { ExperimentFields } from '../kinds/experiment-fields.model.ts';
import { Experiment } from '../kinds/experiment.model.ts';
import { NodeUpdateAction } from '../node-update.action.ts';

/** Fields of the experiment to change. A field that is left out keeps its value. */
@InputType()
export class ExperimentUpdateInput extends inputOf(
  VersionedInput,
  optionalFields(Experiment, ['title']),
  ExperimentFields,
) {}

/** The experiment after the change. */
@ObjectType()
export class ExperimentUpdatePayload extends payloadOf(Experiment, 'experiment') {}

/** Changes an experiment. */
@Resolver()
export class ExperimentUpdateMutation {
  constructor(private readonly action: NodeUpdateAction) {}

  @Mutation(() => ExperimentUpdatePayload, {
    description: 'Changes an experiment. What the input leaves out stays as it is, null clears.',
  })
  @RequiresScope('tree:write')
  async experimentUpdate(
    @Args('input') { id, expectedVersion, ...fields }: ExperimentUpdateInput,
  ): Promise<ExperimentUpdatePayload> {
    return {
      experiment: (await this.action.update('EXPERIMENT', 'experiment', id, expectedVersion, fields)) as Experiment,
    };
  }
}
