import { Field, ID, ObjectType } from '@nestjs/graphql';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { EntityTypeEnum } from '../../../platform/change-log/change.model.ts';

/** Most things that a payload names as left behind. Chosen: a list that people still go through; the count tells of more. */
export const MOST_LEFT_BEHIND = 1_000;

/** Something that an operation could not take along. Its history keeps what it said. */
@ObjectType()
@RequiresScope('tree:read')
export class LeftBehind {
  /** Type of the thing. */
  @Field(() => EntityTypeEnum)
  what: string;

  /** The thing. One that is gone is found in the change log only. */
  @Field(() => ID)
  id: string;

  /** Field of the thing that was emptied or did not come along; null where the whole thing was left behind. */
  field: string | null;

  /** Why, in one sentence that names what stands in its place, if anything does. */
  reason: string;
}
