import { Injectable } from '@nestjs/common';
import type { Fork } from '../../../domain/priorities/decision/descent.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { isOneOf, isSaid, part } from '../../../platform/database/sql-part.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import type { ListArgs } from '../../../platform/paging/list-args.model.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { TargetOpportunity, type TargetOpportunityArgs } from './target-opportunity.model.ts';

/** Targets by the day on which they start, the latest first. */
const LATEST_FIRST = {
  orders: { STARTS_ON: { sql: 'row.starts_on', type: 'date' } },
  order: { field: 'STARTS_ON', direction: 'DESC' },
} as const;

/** Reads targets; one statement for all outcomes or opportunities of a request. */
@Injectable()
export class TargetReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly lists: ListReader,
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

  /** One page of an outcome's targets, the latest start first, ended ones included. */
  history(outcomeId: string, args: ListArgs): Promise<CountedConnection<TargetOpportunity>> {
    const list = this.lists.rowsOf(TargetOpportunity, { name: 'targets', where: [], ...LATEST_FIRST });
    return this.lists.pageOf({ ...list, of: 'row.outcome_id' }, outcomeId, args);
  }

  /** One page of the workspace's targets, the latest start first. */
  page(args: TargetOpportunityArgs): Promise<CountedConnection<TargetOpportunity>> {
    const { teamIds, productIds, isCurrent } = args.filter ?? {};
    const list = this.lists.rowsOf(TargetOpportunity, {
      name: 'targetOpportunities',
      join: part`JOIN tree_node AS outcome ON outcome.workspace_id = ${currentCaller().workspaceId} AND outcome.id = row.outcome_id`,
      where: [
        isOneOf('outcome.team_id', teamIds, 'uuid'),
        isOneOf('outcome.product_id', productIds, 'uuid'),
        isSaid('row.ended_on IS NULL', isCurrent),
      ],
      ...LATEST_FIRST,
    });
    return this.lists.page(list, args);
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
