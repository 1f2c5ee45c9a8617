import { Args, Field, ID, InputType, Mutation, ObjectType, PickType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { ReferableInput } from '../../../context/external-ref/new-ref.model.ts';
import { OpportunityFields } from '../kinds/opportunity-fields.model.ts';
import { Opportunity } from '../kinds/opportunity.model.ts';
import { NodeCreateAction } from '../node-create.action.ts';

/** Fields of the new opportunity. */
@InputType()
export class OpportunityCreateInput extends inputOf(
  PickType(Opportunity, ['title'], InputType),
  OpportunityFields,
  ReferableInput,
  RepeatableInput,
) {
  /** Parent of the opportunity: an outcome or an opportunity. */
  @Field(() => ID)
  parentId: string;
}

/** The new opportunity. */
@ObjectType()
export class OpportunityCreatePayload extends payloadOf(Opportunity, 'opportunity') {}

/** Adds an opportunity. */
@Resolver()
export class OpportunityCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly action: NodeCreateAction,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => OpportunityCreatePayload, {
    description: 'Adds an opportunity below an outcome or another opportunity, after its siblings.',
  })
  @RequiresScope('tree:write')
  async opportunityCreate(@Args('input') input: OpportunityCreateInput): Promise<OpportunityCreatePayload> {
    const { idempotencyKey: _, parentId, ...fields } = input;
    const id = await this.once.once('opportunityCreate', input, () =>
      this.action.createBelow(parentId, 'OPPORTUNITY', fields),
    );
    return { opportunity: await this.read.byId(Opportunity, id) };
  }
}
