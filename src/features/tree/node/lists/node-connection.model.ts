import type { Type } from '@nestjs/common';
import { Field } from '@nestjs/graphql';
import { type CountedConnection, countedConnectionOf } from '../../../../platform/paging/connection.model.ts';

/** One page of a list of nodes, which tells when it was ended before it was full. */
export interface NodeConnection<Item> extends CountedConnection<Item> {
  readonly stoppedEarly: boolean;
}

/** Makes the edge and connection types of a list of nodes; `name` is that of the item's type. */
export function nodeConnectionOf<Item>(item: () => unknown, name: string): Type<NodeConnection<Item>> {
  const type = countedConnectionOf<Item>(item, name) as Type<NodeConnection<Item>>;
  const description =
    'Whether the page ended before it was full, because 5,000 nodes had been looked at: a filter that fits few of very many nodes may do so. `pageInfo` says where to go on.';
  Field(() => Boolean, { description })(type.prototype as object, 'stoppedEarly');
  return type;
}
