import { Injectable } from '@nestjs/common';
import type { Fork } from '../../../domain/priorities/decision/descent.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { checkFirst, type Connection, type PageArgs, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, AFTER_ALL_DAYS, decodeDayCursor } from '../../../platform/paging/cursor.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { TargetOpportunity, type TargetOpportunityArgs } from './target-opportunity.model.ts';

/** Reads targets; one statement for all outcomes or opportunities of a request. */
@Injectable()
export class TargetReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** The target of an outcome, on the day `on` or, without one, the current target; null if there is none. */
  async of(outcomeId: string, on: string | null = null): Promise<TargetOpportunity | null> {
    const [target] = await this.loader(`of/${on ?? ''}`, async (ids) => {
      const rows = await this.db.sql<TargetOpportunity>`
        SELECT DISTINCT ON (target.outcome_id) ${() => this.columns.of(TargetOpportunity, 'target')}
        FROM target_opportunity AS target
        WHERE target.workspace_id = ${currentCaller().workspaceId} AND target.outcome_id = ANY(${ids}::uuid[])
          AND CASE WHEN ${on}::date IS NULL THEN target.ended_on IS NULL
              ELSE target.starts_on <= ${on}::date AND COALESCE(target.ended_on > ${on}::date, true) END
        ORDER BY target.outcome_id, target.starts_on DESC, target.id DESC`;
      return groupRowsById(ids, rows, (row) => row.outcomeId);
    }).load(outcomeId);
    return target ?? null;
  }

  /** The current target whose opportunity this is; null if there is none. */
  async currentOfOpportunity(opportunityId: string): Promise<TargetOpportunity | null> {
    const [target] = await this.loader('naming', async (ids) => {
      const rows = await this.db.sql<TargetOpportunity>`
        SELECT ${() => this.columns.of(TargetOpportunity, 'target')} FROM target_opportunity AS target
        WHERE target.workspace_id = ${currentCaller().workspaceId} AND target.opportunity_id = ANY(${ids}::uuid[])
          AND target.ended_on IS NULL
        ORDER BY target.starts_on DESC, target.id DESC`;
      return groupRowsById(ids, rows, (row) => row.opportunityId);
    }).load(opportunityId);
    return target ?? null;
  }

  /** One page of an outcome's targets, latest first, ended ones included. */
  async history(outcomeId: string, args: PageArgs): Promise<Connection<TargetOpportunity>> {
    const list = `targets/${outcomeId}`;
    const [startsOn, behind] = decodeDayCursor(list, args.after, AFTER_ALL_DAYS);
    const most = checkFirst(args.first) + 1;
    const rows = await this.loader(`history/${most}/${args.after ?? ''}`, async (ids) => {
      const rows = await this.db.sql<TargetOpportunity>`
        SELECT ${() => this.columns.of(TargetOpportunity, 'target')}
        FROM unnest(${ids}::uuid[]) AS asked (id) CROSS JOIN LATERAL (
          SELECT * FROM target_opportunity AS each
          WHERE each.workspace_id = ${currentCaller().workspaceId} AND each.outcome_id = asked.id
            AND (each.starts_on, each.id) < (${startsOn}::date, ${behind}::uuid)
          ORDER BY each.starts_on DESC, each.id DESC LIMIT ${most}
        ) AS target ORDER BY target.starts_on DESC, target.id DESC`;
      return groupRowsById(ids, rows, (row) => row.outcomeId);
    }).load(outcomeId);
    return pageOf(rows, args, (row) => encodeCursor(list, [row.startsOn, row.id]));
  }

  /** One page of the workspace's targets, latest first; one statement. */
  async page(args: TargetOpportunityArgs): Promise<Connection<TargetOpportunity>> {
    const list = 'targetOpportunities';
    const [startsOn, behind] = decodeDayCursor(list, args.after, AFTER_ALL_DAYS);
    const { teamIds, current } = args;
    const rows = await this.db.sql<TargetOpportunity>`
      SELECT ${() => this.columns.of(TargetOpportunity, 'target')} FROM target_opportunity AS target
      JOIN tree_node AS outcome ON outcome.workspace_id = ${currentCaller().workspaceId} AND outcome.id = target.outcome_id
      WHERE target.workspace_id = ${currentCaller().workspaceId}
        AND (target.starts_on, target.id) < (${startsOn}::date, ${behind}::uuid)
        AND (${!teamIds} OR outcome.team_id = ANY(${(teamIds ?? []).map(idOf)}::uuid[]))
        AND (${current === null || current === undefined} OR (target.ended_on IS NULL) = ${current ?? false})
      ORDER BY target.starts_on DESC, target.id DESC LIMIT ${checkFirst(args.first) + 1}`;
    return pageOf(rows, args, (row) => encodeCursor(list, [row.startsOn, row.id]));
  }

  /** Each level of the path down to an opportunity, with its siblings, as this transaction sees them; one statement. */
  forks(path: readonly string[]): Promise<Fork[]> {
    return this.db.sql<Fork>`
      SELECT chosen.parent_id AS "parentId", chosen.id AS "chosenId", ARRAY(
        SELECT other.id FROM tree_node AS other
        WHERE other.workspace_id = ${currentCaller().workspaceId} AND other.parent_id = chosen.parent_id
          AND other.id <> chosen.id AND other.kind = 'OPPORTUNITY' AND other.archived_at IS NULL
        ORDER BY other.position, other.id) AS "siblingIds"
      FROM unnest(${path}::uuid[]) WITH ORDINALITY AS step (id, level)
      JOIN tree_node AS chosen ON chosen.workspace_id = ${currentCaller().workspaceId} AND chosen.id = step.id
      WHERE chosen.parent_id IS NOT NULL ORDER BY step.level`;
  }

  private loader(
    key: string,
    load: (ids: readonly string[]) => Promise<TargetOpportunity[][]>,
  ): Loader<string, TargetOpportunity[]> {
    return currentRequest().loader(`TargetOpportunity.${key}`, () => new Loader(load));
  }
}
