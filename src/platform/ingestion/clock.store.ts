import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { groupRowsById } from '../database/group-rows-by-id.ts';
import { Loader } from '../request/loader.ts';
import { currentCaller, currentRequest } from '../request/request.ts';

/** Whose clocks are meant: things of one kind, as one source system knows them. */
export interface ClocksOf {
  /** Kind of the things, such as "INSIGHT". */
  readonly kind: string;
  /** The source system; empty where all systems share a clock. */
  readonly system: string;
}

/**
 * Keeps the clock of every thing that sources tell of: the latest instant that its source has stated for it, be it with
 * something new or with what was known already. A clock is no part of its thing: that it moves on raises no version, and
 * the log has no entry of it. Whoever decides by a clock holds a lock on its thing first.
 */
@Injectable()
export class ClockStore {
  constructor(private readonly db: Database) {}

  /** The clocks of these things, by the key of the thing; those without one are missing. One statement, none without things. */
  async of({ kind, system }: ClocksOf, things: readonly string[]): Promise<Map<string, Date>> {
    if (things.length === 0) return new Map();
    const found = await this.db.sql<{ thing: string; statedAt: Date }>`
      SELECT thing, stated_at AS "statedAt" FROM source_clock
      WHERE workspace_id = ${currentCaller().workspaceId} AND kind = ${kind} AND source_system = ${system}
        AND thing = ANY(${things}::text[])`;
    return new Map(found.map(({ thing, statedAt }) => [thing, statedAt]));
  }

  /** The clock of a thing that one system knows; null where it has none. One statement for all things of a request. */
  async ofOne(kind: string, thing: string): Promise<Date | null> {
    const load = async (things: readonly string[]): Promise<(Date | null)[]> => {
      const found = await this.db.sql<{ thing: string; statedAt: Date }>`
        SELECT thing, stated_at AS "statedAt" FROM source_clock
        WHERE workspace_id = ${currentCaller().workspaceId} AND kind = ${kind} AND thing = ANY(${things}::text[])`;
      return groupRowsById(things, found, (each) => each.thing).map(([clock]) => clock?.statedAt ?? null);
    };
    return currentRequest()
      .loader(`Clock.${kind}`, () => new Loader(load))
      .load(thing);
  }

  /** Moves clocks on, never back: by the key of the thing. One statement, none without clocks. */
  async move({ kind, system }: ClocksOf, clocks: ReadonlyMap<string, Date>): Promise<void> {
    if (clocks.size === 0) return;
    const given = [...clocks].map(([thing, statedAt]) => ({ thing, statedAt }));
    await this.db.sql`
      INSERT INTO source_clock AS clock (workspace_id, kind, thing, source_system, stated_at)
      SELECT ${currentCaller().workspaceId}::uuid, ${kind}, thing, ${system}, "statedAt"
      FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS given (thing text, "statedAt" timestamptz)
      ORDER BY thing COLLATE "C"
      ON CONFLICT (workspace_id, kind, thing, source_system) DO UPDATE SET stated_at = excluded.stated_at
        WHERE clock.stated_at < excluded.stated_at`;
  }
}
