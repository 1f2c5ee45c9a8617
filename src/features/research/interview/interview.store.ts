import { Injectable } from '@nestjs/common';
import { type MayKeep, mayKeepOf, mayKeepOfAll, NOTHING } from '../../../domain/research/participant/consent.ts';
import { SubjectRemovalStore } from '../../../platform/change-log/subject-removal.store.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/id.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { SplitNames } from '../participant/participant-split.hook.ts';
import { Participant } from '../participant/participant.model.ts';
import { Interview, InterviewAttendee, InterviewGuest } from './interview.model.ts';

/** Entry of a participant at an interview, of whom names are split off. */
export interface SplitGuest {
  readonly id: string;
  readonly interviewId: string;
  /** Whether nothing came in there under a name that stays. */
  readonly isAlone: boolean;
  /** Whether the other participant is entered there already. */
  readonly isEntered: boolean;
}

/** The attendees that an interview is given. */
export interface Attended {
  readonly interviewId: string;
  /** Persons of the team who were present. */
  readonly personIds: readonly string[];
}

/** Changes participants and attendees of interviews. Callers lock the interviews' rows first. */
@Injectable()
export class InterviewStore {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly rows: RowStore,
    private readonly removals: SubjectRemovalStore,
  ) {}

  /** Interviews of a system by what it calls them, locked in the order of their ids; one statement. */
  async lock(system: string, names: readonly string[]): Promise<Map<string, Interview>> {
    const found = await this.db.sql<Interview>`
      SELECT ${() => this.columns.of(Interview, 'interview')} FROM interview
      WHERE workspace_id = ${currentCaller().workspaceId} AND source_system = ${system} AND external_id = ANY(${names}::text[])
      ORDER BY id FOR NO KEY UPDATE`;
    return new Map(found.map((interview) => [interview.externalId ?? '', interview]));
  }

  /**
   * Of these names of interviews of a system those that only a digest is kept of, with what stands for them; one statement.
   *
   * @param ofErased names of interviews with an erased participant: of these no more is kept in any case
   */
  async gone(
    system: string,
    names: readonly string[],
    ofErased: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, string>> {
    if (names.length === 0) return new Map();
    const goneName = await this.removals.namesGone();
    const nameOf = new Map(names.map((name) => [goneName(name), name]));
    const found = await this.db.sql<{ stored: string }>`
      SELECT external_id AS stored FROM interview WHERE workspace_id = ${currentCaller().workspaceId}
        AND source_system = ${system} AND external_id = ANY(${[...nameOf.keys()]}::text[])`;
    const stored = new Set(found.map((each) => each.stored));
    return new Map(
      [...nameOf].flatMap(([gone, name]) => (stored.has(gone) || ofErased.has(name) ? [[name, gone] as const] : [])),
    );
  }

  /** Adds participants to interviews; those who are there already stay. Answers with the interviews that have new ones. One statement. */
  async addParticipants(
    links: readonly Pick<InterviewGuest, 'interviewId' | 'participantId'>[],
  ): Promise<ReadonlySet<string>> {
    const rows = [...new Map(links.map((link) => [`${link.interviewId}/${link.participantId}`, link]))]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, { interviewId, participantId }]) => ({ id: newId(), interviewId, participantId }));
    const added = await this.rows.claim(InterviewGuest, ['interviewId', 'participantId'], rows);
    return new Set(rows.filter(({ id }) => added.has(id)).map(({ interviewId }) => interviewId));
  }

  /**
   * Of each interview the participants whom people took off it, and those into whom these were merged since. One statement,
   * none where nobody was taken off.
   */
  async takenOff(interviews: readonly Interview[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const removedIds = [...new Set(interviews.flatMap(({ removedGuestIds }) => removedGuestIds))];
    if (removedIds.length === 0) return new Map();
    const merged = await this.db.sql<{ id: string; intoId: string }>`
      SELECT id, merged_into_id AS "intoId" FROM participant
      WHERE workspace_id = ${currentCaller().workspaceId} AND id = ANY(${removedIds}::uuid[]) AND merged_into_id IS NOT NULL`;
    const intoOf = new Map(merged.map(({ id, intoId }) => [id, intoId]));
    return new Map(
      interviews.map(({ id, removedGuestIds }) => [
        id,
        new Set(removedGuestIds.flatMap((each) => [each, intoOf.get(each) ?? each])),
      ]),
    );
  }

  /** Replaces the participants of an interview; those who stay keep their rows. Answers with whether others were there before. */
  async setParticipants(interviewId: string, participantIds: readonly string[]): Promise<boolean> {
    const present = await this.db.sql<Pick<InterviewGuest, 'id' | 'participantId'>>`
      SELECT id, participant_id AS "participantId" FROM interview_guest
      WHERE workspace_id = ${currentCaller().workspaceId} AND interview_id = ${interviewId}`;
    const gone = present.filter(({ participantId }) => !participantIds.includes(participantId));
    await this.rows.remove(
      InterviewGuest,
      gone.map(({ id }) => id),
    );
    const added = await this.addParticipants(participantIds.map((participantId) => ({ interviewId, participantId })));
    return gone.length + added.size > 0;
  }

  /** Number of participants of an interview. */
  async participants(interviewId: string): Promise<number> {
    const [found] = await this.db.sql<{ count: string }>`
      SELECT count(*) FROM interview_guest WHERE workspace_id = ${currentCaller().workspaceId} AND interview_id = ${interviewId}`;
    return Number(found?.count ?? 0);
  }

  /**
   * Entries of a participant at interviews in which insights came in under the names that are split off. `isAlone` says whether
   * nothing came in there under another name of theirs. One statement.
   */
  guestsUnderNames({ participantId, splitId, digests, systems }: SplitNames): Promise<SplitGuest[]> {
    const { workspaceId } = currentCaller();
    return this.db.sql<SplitGuest>`
      SELECT guest.id, guest.interview_id AS "interviewId", bool_and(heard.is_split) AS "isAlone",
        EXISTS (SELECT FROM interview_guest AS other WHERE other.workspace_id = ${workspaceId}
          AND other.interview_id = guest.interview_id AND other.participant_id = ${splitId}) AS "isEntered"
      FROM (
        SELECT interview_id, (participant_digest = ANY(${digests}::text[])
          OR (participant_digest IS NULL AND source_system = ANY(${systems}::text[]))) IS TRUE AS is_split
        FROM insight WHERE workspace_id = ${workspaceId} AND participant_id IN (${participantId}, ${splitId}) AND interview_id IS NOT NULL
      ) AS heard JOIN interview_guest AS guest
        ON guest.workspace_id = ${workspaceId} AND guest.interview_id = heard.interview_id AND guest.participant_id = ${participantId}
      GROUP BY guest.id, guest.interview_id HAVING bool_or(heard.is_split) ORDER BY guest.id`;
  }

  /** Persons who attended interviews, ordered by id; one statement, none without interviews. */
  async attendeeIds(interviewIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    if (interviewIds.length === 0) return new Map();
    const found = await this.db.sql<Pick<InterviewAttendee, 'interviewId' | 'personId'>>`
      SELECT interview_id AS "interviewId", person_id AS "personId" FROM interview_attendee
      WHERE workspace_id = ${currentCaller().workspaceId} AND interview_id = ANY(${interviewIds}::uuid[]) ORDER BY person_id`;
    const present = groupRowsById(interviewIds, found, ({ interviewId }) => interviewId);
    return new Map(interviewIds.map((id, index) => [id, (present[index] ?? []).map(({ personId }) => personId)]));
  }

  /**
   * Replaces the attendees of interviews. New ones get the role and the teams that they have today; those who stay keep the
   * ones of the day on which they were entered. Four statements at most.
   *
   * @returns whether others were there before
   */
  async setAttendees(attended: readonly Attended[]): Promise<boolean> {
    if (attended.length === 0) return false;
    const { workspaceId } = currentCaller();
    const ids = attended.map(({ interviewId }) => interviewId);
    const present = groupRowsById(
      ids,
      await this.db.sql<InterviewAttendee>`
        SELECT ${() => this.columns.of(InterviewAttendee, 'attendee')} FROM interview_attendee AS attendee
        WHERE workspace_id = ${workspaceId} AND interview_id = ANY(${ids}::uuid[]) ORDER BY id`,
      ({ interviewId }) => interviewId,
    );
    const gone = attended.flatMap(({ personIds }, index) =>
      (present[index] ?? []).filter(({ personId }) => !personIds.includes(personId)),
    );
    const added = attended.flatMap(({ interviewId, personIds }, index) => {
      const known = new Set((present[index] ?? []).map(({ personId }) => personId));
      return [...new Set(personIds)].filter((id) => !known.has(id)).map((personId) => ({ interviewId, personId }));
    });
    await this.rows.remove(
      InterviewAttendee,
      gone.map(({ id }) => id),
    );
    if (added.length === 0) return gone.length > 0;
    const persons = await this.db.sql<{ id: string; role: string; teamIds: string[] }>`
      SELECT person.id, person.role, ARRAY(
        SELECT team_id FROM team_member AS member
        WHERE member.workspace_id = ${workspaceId} AND member.person_id = person.id ORDER BY team_id) AS "teamIds"
      FROM person WHERE workspace_id = ${workspaceId} AND id = ANY(${added.map(({ personId }) => personId)}::uuid[])`;
    const byId = new Map(persons.map((person) => [person.id, person]));
    await this.rows.insert(
      InterviewAttendee,
      added.flatMap(({ interviewId, personId }) => {
        const person = byId.get(personId);
        return person ? [{ id: newId(), interviewId, personId, role: person.role, teamIds: person.teamIds }] : [];
      }),
    );
    return true;
  }

  /**
   * What may be kept of interviews, by the consent of their participants, who are locked against a withdrawal until the
   * transaction ends. One statement.
   */
  async mayKeep(interviewIds: readonly string[]): Promise<ReadonlyMap<string, MayKeep>> {
    const found = await this.db.sql<Participant & { interviewId: string }>`
      SELECT present.interview_id AS "interviewId", ${() => this.columns.of(Participant, 'participant')}
      FROM interview_guest AS present
      JOIN participant AS entered ON entered.workspace_id = ${currentCaller().workspaceId} AND entered.id = present.participant_id
      JOIN participant ON participant.workspace_id = ${currentCaller().workspaceId}
        AND participant.id IN (entered.id, entered.merged_into_id)
      WHERE present.workspace_id = ${currentCaller().workspaceId} AND present.interview_id = ANY(${interviewIds}::uuid[])
      ORDER BY participant.id FOR SHARE OF participant`;
    const present = groupRowsById(interviewIds, found, ({ interviewId }) => interviewId);
    return new Map(
      interviewIds.map((id, index) => [
        id,
        mayKeepOfAll((present[index] ?? []).map((each) => (each.erasedAt === null ? mayKeepOf(each) : NOTHING))),
      ]),
    );
  }
}
