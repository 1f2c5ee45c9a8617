import { Field, Int, ObjectType } from '@nestjs/graphql';
import { AtMost } from '../access/requires-scope.ts';
import type { ModelClass } from '../database/model-columns.ts';
import { MOST_ITEMS } from './each-item.ts';
import { Payload, UserError } from './payload.model.ts';

/** Result of one item of a call with many; what is made of the item stands beside. */
@ObjectType({ isAbstract: true })
export abstract class ItemResult {
  /** Index of the item in the input, from 0. */
  @Field(() => Int)
  index: number;

  /** Reasons why the item was declined, with paths from the top of the input; empty when it was not. */
  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

/** Base of the payload of a call with many items: one result for each of them. */
export function resultsOf<Result extends ItemResult>(
  result: ModelClass<Result>,
): abstract new () => Payload & { results?: Result[] | null } {
  @ObjectType({ isAbstract: true, implements: () => [Payload] })
  abstract class PayloadOfResults extends Payload {
    @Field(() => [result], {
      nullable: true,
      description: 'One result for each item, in the order of the input; null when the call was refused as a whole.',
    })
    @AtMost(MOST_ITEMS)
    results?: Result[] | null;
  }
  return PayloadOfResults;
}
