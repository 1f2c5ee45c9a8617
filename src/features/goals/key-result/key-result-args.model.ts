import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { FilterIds } from '../../../platform/graphql/validators.ts';
import { listArgs, orderOf } from '../../../platform/paging/list-args.model.ts';
import { ObjectiveFilter } from './objective-args.model.ts';

/** Narrows a list of key results; what is left out narrows nothing. */
@InputType()
export class KeyResultFilter extends ObjectiveFilter {
  /** Only key results of these objectives, at most 100 objectives. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  objectiveIds?: string[] | null;

  /** Only key results that these persons own, at most 100 persons. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  ownerIds?: string[] | null;

  /** Only key results with an owner, or only those without one. */
  @Field(() => Boolean, { nullable: true })
  hasOwner?: boolean | null;

  /** Only key results of these metrics, at most 100 metrics. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  metricIds?: string[] | null;

  /** Only key results without a check-in and without a reading of their metric at this instant or later: their value is older. */
  @Field(() => Date, { nullable: true })
  notObservedSince?: Date | null;
}

/** What key results can be sorted by. */
export const KeyResultOrder = orderOf('KeyResult', {
  CREATED_AT: 'When the key result was added.',
  TITLE: 'The title; capitals and small letters are alike.',
  CYCLE: 'The first day of its cycle.',
  OBSERVED_AT: 'The latest observation by a check-in or a reading of its metric; those never observed come first.',
});

/** Which key results, in which order. */
@ArgsType()
export class KeyResultArgs extends listArgs({ filter: KeyResultFilter, orderBy: KeyResultOrder }) {}
