import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { checkFirst, type Connection, pageOf } from '../../../platform/paging/connection.model.ts';
import { AFTER_ALL_INSTANTS, encodeCursor, decodeInstantCursor } from '../../../platform/paging/cursor.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { Participant } from '../participant/participant.model.ts';
import { Person } from '../../context/people/person.model.ts';
import type { InterviewArgs } from './interview-args.model.ts';
import { InterviewSnapshot } from './interview-snapshot.model.ts';
import { Interview } from './interview.model.ts';

/** Reads interviews and their participants, attendees and snapshots. */
@Injectable()
export class InterviewReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** One page of interviews, latest first; one statement. */
  async page(args: InterviewArgs): Promise<Connection<Interview>> {
    const { workspaceId } = currentCaller();
    const { kind, status, participantId, personId, outcomeId, from, to } = args;
    const list = `interviews/${JSON.stringify([kind, status, participantId, personId, outcomeId, from, to])}`;
    const [at, id] = decodeInstantCursor(list, args.after, AFTER_ALL_INSTANTS);
    const interviews = await this.db.sql<Interview>`
      SELECT ${() => this.columns.of(Interview, 'interview')} FROM interview
      WHERE workspace_id = ${workspaceId} AND (held_at, id) < (${at}::timestamptz, ${id}::uuid)
        AND (${kind ?? ''} = '' OR kind = ${kind ?? ''})
        AND (${status ?? ''} = '' OR status = ${status ?? ''})
        AND (${outcomeId ?? ''} = '' OR outcome_id = ${idOf(outcomeId ?? '')}::uuid)
        AND (${personId ?? ''} = '' OR EXISTS (
          SELECT FROM interview_attendee AS attendee
          WHERE attendee.workspace_id = ${workspaceId} AND attendee.interview_id = interview.id AND attendee.person_id = ${idOf(personId ?? '')}::uuid))
        AND (${participantId ?? ''} = '' OR EXISTS (
          SELECT FROM interview_guest AS present
          JOIN participant ON participant.workspace_id = ${workspaceId} AND participant.id = present.participant_id
          WHERE present.workspace_id = ${workspaceId} AND present.interview_id = interview.id
            AND ${idOf(participantId ?? '')}::uuid IN (participant.id, participant.merged_into_id)))
        AND held_at >= ${from ?? '-infinity'}::timestamptz AND held_at < ${to ?? 'infinity'}::timestamptz
      ORDER BY held_at DESC, id DESC LIMIT ${checkFirst(args.first) + 1}`;
    return pageOf(interviews, args, (interview) => encodeCursor(list, [interview.heldAt.toISOString(), interview.id]));
  }

  /**
   * Participants of an interview, first entered first; for a merged one, the participant that it was merged into. One
   * statement for all interviews of a request.
   */
  participantsOf(interviewId: string): Promise<Participant[]> {
    const load = async (ids: readonly string[]): Promise<Participant[][]> => {
      const { workspaceId } = currentCaller();
      const found = await this.db.sql<Participant & { interviewId: string }>`
        SELECT present.interview_id AS "interviewId", ${() => this.columns.of(Participant, 'participant')}
        FROM interview_guest AS present
        JOIN participant AS entered ON entered.workspace_id = ${workspaceId} AND entered.id = present.participant_id
        JOIN participant ON participant.workspace_id = ${workspaceId} AND participant.id = COALESCE(entered.merged_into_id, entered.id)
        WHERE present.workspace_id = ${workspaceId} AND present.interview_id = ANY(${ids}::uuid[]) ORDER BY present.id`;
      return groupRowsById(ids, found, (each) => each.interviewId).map((each) => [
        ...new Map(each.map((participant) => [participant.id, participant])).values(),
      ]);
    };
    return currentRequest()
      .loader('Interview.participantsOf', () => new Loader(load))
      .load(interviewId);
  }

  /** Attendees of an interview, first entered first; one statement for all interviews of a request. */
  attendeesOf(interviewId: string): Promise<Person[]> {
    const load = async (ids: readonly string[]): Promise<Person[][]> => {
      const { workspaceId } = currentCaller();
      const found = await this.db.sql<Person & { interviewId: string }>`
        SELECT attendee.interview_id AS "interviewId", ${() => this.columns.of(Person, 'person')}
        FROM interview_attendee AS attendee
        JOIN person ON person.workspace_id = ${workspaceId} AND person.id = attendee.person_id
        WHERE attendee.workspace_id = ${workspaceId} AND attendee.interview_id = ANY(${ids}::uuid[]) ORDER BY attendee.id`;
      return groupRowsById(ids, found, (each) => each.interviewId);
    };
    return currentRequest()
      .loader('Interview.attendeesOf', () => new Loader(load))
      .load(interviewId);
  }

  /** Snapshot of an interview; null where it has none. One statement for all interviews of a request. */
  snapshotOf(interviewId: string): Promise<InterviewSnapshot | null> {
    const load = async (ids: readonly string[]): Promise<(InterviewSnapshot | null)[]> => {
      const found = await this.db.sql<InterviewSnapshot>`
        SELECT ${() => this.columns.of(InterviewSnapshot, 'snapshot')} FROM interview_snapshot AS snapshot
        WHERE workspace_id = ${currentCaller().workspaceId} AND interview_id = ANY(${ids}::uuid[])`;
      return groupRowsById(ids, found, (each) => each.interviewId).map(([snapshot]) => snapshot ?? null);
    };
    return currentRequest()
      .loader('Interview.snapshotOf', () => new Loader(load))
      .load(interviewId);
  }
}
