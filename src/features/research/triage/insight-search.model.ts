import { Field, ObjectType } from '@nestjs/graphql';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { connectionOf } from '../../../platform/paging/connection.model.ts';
import { Insight } from '../insight/insight.model.ts';

/** A hit of a search for insights. */
@ObjectType()
@RequiresScope('insight:read')
export class InsightSearchHit {
  /** Insight that contains words of the search. */
  @Field(() => Insight)
  insight: Insight;

  /** Its text around the first match, up to 160 characters, plain text. */
  snippet: string;
}

/** One page of hits of a search for insights, best first. */
export const InsightSearchHitConnection = connectionOf<InsightSearchHit>(() => InsightSearchHit, 'InsightSearchHit');
