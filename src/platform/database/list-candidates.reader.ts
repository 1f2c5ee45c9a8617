import { Injectable } from '@nestjs/common';
import { currentCaller } from '../request/request.ts';
import { Database } from './database.ts';
import { part, type SqlPart } from './sql-part.ts';

/**
 * Chooses how a long list that is narrowed is read. Each set is a statement that selects, from an index, the ids of rows in
 * which all are that fit one condition; where one set is small, its rows are read and sorted, and else the list is walked.
 */
@Injectable()
export class ListCandidates {
  constructor(private readonly db: Database) {}

  /** The set of the fewest ids; null where none has at most `most`. One statement, which counts no further than that. */
  async fewest(sets: readonly SqlPart[], most: number): Promise<SqlPart | null> {
    if (sets.length === 0) return null;
    const counted = sets.map(
      (set) => part`(SELECT count(*)::int FROM (SELECT FROM (${set}) AS candidate LIMIT ${most + 1}) AS counted)`,
    );
    const [row] = await this.db.statement<{ counts: number[] }>(
      part`SELECT ARRAY[${counted.reduce((one, other) => part`${one}, ${other}`)}] AS counts`,
    );
    const counts = row?.counts ?? [];
    const fewest = Math.min(...counts);
    return fewest > most ? null : (sets[counts.indexOf(fewest)] ?? null);
  }
}

/** The rows of a table among candidates, under the alias `row`, each looked up once by its key. */
export const rowsAmong = (table: string, candidates: SqlPart): SqlPart => part`
  (SELECT DISTINCT id FROM (${candidates}) AS candidate) AS candidate CROSS JOIN LATERAL (
    SELECT * FROM ${() => table} WHERE workspace_id = ${currentCaller().workspaceId} AND id = candidate.id OFFSET 0
  ) AS row`;
