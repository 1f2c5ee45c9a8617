import { Injectable } from '@nestjs/common';
import { entryBefore, ENTRY_COLUMNS, type LoggedEntry } from '../../../platform/change-log/logged-entry.ts';
import { Database } from '../../../platform/database/database.ts';
import { allOf, hasId, isEqual, isOneOf, isWithin, part, type SqlPart } from '../../../platform/database/sql-part.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { AuditArgs } from './audit-args.model.ts';

/** Entries that one page looks at, at most. Chosen as for the feed: a page that finds nothing among them takes a tenth of a second. */
export const MOST_LOOKED_AT = 5_000;

/** Where an entry stands in the trail. */
export interface TrailPosition {
  /** Microseconds since 1970: entries of one transaction have the same. */
  readonly microseconds: number;
  readonly seq: number;
}
/** An entry, and where it stands. */
export type TrailEntry = LoggedEntry & TrailPosition;

/** What is asked of the log, checked. */
export type AskedTrail = Pick<AuditArgs, 'actor' | 'onBehalfOfId' | 'from' | 'to' | 'operations'> & {
  /** Names of types that the caller may read. */
  readonly types: readonly string[];
};

const microsecondsOf = (row: string): string => `(extract(epoch FROM ${row}.at) * 1000000)::bigint AS microseconds`;

/** Reads who changed what, latest first. */
@Injectable()
export class AuditReader {
  constructor(private readonly db: Database) {}

  /**
   * Entries behind a place, up to `limit` of them, among the next 5,000 of the key or person that is asked for; an index has
   * those in order. One statement.
   *
   * @param withValues whether the images before and after are read, too
   */
  entries(asked: AskedTrail, after: TrailPosition | null, limit: number, withValues: boolean): Promise<TrailEntry[]> {
    const values = withValues ? part`, entry.image, ${entryBefore()}` : part``;
    return this.db.statement<TrailEntry>(part`
      SELECT ${() => microsecondsOf('entry')}, ${() => ENTRY_COLUMNS} ${values}
      FROM (
        SELECT * FROM (${looked(asked, after)}) AS looked
        WHERE ${allOf([
          isOneOf('entity_type', asked.types),
          isOneOf('operation', asked.operations),
          // Both are seldom asked for together: the person leads then.
          asked.onBehalfOfId ? isEqual('actor_name', asked.actor) : null,
        ])}
        ORDER BY at DESC, seq DESC LIMIT ${limit}
      ) AS entry ORDER BY entry.at DESC, entry.seq DESC`);
  }

  /** The last place that such a page looks at; null where it looks at all there is. */
  async endOf(asked: AskedTrail, after: TrailPosition | null): Promise<TrailPosition | null> {
    const [end] = await this.db.statement<TrailPosition>(
      part`SELECT ${() => microsecondsOf('looked')}, seq FROM (${looked(asked, after)}) AS looked ORDER BY at DESC, seq DESC OFFSET ${MOST_LOOKED_AT - 1}`,
    );
    return end ?? null;
  }
}

/** The next entries behind a place, in the order of an index. */
function looked({ actor, onBehalfOfId, from, to }: AskedTrail, after: TrailPosition | null): SqlPart {
  return part`
    SELECT * FROM change_log
    WHERE ${allOf([
      part`workspace_id = ${currentCaller().workspaceId}`,
      hasId('on_behalf_of_id', onBehalfOfId) ?? isEqual('actor_name', actor),
      isWithin('at', from, to),
      after &&
        part`(at, seq) < ('epoch'::timestamptz + ${after.microseconds}::bigint * interval '1 microsecond', ${after.seq}::bigint)`,
    ])}
    ORDER BY at DESC, seq DESC LIMIT ${MOST_LOOKED_AT}`;
}
