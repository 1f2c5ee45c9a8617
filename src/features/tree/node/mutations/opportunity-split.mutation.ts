import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsIn, ValidateNested } from 'class-validator';
import { AtMost, RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { CarryPayload } from '../carry-payload.model.ts';
import { Opportunity } from '../kinds/opportunity.model.ts';
import { OpportunitySplitAction } from '../opportunity-split.action.ts';
import {
  MOST_PARTS,
  OpportunityPartInput,
  PART_PLACEMENTS,
  type PartPlacement,
  PartPlacementEnum,
} from '../part-of-split.model.ts';

/** The opportunity to split, and its parts. */
@InputType()
export class OpportunitySplitInput extends inputOf(VersionedInput, RepeatableInput) {
  /** New opportunities, 1 to 20, in their order: the opportunity itself remains with what none of them takes. */
  @Field(() => [OpportunityPartInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PARTS)
  @ValidateNested({ each: true })
  @Type(() => OpportunityPartInput)
  into: OpportunityPartInput[];

  /** Where the parts hang. */
  @Field(() => PartPlacementEnum, { defaultValue: 'BESIDE' })
  @IsIn(Object.keys(PART_PLACEMENTS))
  placement: PartPlacement;
}

/** The opportunity and its parts. */
@ObjectType()
export class OpportunitySplitPayload extends CarryPayload {
  /** The new opportunities, in the order of the input; null when refused. */
  @Field(() => [Opportunity], { nullable: true })
  @AtMost(MOST_PARTS)
  parts?: Opportunity[] | null;
}

/** Splits an opportunity. */
@Resolver()
export class OpportunitySplitMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly read: RowReader,
    private readonly action: OpportunitySplitAction,
  ) {}

  @Mutation(() => OpportunitySplitPayload, {
    description:
      'Splits an opportunity that is more than one: makes new ones beside or below it, and hands over what they name, by its id. What no part names stays; nothing is lost, and nothing stands twice but what `sharedIds` names. Scores and assessments that stay judged the whole: `leftBehind` names them, to be judged anew. `opportunityMerge` takes a part back into the opportunity.',
  })
  @RequiresScope('tree:write')
  async opportunitySplit(@Args('input') input: OpportunitySplitInput): Promise<OpportunitySplitPayload> {
    const { partIds, ...told } = await this.once.once('opportunitySplit', input, () => this.action.split(input));
    const parts = await Promise.all(partIds.map((id) => this.read.byId(Opportunity, id)));
    return {
      opportunity: await this.read.byId(Opportunity, input.id),
      parts: parts.filter((part) => part !== null),
      ...told,
    };
  }
}
