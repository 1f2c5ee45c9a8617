import { Injectable } from '@nestjs/common';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { type Condition, holdsText, isOneOf, isSaid, part, type SqlPart } from '../../../platform/database/sql-part.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import type { ListArgs } from '../../../platform/paging/list-args.model.ts';
import { AS_MADE } from '../../../platform/paging/sort-key.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { Person } from '../../context/people/person.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import type { DecisionArgs, DecisionScopeFilter, DecisionsDueArgs } from './decision-args.model.ts';
import { Decision } from './decision.model.ts';

/** Whether no other decision supersedes the one of this alias. */
export const isInForce = (decision: string): SqlPart => part`NOT EXISTS (
  SELECT FROM decision AS later
  WHERE later.workspace_id = ${currentCaller().workspaceId} AND later.supersedes_id = ${() => decision}.id)`;

/** Whether the decision of this alias is about what the filter asks for. */
export function isInScope(
  { nodeIds, outcomeIds, teamIds, whoIds }: DecisionScopeFilter,
  decision: string,
): readonly Condition[] {
  const { workspaceId } = currentCaller();
  const about = (condition: Condition): Condition =>
    condition &&
    part`EXISTS (
      SELECT FROM decision_node AS about
      JOIN tree_node AS node ON node.workspace_id = ${workspaceId} AND node.id = about.node_id
      JOIN tree_node AS root ON root.workspace_id = ${workspaceId} AND root.id = node.tree_id
      WHERE about.workspace_id = ${workspaceId} AND about.decision_id = ${() => decision}.id AND ${condition})`;
  const persons = isOneOf('took.person_id', whoIds, 'uuid');
  return [
    about(isOneOf('about.node_id', nodeIds, 'uuid')),
    about(isOneOf('node.tree_id', outcomeIds, 'uuid')),
    about(isOneOf('root.team_id', teamIds, 'uuid')),
    persons &&
      part`EXISTS (SELECT FROM decision_person AS took
        WHERE took.workspace_id = ${workspaceId} AND took.decision_id = ${() => decision}.id AND ${persons})`,
  ];
}

/** What decisions can be sorted by. */
const ORDERS = {
  DECIDED_ON: { sql: 'row.decided_on', type: 'date' },
  CREATED_AT: AS_MADE,
  REVISIT_ON: { sql: `COALESCE(row.revisit_on, 'infinity')`, type: 'date' },
} as const;

/** Reads the log of decisions. */
@Injectable()
export class DecisionReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly lists: ListReader,
    private readonly calendar: CalendarReader,
  ) {}

  /** One page of decisions, the latest day first unless said otherwise. */
  async page(args: DecisionArgs): Promise<CountedConnection<Decision>> {
    const filter = args.filter ?? {};
    const { first, last } = await this.calendar.daysOf(filter);
    const list = this.lists.rowsOf(Decision, {
      name: 'decisions',
      where: [
        ...isInScope(filter, 'row'),
        first ? part`row.decided_on >= ${first}::date` : null,
        last ? part`row.decided_on <= ${last}::date` : null,
        isSaid(isInForce('row'), filter.isInForce),
        isSaid('row.two_way_door', filter.isTwoWayDoor),
        holdsText("row.question || ' ' || row.choice || ' ' || row.reason", filter.text),
      ],
      orders: ORDERS,
      order: { field: 'DECIDED_ON', direction: 'DESC' },
    });
    return this.lists.page(list, args);
  }

  /** One page of decisions whose day of review has come, the longest overdue first; superseded ones are left out. */
  async due(args: DecisionsDueArgs): Promise<CountedConnection<Decision>> {
    const filter = args.filter ?? {};
    const asOf = filter.asOf ?? (await this.calendar.today());
    const list = this.lists.rowsOf(Decision, {
      name: 'decisionsDue',
      where: [...isInScope(filter, 'row'), isInForce('row'), part`row.revisit_on <= ${asOf}::date`],
      orders: ORDERS,
      order: { field: 'REVISIT_ON', direction: 'ASC' },
    });
    return this.lists.page(list, args);
  }

  /** One page of decisions about a node, the latest day first; one statement for all nodes of a request. */
  about(nodeId: string, args: ListArgs): Promise<CountedConnection<Decision>> {
    const { workspaceId } = currentCaller();
    const list = this.lists.rowsOf(Decision, {
      name: 'decisionsAbout',
      join: part`JOIN decision_node AS about ON about.workspace_id = ${workspaceId} AND about.decision_id = row.id`,
      where: [],
      orders: ORDERS,
      order: { field: 'DECIDED_ON', direction: 'DESC' },
    });
    return this.lists.pageOf({ ...list, of: 'about.node_id' }, nodeId, args);
  }

  /** The decision that supersedes this one; null while it is in force. */
  supersededBy(id: string): Promise<Decision | null> {
    return this.loader('supersededBy', async (ids) => {
      const rows = await this.db.sql<Decision>`
        SELECT ${() => this.columns.of(Decision, 'decision')} FROM decision
        WHERE decision.workspace_id = ${currentCaller().workspaceId} AND decision.supersedes_id = ANY(${ids}::uuid[])`;
      const known = new Map(rows.map((row) => [row.supersedesId, row]));
      return ids.map((each) => known.get(each) ?? null);
    }).load(id);
  }

  /** Nodes that a decision is about, in the order given; one statement for all decisions of a request. */
  nodes(id: string): Promise<TreeNode[]> {
    return this.loader('nodes', async (ids) => {
      const rows = await this.db.sql<TreeNode & { decisionId: string }>`
        SELECT ${() => this.columns.of(TreeNode, 'node')}, about.decision_id AS "decisionId" FROM decision_node AS about
        JOIN tree_node AS node ON node.workspace_id = ${currentCaller().workspaceId} AND node.id = about.node_id
        WHERE about.workspace_id = ${currentCaller().workspaceId} AND about.decision_id = ANY(${ids}::uuid[]) ORDER BY about.id`;
      return groupRowsById(ids, rows, ({ decisionId }) => decisionId);
    }).load(id);
  }

  /** Persons who took a decision, in the order given; one statement for all decisions of a request. */
  who(id: string): Promise<Person[]> {
    return this.loader('who', async (ids) => {
      const rows = await this.db.sql<Person & { decisionId: string }>`
        SELECT ${() => this.columns.of(Person, 'person')}, took.decision_id AS "decisionId" FROM decision_person AS took
        JOIN person ON person.workspace_id = ${currentCaller().workspaceId} AND person.id = took.person_id
        WHERE took.workspace_id = ${currentCaller().workspaceId} AND took.decision_id = ANY(${ids}::uuid[]) ORDER BY took.id`;
      return groupRowsById(ids, rows, ({ decisionId }) => decisionId);
    }).load(id);
  }

  private loader<Answer>(key: string, load: (ids: readonly string[]) => Promise<Answer[]>): Loader<string, Answer> {
    return currentRequest().loader(`Decision.${key}`, () => new Loader(load));
  }
}
