import { Injectable } from '@nestjs/common';
import { CHOSEN } from '../../../domain/priorities/chosen.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { RankingScope } from './ranking-scope.model.ts';
import { RankingStatement, type RankingEntryCursor } from './ranking-statement.reader.ts';

/** One node of a ranking. */
export interface RankingRow {
  /** Sort key: the negated value, Infinity without one. */
  readonly place: number;
  readonly id: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly scoreId: string | null;
  /** Number of nodes that were examined up to this one, itself included. */
  readonly ordinal: number;
}

/** The rows of a ranking after a cursor. */
export interface RankingRows {
  readonly rows: readonly RankingRow[];
  /** Number of nodes that were examined. */
  readonly examined: number;
  /** Cursor at which the examination stopped before enough nodes were found and before all were examined; null otherwise. */
  readonly stoppedAt: RankingEntryCursor | null;
}

const NOTHING: RankingRows = { rows: [], examined: 0, stoppedAt: null };

/** Reads rankings from the index that orders ranking entries. */
@Injectable()
export class RankingReader {
  constructor(private readonly db: Database) {}

  /** The database snapshot of the first page, and whether the outcome and the product exist. */
  async begin({
    outcomeId,
    productId,
  }: Pick<RankingScope, 'outcomeId' | 'productId'>): Promise<{ snapshot: string; found: boolean }> {
    const { workspaceId } = currentCaller();
    const [answer] = await this.db.sql<{ snapshot: string; found: boolean }>`
      SELECT pg_current_snapshot()::text AS snapshot,
             (${outcomeId}::text IS NULL OR EXISTS (SELECT FROM tree_node WHERE workspace_id = ${workspaceId} AND id = ${idOf(outcomeId ?? '')} AND kind = 'OUTCOME'))
         AND (${productId}::text IS NULL OR EXISTS (SELECT FROM product WHERE workspace_id = ${workspaceId} AND id = ${idOf(productId ?? '')})) AS found`;
    if (!answer) throw new Error('One row was asked for.');
    return answer;
  }

  /**
   * Up to `limit` scored nodes after a cursor, highest value first; read from the index, whatever the size of the
   * workspace. A node whose value changed since the first page is skipped, because an earlier page may have shown it.
   */
  async scored(
    scope: RankingScope,
    after: RankingEntryCursor | null,
    snapshot: string | null,
    limit: number,
  ): Promise<RankingRows> {
    const statement = new RankingStatement(scope, scope.model);
    if (statement.empty) return NOTHING;
    const fits = statement.filters();
    if (fits.length === 0) return this.scoredFromIndex(scope, after, snapshot, limit);
    const most = CHOSEN.ranking.mostLookedAt;
    if (snapshot !== null) fits.push(visible(statement, 'looked', snapshot));
    const rows = await this.db.query<RankingRow>(
      `SELECT ${COLUMNS}, looked.score_id AS "scoreId" FROM ${numbered(statement.entries(after, most))}
       ${where(fits)} ORDER BY looked.place, looked.node_id LIMIT ${statement.value(limit, 'int')}`,
      statement.values,
    );
    return this.withEnd(rows, scope, scope.model, after, limit, most);
  }

  /**
   * As `scored`, if no filter needs more than the index. It reads exactly `limit` entries, because with a higher limit
   * Postgres would sort all of them instead of reading the index in order. If some of them are skipped it reads the next
   * ones, up to 200 in all.
   */
  private async scoredFromIndex(
    scope: RankingScope,
    after: RankingEntryCursor | null,
    snapshot: string | null,
    limit: number,
  ): Promise<RankingRows> {
    const found: RankingRow[] = [];
    let from = after;
    for (let looked = 0; ; looked += limit) {
      const statement = new RankingStatement(scope, scope.model);
      const entries = statement.entries(from, limit);
      const unchanged = snapshot === null ? 'true' : visible(statement, 'looked', snapshot);
      const rows = await this.db.query<RankingRow & { unchanged: boolean }>(
        `SELECT ${COLUMNS}, looked.score_id AS "scoreId", ${unchanged} AS unchanged FROM ${numbered(entries)}
         ORDER BY looked.place, looked.node_id`,
        statement.values,
      );
      const start = looked;
      for (const { unchanged, ...row } of rows)
        if (unchanged && found.length < limit) found.push({ ...row, ordinal: start + row.ordinal });
      const last = rows.at(-1);
      const all = looked + rows.length;
      if (!last || rows.length < limit || found.length === limit)
        return { rows: found, examined: all, stoppedAt: null };
      if (all + limit > CHOSEN.ranking.mostRead) return { rows: found, examined: all, stoppedAt: last };
      from = last;
    }
  }

  /**
   * Up to `limit` nodes without a value after a cursor, oldest first: never scored with the model, or incomplete. It
   * examines one node after the other, at most `most`, because no index lists nodes without a score.
   */
  async unscored(
    scope: RankingScope,
    after: RankingEntryCursor | null,
    snapshot: string,
    limit: number,
    most: number,
  ): Promise<RankingRows> {
    const statement = new RankingStatement(scope, '');
    if (statement.empty) return NOTHING;
    const fits = [
      ...statement.filters(),
      'own.value IS NULL',
      `(own.transaction IS NULL OR ${visible(statement, 'own', snapshot)})`,
    ];
    const rows = await this.db.query<RankingRow>(
      `SELECT ${COLUMNS}, own.score_id AS "scoreId" FROM ${numbered(statement.entries(after, most))}
       LEFT JOIN LATERAL (
         SELECT value, score_id, transaction FROM ranking_entry
         WHERE workspace_id = ${statement.value(currentCaller().workspaceId, 'uuid')} AND node_id = looked.node_id
           AND model = ${statement.value(scope.model, 'text')} AND batch_id = ${statement.value(scope.batchId ?? '', 'text')} LIMIT 1
       ) AS own ON true
       ${where(fits)} ORDER BY looked.place, looked.node_id LIMIT ${statement.value(limit, 'int')}`,
      statement.values,
    );
    return this.withEnd(rows, scope, '', after, limit, most);
  }

  /** Adds how far the examination went if it found fewer rows than `limit`. */
  private async withEnd(
    rows: readonly RankingRow[],
    scope: RankingScope,
    model: string,
    after: RankingEntryCursor | null,
    limit: number,
    most: number,
  ): Promise<RankingRows> {
    const last = rows.at(-1);
    if (last && rows.length === limit) return { rows, examined: last.ordinal, stoppedAt: null };
    const statement = new RankingStatement(scope, model);
    const [end] = await this.db.query<RankingRow>(
      `SELECT ${COLUMNS} FROM ${numbered(statement.entries(after, most))}
       ORDER BY looked.place DESC, looked.node_id DESC LIMIT 1`,
      statement.values,
    );
    return { rows, examined: end?.ordinal ?? 0, stoppedAt: end?.ordinal === most ? end : null };
  }
}

const COLUMNS = `looked.place, looked.node_id AS id, looked.value, looked.notch_low AS low, looked.notch_high AS high, looked.ordinal::int AS ordinal`;
const numbered = (entries: string): string =>
  `(SELECT row_number() OVER (ORDER BY place, node_id) AS ordinal, bounded.* FROM (${entries}) AS bounded) AS looked`;
const where = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
const visible = (statement: RankingStatement, alias: string, snapshot: string): string =>
  `pg_visible_in_snapshot(${alias}.transaction, ${statement.value(snapshot, 'pg_snapshot')})`;
