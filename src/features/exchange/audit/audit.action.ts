import { Injectable } from '@nestjs/common';
import type { Change } from '../../../platform/change-log/change.model.ts';
import { LoggedFields } from '../../../platform/change-log/logged-fields.ts';
import { checkFirst, type Connection } from '../../../platform/paging/connection.model.ts';
import { decodeCursor, encodeCursor, isSequence } from '../../../platform/paging/cursor.ts';
import { Fault } from '../../../platform/request/fault.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { ReadableTypes } from '../feed/readable-types.ts';
import type { AuditArgs } from './audit-args.model.ts';
import { AuditReader, type TrailPosition } from './audit.reader.ts';

/** Answers pages of the audit trail. */
@Injectable()
export class AuditAction {
  constructor(
    private readonly reader: AuditReader,
    private readonly types: ReadableTypes,
    private readonly fields: LoggedFields,
  ) {}

  /**
   * One page of the changes that the caller may read, latest first. A page that finds too little among 5,000 entries ends
   * there, with more to come.
   *
   * @param withValues whether `changes` is asked for
   * @throws Fault FORBIDDEN for a type that the caller may not read
   * @throws Fault BAD_REQUEST for a time that ends before it begins
   */
  async page(args: AuditArgs, withValues: boolean): Promise<Connection<Change>> {
    const first = checkFirst(args.first);
    const types = await this.typesOf(args);
    this.check(args);
    const { actor, onBehalfOfId, from, to, entityTypes, operations } = args;
    const list = JSON.stringify(['auditTrail', actor, onBehalfOfId, from, to, entityTypes, operations]);
    const [microseconds, seq] = decodeCursor(list, args.after, [isSequence, isSequence]) ?? [null, 0];
    const after: TrailPosition | null = microseconds === null ? null : { microseconds, seq };
    const asked = { ...args, types };
    const found = await this.reader.entries(asked, after, first + 1, withValues);
    const end = found.length > first ? null : await this.reader.endOf(asked, after);
    const cursorOf = (position: TrailPosition): string => encodeCursor(list, [position.microseconds, position.seq]);
    const edges = found.slice(0, first).map((entry) => ({
      cursor: cursorOf(entry),
      node: { ...entry, ...this.fields.toldOf(entry, null) },
    }));
    return {
      edges,
      nodes: edges.map(({ node }) => node),
      pageInfo: {
        hasNextPage: found.length > first || end !== null,
        hasPreviousPage: after !== null,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: end ? cursorOf(end) : (edges.at(-1)?.cursor ?? null),
      },
    };
  }

  private async typesOf({ entityTypes }: AuditArgs): Promise<string[]> {
    const { scopes } = currentCaller();
    for (const type of entityTypes ?? [])
      for (const demand of await this.types.lackingFor(type, scopes))
        throw new Fault('FORBIDDEN', `The key lacks the scope ${demand.join(' or ')}, which changes of ${type} take.`);
    const readable = await this.types.of(scopes);
    return readable.filter((type) => entityTypes?.includes(type) ?? true);
  }

  private check({ from, to }: AuditArgs): void {
    if (from && to && to <= from)
      throw new Fault('BAD_REQUEST', `"to" (${to.toISOString()}) must be after "from" (${from.toISOString()}).`);
  }
}
