import { ArgsType, Field, Int } from '@nestjs/graphql';
import { Type as Nested } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { ChangeFilterInput } from './change-filter.model.ts';

/** Most changes of one page of the feed. */
export const MOST_CHANGES = 1_000;

/** Which page of the feed. */
@ArgsType()
export class FeedArgs {
  /** How many at most, 1 to 1,000. With `changes` a page of 1,000 may cost too much: ask for fewer. */
  @Field(() => Int, { defaultValue: 100 })
  first: number;

  /** Cursor after which the page begins: an `endCursor` or `cursor` of the feed, or `changesHead`; none for the very first change. */
  @Field(() => String, { nullable: true })
  after?: string | null;

  /** Which changes; all that the key may read unless said. */
  @Field(() => ChangeFilterInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Nested(() => ChangeFilterInput)
  filter?: ChangeFilterInput | null;
}
