import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { RankingScope } from './ranking-scope.model.ts';
import { RankingStatement } from './ranking-statement.reader.ts';

/** Computes the figures that need all pages of a ranking. */
@Injectable()
export class RankingCountReader {
  constructor(private readonly db: Database) {}

  /** Number of ranked nodes, and of those without a value. It reads every one of them, so call it only if the figures are requested. */
  async totals(scope: RankingScope): Promise<{ total: number; unscored: number }> {
    const [total, scored] = [await this.count(scope, ''), await this.count(scope, scope.model)];
    return { total, unscored: total - scored };
  }

  /**
   * Whether nodes under different parents are compared. It stops at the first node with a different parent; a parent has
   * at most 500 children, so that this comes soon.
   */
  async flatAcrossParents(scope: RankingScope): Promise<boolean> {
    const statement = new RankingStatement(scope, '');
    if (statement.empty) return false;
    const workspace = statement.value(currentCaller().workspaceId, 'uuid');
    const fits = statement.filters();
    const parents = `
      SELECT node.parent_id FROM (${statement.entries(null, null)}) AS looked
      CROSS JOIN LATERAL (SELECT parent_id FROM tree_node WHERE workspace_id = ${workspace} AND id = looked.node_id LIMIT 1) AS node
      ${fits.length === 0 ? '' : `WHERE ${fits.join(' AND ')}`}`;
    const [answer] = await this.db.query<{ flat: boolean }>(
      `WITH one AS (${parents} LIMIT 1)
       SELECT (SELECT EXISTS (SELECT FROM (${parents}) AS each WHERE parent_id <> (SELECT parent_id FROM one))) AS flat`,
      statement.values,
    );
    return answer?.flat ?? false;
  }

  private async count(scope: RankingScope, model: string): Promise<number> {
    const statement = new RankingStatement(scope, model);
    if (statement.empty) return 0;
    const fits = statement.filters();
    const [counted] = await this.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM (${statement.entries(null, null)}) AS looked
       ${fits.length === 0 ? '' : `WHERE ${fits.join(' AND ')}`}`,
      statement.values,
    );
    return counted?.count ?? 0;
  }
}
