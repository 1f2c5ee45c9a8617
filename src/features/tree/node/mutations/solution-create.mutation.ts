import { Args, Field, ID, InputType, Mutation, ObjectType, PickType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { ReferableInput } from '../../../context/external-ref/new-ref.model.ts';
import { SolutionFields } from '../kinds/solution-fields.model.ts';
import { Solution } from '../kinds/solution.model.ts';
import { NodeCreateAction } from '../node-create.action.ts';

/** Fields of the new solution. */
@InputType()
export class SolutionCreateInput extends inputOf(
  PickType(Solution, ['title'], InputType),
  SolutionFields,
  ReferableInput,
  RepeatableInput,
) {
  /** Parent of the solution: an opportunity. */
  @Field(() => ID)
  parentId: string;
}

/** The new solution. */
@ObjectType()
export class SolutionCreatePayload extends payloadOf(Solution, 'solution') {}

/** Adds a solution. */
@Resolver()
export class SolutionCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly action: NodeCreateAction,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => SolutionCreatePayload, { description: 'Adds a solution below an opportunity, after its siblings.' })
  @RequiresScope('tree:write')
  async solutionCreate(@Args('input') input: SolutionCreateInput): Promise<SolutionCreatePayload> {
    const { idempotencyKey: _, parentId, ...fields } = input;
    const id = await this.once.once('solutionCreate', input, () =>
      this.action.createBelow(parentId, 'SOLUTION', fields),
    );
    return { solution: await this.read.byId(Solution, id) };
  }
}
