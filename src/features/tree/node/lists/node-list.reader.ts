import { Injectable } from '@nestjs/common';
import type { NodeKind } from '../../../../domain/tree/node/node-kind.ts';
import { ListCandidates, rowsAmong } from '../../../../platform/database/list-candidates.reader.ts';
import type { List } from '../../../../platform/database/list-page.reader.ts';
import { ListReader } from '../../../../platform/database/list.reader.ts';
import { type ModelClass, ModelColumns } from '../../../../platform/database/model-columns.ts';
import { anyOf, part, type SqlPart } from '../../../../platform/database/sql-part.ts';
import { AS_MADE, type SortKey } from '../../../../platform/paging/sort-key.ts';
import { Fault } from '../../../../platform/request/fault.ts';
import { currentCaller } from '../../../../platform/request/request.ts';
import type { TreeNode } from '../tree-node.model.ts';
import type { NodeArgs, NodeOrderField } from './node-args.model.ts';
import { MOST_CANDIDATES } from './candidates.reader.ts';
import { conditionsOf } from './node-conditions.reader.ts';
import type { NodeConnection } from './node-connection.model.ts';

/** Days are sorted by one key or the other, so that nodes without one come last either way. */
const byDay = (column: string): SortKey => ({
  sql: `row.${column}_rising`,
  falling: `row.${column}_falling`,
  type: 'date',
});

/** By what nodes are sorted; of each there is an index. */
const NODE_ORDERS: Readonly<Record<NodeOrderField, SortKey>> = {
  CREATED_AT: AS_MADE,
  UPDATED_AT: { sql: 'row.updated_at', type: 'timestamptz' },
  TITLE: { sql: 'row.title_key', type: 'text' },
  DUE_ON: byDay('due_on'),
  STARTED_ON: byDay('started_on'),
  CONCLUDED_ON: byDay('concluded_on'),
  SHIPPED_ON: byDay('shipped_on'),
};

/** How the nodes of a thing are found: those that name it in a column, or that stand under its posting. */
const NODES_OF = {
  team: part`SELECT *, team_id AS of_id FROM tree_node WHERE team_id = asked.id`,
  product: part`SELECT *, product_id AS of_id FROM tree_node WHERE product_id = asked.id`,
  person: part`SELECT *, owner_id AS of_id FROM tree_node WHERE owner_id = asked.id`,
  persona: part`
    SELECT node.*, asked.id AS of_id FROM search_word AS posting
    JOIN tree_node AS node ON node.workspace_id = posting.workspace_id AND node.id = posting.node_id
    WHERE posting.word = '@' || asked.id`,
} as const;

/** Lists nodes across trees. */
@Injectable()
export class NodeListReader {
  constructor(
    private readonly candidates: ListCandidates,
    private readonly lists: ListReader,
    private readonly columns: ModelColumns,
  ) {}

  /**
   * One page of nodes of these kinds. Where a filter has an index that knows at most 5,000 candidates, those are read and
   * sorted. Else the list is walked in its order, up to 5,000 nodes a page; a page that ends there says so. Two statements,
   * and one more where the total is asked for.
   *
   * @throws Fault BAD_REQUEST for a page that cannot be
   * @throws Fault FORBIDDEN for a filter by key results by a key that may not read them
   */
  async page<Node extends TreeNode>(
    model: ModelClass<Node>,
    kinds: readonly NodeKind[],
    args: NodeArgs,
  ): Promise<NodeConnection<Node>> {
    const list = await this.listOf(model, kinds, args);
    return (await this.lists.page<Node>(list, args)) as NodeConnection<Node>;
  }

  /**
   * One page of those nodes of these kinds that belong to a thing. All that belong to it are read and sorted; one statement
   * for all things whose lists a request asks for alike, and one more where the total is asked for.
   *
   * @throws Fault as `page` does
   */
  async pageOf<Node extends TreeNode>(
    thing: { readonly is: keyof typeof NODES_OF; readonly id: string },
    model: ModelClass<Node>,
    kinds: readonly NodeKind[],
    args: NodeArgs,
  ): Promise<NodeConnection<Node>> {
    checkScope(args.filter);
    const stretches = stretchesOf(kinds, args.filter?.includeArchived ?? false);
    const list = {
      ...this.sorted(`${thing.is}/nodes`, model),
      from: part`(SELECT * FROM (${NODES_OF[thing.is]}) AS own WHERE own.workspace_id = ${currentCaller().workspaceId} OFFSET 0) AS row`,
      where: [part`(${anyOf(stretches)})`, ...conditionsOf(args.filter ?? {}, kinds).map(({ fits }) => fits)],
      of: 'row.of_id',
    };
    return (await this.lists.pageOf<Node>(list, thing.id, args)) as NodeConnection<Node>;
  }

  private sorted(name: string, model: ModelClass<TreeNode>) {
    const order = { field: 'CREATED_AT', direction: 'ASC' } as const;
    return { name: `${name}/${model.name}`, columns: this.columns.of(model, 'row'), orders: NODE_ORDERS, order };
  }

  private async listOf(model: ModelClass<TreeNode>, kinds: readonly NodeKind[], { filter }: NodeArgs): Promise<List> {
    checkScope(filter);
    const conditions = conditionsOf(filter ?? {}, kinds);
    const list = this.sorted('nodes', model);
    const where = conditions.map(({ fits }) => fits);
    const candidates = await this.candidates.fewest(
      conditions.flatMap((condition) => condition.candidates ?? []),
      MOST_CANDIDATES,
    );
    const stretches = stretchesOf(kinds, filter?.includeArchived ?? false);
    if (candidates === null)
      return { ...list, from: part`tree_node AS row`, where, walk: { stretches, most: MOST_CANDIDATES } };
    return { ...list, from: rowsAmong('tree_node', candidates), where: [...where, part`(${anyOf(stretches)})`] };
  }
}

/** The stretches of an index in which nodes of these kinds stand: an index begins with the kind, and whether a node is archived in effect. */
const stretchesOf = (kinds: readonly NodeKind[], withArchived: boolean): SqlPart[] =>
  [...new Set(kinds)].flatMap((kind) =>
    (withArchived ? [false, true] : [false]).map(
      (archived) => part`row.workspace_id = ${currentCaller().workspaceId} AND row.kind = '${() => kind}'
        AND row.archived_in_effect = ${() => String(archived)}`,
    ),
  );

function checkScope(filter: NodeArgs['filter']): void {
  if (filter?.keyResultIds && !currentCaller().scopes.has('okr:read'))
    throw new Fault('FORBIDDEN', 'This key may not read key results: "keyResultIds" needs the scope okr:read.');
}
