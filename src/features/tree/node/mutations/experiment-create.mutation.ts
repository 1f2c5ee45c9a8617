import { Args, Field, ID, InputType, Mutation, ObjectType, PickType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { ReferableInput } from '../../../context/external-ref/new-ref.model.ts';
import { ExperimentFields } from '../kinds/experiment-fields.model.ts';
import { Experiment } from '../kinds/experiment.model.ts';
import { NodeCreateAction } from '../node-create.action.ts';

/** Fields of the new experiment. */
@InputType()
export class ExperimentCreateInput extends inputOf(
  PickType(Experiment, ['title'], InputType),
  ExperimentFields,
  ReferableInput,
  RepeatableInput,
) {
  /** Parent of the experiment: a solution, or an opportunity for "is the problem real?". */
  @Field(() => ID)
  parentId: string;
}

/** The new experiment. */
@ObjectType()
export class ExperimentCreatePayload extends payloadOf(Experiment, 'experiment') {}

/** Adds an experiment. */
@Resolver()
export class ExperimentCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly action: NodeCreateAction,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => ExperimentCreatePayload, {
    description: 'Adds an experiment below a solution or an opportunity, after its siblings.',
  })
  @RequiresScope('tree:write')
  async experimentCreate(@Args('input') input: ExperimentCreateInput): Promise<ExperimentCreatePayload> {
    const { idempotencyKey: _, parentId, ...fields } = input;
    const id = await this.once.once('experimentCreate', input, () =>
      this.action.createBelow(parentId, 'EXPERIMENT', fields),
    );
    return { experiment: await this.read.byId(Experiment, id) };
  }
}
