import { Injectable } from '@nestjs/common';
import type { List } from '../../../platform/database/list-page.reader.ts';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { holdsText, isOneOf, isSaid, isWithin, part, type SqlPart } from '../../../platform/database/sql-part.ts';
import { idOf } from '../../../platform/id.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { AS_MADE } from '../../../platform/paging/sort-key.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { InterviewArgs } from './interview-args.model.ts';
import { Interview } from './interview.model.ts';

/** The interviews at which persons, or participants, were present; a participant also as one who was merged into them. */
const PRESENT = {
  person: (ids: SqlPart) => part`
    SELECT interview_id FROM interview_attendee WHERE workspace_id = ${currentCaller().workspaceId} AND person_id IN (${ids})`,
  participant: (ids: SqlPart) => part`
    SELECT interview_id FROM interview_guest WHERE workspace_id = ${currentCaller().workspaceId} AND participant_id IN (
      ${ids} UNION ALL
      SELECT id FROM participant WHERE workspace_id = ${currentCaller().workspaceId} AND merged_into_id IN (${ids}))`,
} as const;

/** Lists interviews. */
@Injectable()
export class InterviewListReader {
  constructor(private readonly lists: ListReader) {}

  /** One page of interviews, latest first unless said otherwise. */
  page(args: InterviewArgs): Promise<CountedConnection<Interview>> {
    return this.lists.page(this.listOf('interviews', args), args);
  }

  /** One page of the interviews at which a person or a participant was present; one statement for all of them. */
  pageOf(thing: keyof typeof PRESENT, id: string, args: InterviewArgs): Promise<CountedConnection<Interview>> {
    const list = this.listOf(`${thing}/interviews`, args);
    const where = [...list.where, part`row.id IN (${PRESENT[thing](part`SELECT asked.id`)})`];
    // The condition above names the thing already: no column of an interview does.
    return this.lists.pageOf({ ...list, where, of: 'asked.id' }, id, args);
  }

  private listOf(name: string, { filter }: InterviewArgs): List {
    const { kinds, statuses, outcomeIds, teamIds, productIds, participantIds, attendeeIds, ...rest } = filter ?? {};
    const wasPresent = (thing: keyof typeof PRESENT, ids: string[] | null | undefined) =>
      ids && part`row.id IN (${PRESENT[thing](part`SELECT unnest(${ids.map(idOf)}::uuid[])`)})`;
    return this.lists.rowsOf(Interview, {
      name,
      where: [
        isOneOf('row.kind', kinds),
        isOneOf('row.status', statuses),
        isOneOf('row.outcome_id', outcomeIds, 'uuid'),
        isOneOf('row.team_id', teamIds, 'uuid'),
        isOneOf('row.product_id', productIds, 'uuid'),
        wasPresent('participant', participantIds),
        wasPresent('person', attendeeIds),
        isSaid(HAS_SNAPSHOT, rest.hasSnapshot),
        isWithin('row.held_at', rest.from, rest.to),
        holdsText("COALESCE(row.notes, '')", rest.text),
      ],
      orders: { HELD_AT: { sql: 'row.held_at', type: 'timestamptz' }, CREATED_AT: AS_MADE },
      order: { field: 'HELD_AT', direction: 'DESC' },
    });
  }
}

const HAS_SNAPSHOT = `EXISTS (
  SELECT FROM interview_snapshot AS snapshot WHERE snapshot.workspace_id = row.workspace_id AND snapshot.interview_id = row.id)`;
