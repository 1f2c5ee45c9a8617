import { Injectable } from '@nestjs/common';
import { CHOSEN } from '../../../domain/priorities/chosen.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { RankingScope } from './ranking-scope.model.ts';
import { RankingStatement, type RankingEntryCursor } from './ranking-statement.reader.ts';

/** One node in its place. */
export interface RankingRow {
  readonly place: number;
  readonly id: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly scoreId: string | null;
  /** How many nodes were looked at until here, this one among them. */
  readonly ordinal: number;
}

/** What was found of a ranking behind a place. */
export interface RankingRows {
  readonly rows: readonly RankingRow[];
  /** How many nodes were looked at. */
  readonly looked: number;
  /** Where looking ended before enough were found and before all were looked at; null otherwise. */
  readonly cut: RankingEntryCursor | null;
}

const NOTHING: RankingRows = { rows: [], looked: 0, cut: null };

/** Reads rankings from the index that holds standings in their order. */
@Injectable()
export class RankingReader {
  constructor(private readonly db: Database) {}

  /** The snapshot of the database in which a walk begins, and whether what it is about is there. */
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
   * Up to `limit` scored nodes behind a place, highest value first; read from the index, whatever the size of the
   * workspace. What got another value since the walk began is passed over: it may have been seen in its old place.
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
    if (fits.length === 0) return this.plain(scope, after, snapshot, limit);
    const most = CHOSEN.ranking.mostLookedAt;
    if (snapshot !== null) fits.push(visible(statement, 'looked', snapshot));
    const rows = await this.db.query<RankingRow>(
      `SELECT ${COLUMNS}, looked.score_id AS "scoreId" FROM ${numbered(statement.entries(after, most))}
       ${where(fits)} ORDER BY looked.place, looked.node_id LIMIT ${statement.value(limit, 'int')}`,
      statement.values,
    );
    return this.ended(rows, scope, scope.model, after, limit, most);
  }

  /**
   * As `scored`, where nothing but the index decides. Asks for no more than are wanted, for of too many Postgres would
   * rather sort them all than read them in their order; asks again only where some are passed over, up to 200 in all.
   */
  private async plain(
    scope: RankingScope,
    after: RankingEntryCursor | null,
    snapshot: string | null,
    limit: number,
  ): Promise<RankingRows> {
    const found: RankingRow[] = [];
    let from = after;
    for (let looked = 0; ; looked += limit) {
      const statement = new RankingStatement(scope, scope.model);
      const standings = statement.entries(from, limit);
      const held = snapshot === null ? 'true' : visible(statement, 'looked', snapshot);
      const rows = await this.db.query<RankingRow & { held: boolean }>(
        `SELECT ${COLUMNS}, looked.score_id AS "scoreId", ${held} AS held FROM ${numbered(standings)}
         ORDER BY looked.place, looked.node_id`,
        statement.values,
      );
      const start = looked;
      for (const { held: own, ...row } of rows)
        if (own && found.length < limit) found.push({ ...row, ordinal: start + row.ordinal });
      const last = rows.at(-1);
      const all = looked + rows.length;
      if (!last || rows.length < limit || found.length === limit) return { rows: found, looked: all, cut: null };
      if (all + limit > CHOSEN.ranking.mostRead) return { rows: found, looked: all, cut: last };
      from = last;
    }
  }

  /**
   * Up to `limit` nodes without a value behind a place, oldest first: never scored with the model, or incomplete. Looks at
   * nodes one after the other, at most at `most`, since no index tells who was not scored.
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
    return this.ended(rows, scope, '', after, limit, most);
  }

  /** Where looking ended when fewer were found than wanted. */
  private async ended(
    rows: readonly RankingRow[],
    scope: RankingScope,
    model: string,
    after: RankingEntryCursor | null,
    limit: number,
    most: number,
  ): Promise<RankingRows> {
    const last = rows.at(-1);
    if (last && rows.length === limit) return { rows, looked: last.ordinal, cut: null };
    const statement = new RankingStatement(scope, model);
    const [end] = await this.db.query<RankingRow>(
      `SELECT ${COLUMNS} FROM ${numbered(statement.entries(after, most))}
       ORDER BY looked.place DESC, looked.node_id DESC LIMIT 1`,
      statement.values,
    );
    return { rows, looked: end?.ordinal ?? 0, cut: end?.ordinal === most ? end : null };
  }
}

const COLUMNS = `looked.place, looked.node_id AS id, looked.value, looked.notch_low AS low, looked.notch_high AS high, looked.ordinal::int AS ordinal`;
const numbered = (standings: string): string =>
  `(SELECT row_number() OVER (ORDER BY place, node_id) AS ordinal, bounded.* FROM (${standings}) AS bounded) AS looked`;
const where = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
const visible = (statement: RankingStatement, alias: string, snapshot: string): string =>
  `pg_visible_in_snapshot(${alias}.transaction, ${statement.value(snapshot, 'pg_snapshot')})`;
