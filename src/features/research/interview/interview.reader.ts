import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { Participant } from '../participant/participant.model.ts';
import { Person } from '../../context/people/person.model.ts';
import { InterviewSnapshot } from './interview-snapshot.model.ts';

/** Reads participants, attendees and snapshots of interviews. */
@Injectable()
export class InterviewReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

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
