import { Field, Int, ObjectType } from '@nestjs/graphql';
import { AtMost } from '../../../platform/access/requires-scope.ts';
import { payloadOf } from '../../../platform/graphql/payload.model.ts';
import { CarriedOver, MOST_CARRIED_TYPES } from './carried-over.model.ts';
import type { CarryReport } from './carry-report.ts';
import { Opportunity } from './kinds/opportunity.model.ts';
import { LeftBehind, MOST_LEFT_BEHIND } from './left-behind.model.ts';

/** Base of the payloads that tell what went from one opportunity to another. */
@ObjectType({ isAbstract: true })
export abstract class CarryPayload extends payloadOf(
  Opportunity,
  'opportunity',
  'The opportunity that stays; on a conflict of versions as it now is; null when refused otherwise.',
) {
  /** How many things of each type went from one to the other, by type; null when refused. */
  @Field(() => [CarriedOver], { nullable: true })
  @AtMost(MOST_CARRIED_TYPES)
  carried?: CarriedOver[] | null;

  /** What did not go, and what ended, with the reason, the first 1,000; null when refused. */
  @Field(() => [LeftBehind], { nullable: true })
  @AtMost(MOST_LEFT_BEHIND)
  leftBehind?: LeftBehind[] | null;

  /** Number of all that did not go; null when refused. */
  @Field(() => Int, { nullable: true })
  leftBehindCount?: number | null;
}

/** What a report says in a payload. */
export type Told = Pick<CarryReport, 'carried' | 'leftBehind' | 'leftBehindCount'>;
export const told = ({ carried, leftBehind, leftBehindCount }: CarryReport): Told => ({
  carried,
  leftBehind,
  leftBehindCount,
});
