import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';

/** A foreign key within a workspace: the column that names the row of another table. */
export interface ForeignKey {
  readonly table: string;
  readonly column: string;
  readonly target: string;
  /** Whether the row goes with the one it names: then it belongs to it. */
  readonly isPart: boolean;
}

/** Reads how tables refer to each other, out of the database's own catalogue. */
@Injectable()
export class ForeignKeysReader {
  private known: Promise<readonly ForeignKey[]> | null = null;

  constructor(private readonly db: Database) {}

  /** Every foreign key but those that name the workspace; one statement in the life of the process. */
  all(): Promise<readonly ForeignKey[]> {
    this.known ??= this.read().catch((fault: unknown) => {
      this.known = null;
      throw fault;
    });
    return this.known;
  }

  private read(): Promise<ForeignKey[]> {
    return this.db.sql<ForeignKey>`
      SELECT source.relname AS "table", attribute.attname AS "column", target.relname AS target,
             key.confdeltype = 'c' AS "isPart"
      FROM pg_constraint AS key JOIN pg_class AS source ON source.oid = key.conrelid
      JOIN pg_class AS target ON target.oid = key.confrelid
      JOIN pg_attribute AS attribute ON attribute.attrelid = key.conrelid AND attribute.attnum = key.conkey[2]
      WHERE key.contype = 'f' AND key.connamespace = 'public'::regnamespace AND cardinality(key.conkey) = 2
      ORDER BY 1, 2`;
  }
}
