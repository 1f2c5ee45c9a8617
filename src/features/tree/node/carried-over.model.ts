import { Field, Int, ObjectType } from '@nestjs/graphql';
import { EntityTypeEnum } from '../../../platform/change-log/change.model.ts';

/** Most types of things that hang on an opportunity. Chosen: more than there are. */
export const MOST_CARRIED_TYPES = 40;

/** How many things of one type came along. */
@ObjectType()
export class CarriedOver {
  /** Type of the things. */
  @Field(() => EntityTypeEnum)
  what: string;

  /** How many they are. */
  @Field(() => Int)
  count: number;
}
