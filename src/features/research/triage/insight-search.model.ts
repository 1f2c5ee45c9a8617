import { ArgsType, Field, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { countedConnectionOf, PageArgs } from '../../../platform/paging/connection.model.ts';
import { InsightFilter } from '../insight/insight-args.model.ts';
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
export const InsightSearchHitConnection = countedConnectionOf<InsightSearchHit>(
  () => InsightSearchHit,
  'InsightSearchHit',
);

/** What to search for. Hits are ordered by how well they match, so that a search pages forward only. */
@ArgsType()
export class InsightSearchArgs extends PageArgs {
  /** Words to search for, in any order; the first dozen count. */
  @Field(() => String)
  text: string;

  /** Among which insights to search; what is left out narrows nothing. */
  @Field(() => InsightFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => InsightFilter)
  filter?: InsightFilter | null;
}
