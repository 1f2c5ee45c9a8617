import { Injectable } from '@nestjs/common';
import { type Belonging, PastRowsReader } from '../../../../platform/change-log/past-rows.reader.ts';
import { Fault } from '../../../../platform/request/fault.ts';
import { TreeNode } from '../tree-node.model.ts';

/** The condition of the index that finds what has left a tree or a node. */
const MAY_HAVE_LEFT = `changed_columns && '{tree_id,node_id}'::text[]`;

/** By what nodes belong to a tree. */
const IN_TREE: Belonging = { column: 'tree_id', mayHaveLeft: MAY_HAVE_LEFT };
/** By what other things belong to nodes. */
export const ON_NODE: Belonging = { column: 'node_id', mayHaveLeft: MAY_HAVE_LEFT };

/** Reads the nodes that trees once had. */
@Injectable()
export class PastNodesReader {
  constructor(private readonly rows: PastRowsReader) {}

  /**
   * The nodes of a tree as they stood at an instant, what was changed within its millisecond included; none where there
   * was no such tree. One statement.
   *
   * @param only properties to read
   * @throws Fault BAD_REQUEST for an instant that is still to come
   */
  nodesAt(treeId: string, asOf: Date, only?: ReadonlySet<string>): Promise<TreeNode[]> {
    refuseFuture('asOf', asOf);
    return this.nodesBefore(treeId, new Date(asOf.getTime() + 1), only);
  }

  /** As `nodesAt`, just before an instant. */
  nodesBefore(treeId: string, before: Date, only?: ReadonlySet<string>): Promise<TreeNode[]> {
    return this.rows.rowsBefore(TreeNode, IN_TREE, [treeId], before, only);
  }
}

/** @throws Fault BAD_REQUEST for an instant that is still to come */
export function refuseFuture(name: string, instant: Date): void {
  if (instant.getTime() > Date.now())
    throw new Fault(
      'BAD_REQUEST',
      `"${name}" is ${instant.toISOString()}, which is still to come: name a day or an instant up to now.`,
    );
}
