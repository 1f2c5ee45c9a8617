import type { Type } from '@nestjs/common';
import { CHOSEN } from '../../../../domain/tree/chosen.ts';
import { type WalkedConnection, walkedConnectionOf } from '../../../../platform/paging/connection.model.ts';

/** One page of a list of nodes, which tells when it was ended before it was full. */
export type NodeConnection<Item> = WalkedConnection<Item>;

/** Makes the edge and connection types of a list of nodes; `name` is that of the item's type. */
export const nodeConnectionOf = <Item>(item: () => unknown, name: string): Type<NodeConnection<Item>> =>
  walkedConnectionOf<Item>(item, name, { most: CHOSEN.tree.mostNodes, things: 'nodes' });
