import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { FilterIds, Lines, OptionalLine } from '../../../platform/graphql/validators.ts';
import { listArgs, orderOf } from '../../../platform/paging/list-args.model.ts';
import { type AssumptionType, AssumptionTypeEnum } from './assumption.model.ts';

/** Narrows a list of assumptions; what is left out narrows nothing. */
@InputType()
export class AssumptionFilter {
  /** Only assumptions that these solutions or opportunities rest on, or that these experiments test; at most 100 nodes. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  nodeIds?: string[] | null;

  /** Only assumptions of nodes in these outcomes' trees, at most 100 outcomes. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  outcomeIds?: string[] | null;

  /** Only assumptions of one of these types. */
  @Field(() => [AssumptionTypeEnum], { nullable: true })
  types?: AssumptionType[] | null;

  /** Only assumptions that these persons are responsible for, at most 100 persons. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  ownerIds?: string[] | null;

  /** Only assumptions with at least one of these tags, at most 20 tags. */
  @Field(() => [String], { nullable: true })
  @Lines(20, 50)
  tags?: string[] | null;

  /** Only assumptions whose statement holds this text, in capitals or not. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  text?: string | null;

  /** Whether archived assumptions are listed too. */
  @Field(() => Boolean, { defaultValue: false })
  includeArchived: boolean;
}

/** What assumptions can be sorted by. */
export const AssumptionOrder = orderOf('Assumption', {
  IMPORTANCE: 'The relative order of importance, the most important first.',
  EVIDENCE: 'The relative order of evidence, most evidence for or against first, none last.',
  CREATED_AT: 'When the assumption was written down.',
});

/** Which assumptions, in which order. */
@ArgsType()
export class AssumptionArgs extends listArgs({ filter: AssumptionFilter, orderBy: AssumptionOrder }) {}
