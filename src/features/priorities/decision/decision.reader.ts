import { Injectable } from '@nestjs/common';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { checkFirst, type Connection, type PageArgs, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, BEFORE_ALL_DAYS, AFTER_ALL_DAYS, decodeDayCursor } from '../../../platform/paging/cursor.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { Person } from '../../context/people/person.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { Decision, type DecisionArgs, type DecisionsDueArgs, type DecisionScopeArgs } from './decision.model.ts';

/** SQL condition: no other decision of the workspace $1 supersedes `decision`. */
export const IN_FORCE = `NOT EXISTS (
  SELECT FROM decision AS later WHERE later.workspace_id = $1::uuid AND later.supersedes_id = decision.id)`;

/** SQL condition: in the workspace $1, `decision` is about the node $2 and about nodes of the teams $3. A null does not filter. */
export const IN_SCOPE = `($2::uuid IS NULL OR EXISTS (
    SELECT FROM decision_node AS about
    WHERE about.workspace_id = $1::uuid AND about.decision_id = decision.id AND about.node_id = $2::uuid))
  AND ($3::uuid[] IS NULL OR EXISTS (
    SELECT FROM decision_node AS about
    JOIN tree_node AS node ON node.workspace_id = $1::uuid AND node.id = about.node_id
    JOIN tree_node AS root ON root.workspace_id = $1::uuid AND root.id = node.tree_id
    WHERE about.workspace_id = $1::uuid AND about.decision_id = decision.id AND root.team_id = ANY($3::uuid[])))`;

/** Values of $1 to $3 in `IN_SCOPE`. */
export const scopeOf = ({ nodeId, teamIds }: DecisionScopeArgs): unknown[] => [
  currentCaller().workspaceId,
  nodeId === null || nodeId === undefined ? null : idOf(nodeId),
  teamIds?.map(idOf) ?? null,
];

/** Reads the log of decisions. */
@Injectable()
export class DecisionReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly calendar: CalendarReader,
  ) {}

  /** One page of decisions, latest first; one statement. */
  async page(args: DecisionArgs): Promise<Connection<Decision>> {
    const list = 'decisions';
    const cursor = decodeDayCursor(list, args.after, AFTER_ALL_DAYS);
    const days = await this.calendar.daysOf(args);
    const rows = await this.db.query<Decision>(
      `SELECT ${this.columns.of(Decision, 'decision')} FROM decision
       WHERE decision.workspace_id = $1::uuid AND ${IN_SCOPE}
         AND (decision.decided_on, decision.id) < ($4::date, $5::uuid)
         AND decision.decided_on BETWEEN $6::date AND $7::date AND (NOT $8::boolean OR ${IN_FORCE})
       ORDER BY decision.decided_on DESC, decision.id DESC LIMIT $9`,
      [
        ...scopeOf(args),
        ...cursor,
        days.first ?? '-infinity',
        days.last ?? 'infinity',
        args.currentOnly,
        checkFirst(args.first) + 1,
      ],
    );
    return pageOf(rows, args, (row) => encodeCursor(list, [row.decidedOn, row.id]));
  }

  /** One page of decisions whose day of review has come by `asOf`, the longest overdue first; superseded ones are left out. */
  async due(args: DecisionsDueArgs): Promise<Connection<Decision>> {
    const list = 'decisionsDue';
    const cursor = decodeDayCursor(list, args.after, BEFORE_ALL_DAYS);
    const asOf = args.asOf ?? (await this.calendar.today());
    const rows = await this.db.query<Decision & { revisitOn: string }>(
      `SELECT ${this.columns.of(Decision, 'decision')} FROM decision
       WHERE decision.workspace_id = $1::uuid AND ${IN_SCOPE} AND ${IN_FORCE}
         AND (decision.revisit_on, decision.id) > ($4::date, $5::uuid) AND decision.revisit_on <= $6::date
       ORDER BY decision.revisit_on, decision.id LIMIT $7`,
      [...scopeOf(args), ...cursor, asOf, checkFirst(args.first) + 1],
    );
    return pageOf(rows, args, (row) => encodeCursor(list, [row.revisitOn, row.id]));
  }

  /** One page of decisions about a node, latest first; one statement for all nodes of a request. */
  async about(nodeId: string, args: PageArgs): Promise<Connection<Decision>> {
    const list = `decisions/${nodeId}`;
    const [decidedOn, id] = decodeDayCursor(list, args.after, AFTER_ALL_DAYS);
    const most = checkFirst(args.first) + 1;
    const rows = await this.loader(`about/${most}/${args.after ?? ''}`, async (ids) => {
      const found = await this.db.sql<Decision & { aboutId: string }>`
        SELECT ${() => this.columns.of(Decision, 'decision')}, asked.id AS "aboutId"
        FROM unnest(${ids}::uuid[]) AS asked (id) CROSS JOIN LATERAL (
          SELECT each.* FROM decision_node AS about
          JOIN decision AS each ON each.workspace_id = ${currentCaller().workspaceId} AND each.id = about.decision_id
          WHERE about.workspace_id = ${currentCaller().workspaceId} AND about.node_id = asked.id
            AND (each.decided_on, each.id) < (${decidedOn}::date, ${id}::uuid)
          ORDER BY each.decided_on DESC, each.id DESC LIMIT ${most}
        ) AS decision ORDER BY decision.decided_on DESC, decision.id DESC`;
      return groupRowsById(ids, found, (row) => row.aboutId);
    }).load(nodeId);
    return pageOf(rows, args, (row) => encodeCursor(list, [row.decidedOn, row.id]));
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
