import { Field, ID, InputType, PickType } from '@nestjs/graphql';
import { ArrayMaxSize } from 'class-validator';
import { inputOf } from '../../../platform/graphql/input.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { OpportunityFields } from './kinds/opportunity-fields.model.ts';
import { Opportunity } from './kinds/opportunity.model.ts';

/** Most parts of one split. Chosen: an opportunity that is more things at once is better drawn anew. */
export const MOST_PARTS = 20;
/** Most things that one part names. Chosen: more than people pick by hand; the rest is handed over by another split. */
export const MOST_NAMED_BY_PART = 500;

/** Where the parts of an opportunity hang. To add a place, add a row. */
export const PART_PLACEMENTS = {
  BESIDE: 'Behind the opportunity, below the same parent: two needs were taken for one.',
  BELOW: 'Below the opportunity, which becomes their parent: a large need is broken into smaller ones.',
} as const;
export type PartPlacement = keyof typeof PART_PLACEMENTS;
export const PartPlacementEnum = registerEnum(
  'PartPlacement',
  'Where the parts of an opportunity that is split hang.',
  PART_PLACEMENTS,
);

/** What a part of an opportunity gets, by the ids by which payloads and lists name the things. */
@InputType({ isAbstract: true })
export class PartOfSplit {
  /**
   * What goes over to the part, up to 500 ids, short keys among them: children, evidence, assumptions, cross-links, links to
   * key results, objectives, scores, assessments, survey answers, interview snapshots, decisions, the current target,
   * references, questions and comments. What no part names stays.
   */
  @Field(() => [ID], { defaultValue: [] })
  @ArrayMaxSize(MOST_NAMED_BY_PART)
  movedIds: string[];

  /** What speaks for the part as well, up to 500 ids: evidence, assumptions, decisions and interview snapshots. It stays, and the part gets the same. */
  @Field(() => [ID], { defaultValue: [] })
  @ArrayMaxSize(MOST_NAMED_BY_PART)
  sharedIds: string[];
}

/** A new opportunity that was part of another one. */
@InputType()
export class OpportunityPartInput extends inputOf(
  PickType(Opportunity, ['title'], InputType),
  OpportunityFields,
  PartOfSplit,
) {}
