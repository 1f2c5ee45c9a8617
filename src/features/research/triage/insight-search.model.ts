import { Field, ObjectType } from '@nestjs/graphql';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { connectionOf } from '../../../platform/paging/connection.model.ts';
import { Insight } from '../insight/insight.model.ts';

/** An insight that a search found. */
@ObjectType()
@RequiresScope('insight:read')
export class InsightSearchHit {
  /** What was found. */
  @Field(() => Insight)
  insight: Insight;

  /** What it says around the first match, up to 160 characters, plain text. */
  snippet: string;
}

/** One page of what a search for insights found, best first. */
export const InsightSearchHitConnection = connectionOf<InsightSearchHit>(() => InsightSearchHit, 'InsightSearchHit');
