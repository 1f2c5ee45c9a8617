import { Injectable } from '@nestjs/common';
import { laterOf } from '../../../domain/foundation/ingestion/incoming-state.ts';
import { isNarrower } from '../../../domain/research/participant/consent.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { RestartTransaction } from '../../../platform/database/restart-transaction.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { ClockStore } from '../../../platform/ingestion/clock.store.ts';
import { ERASED_MEANWHILE } from './participant-identify.action.ts';
import { IdentityStore, type NameClock } from './identity.store.ts';
import { isSame, sourceFieldsOf, UNKNOWN_PARTICIPANT } from './participant-source-fields.model.ts';
import {
  afterStatements,
  type KnownParticipants,
  type StatedParticipants,
  type Statement,
} from './participant-statements.ts';
import { CONSENT_CLOCK, Participant, PARTICIPANT_CLOCK } from './participant.model.ts';
import { RedactParticipantAction } from './redact-participant.action.ts';

/** Updates what is known of participants by what a source states of them, within an open transaction. */
@Injectable()
export class ParticipantUpdateAction {
  constructor(
    private readonly identities: IdentityStore,
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly redaction: RedactParticipantAction,
    private readonly calendar: CalendarReader,
    private readonly clocks: ClockStore,
  ) {}

  /**
   * Updates participants by what items say of them, in their order. Answers with all of them as they are now, and with what
   * became of each item.
   *
   * @param addedIds participants whom this batch has added
   */
  async apply(
    system: string,
    statements: readonly Statement[],
    addedIds: ReadonlySet<string>,
  ): Promise<StatedParticipants> {
    const ids = [...new Set(statements.flatMap(({ participantId, originalId }) => [participantId, originalId]))].filter(
      (id) => id !== '',
    );
    const reportsConsent = statements.some(({ mention }) => mention.participant.consent);
    const arrival = { at: new Date(), today: reportsConsent ? await this.calendar.today() : '' };
    const unlocked = await this.known(system, ids, await this.read.byIds(Participant, ids));
    const expected = afterStatements(unlocked, statements, arrival);
    const isChanging = expected.changed.size > 0 || isAnyMoved(unlocked, expected);
    // Whatever consent lets keep is written while no other transaction can end it.
    const before = await this.known(system, ids, await this.lock(ids, isChanging));
    if (!isStillMeant(before, statements)) throw new RestartTransaction(ERASED_MEANWHILE);
    const updated = afterStatements(before, statements, arrival);
    if (!isChanging && (updated.changed.size > 0 || isAnyMoved(before, updated)))
      throw new RestartTransaction('Another transaction has just changed what is known of a participant.');
    const rowsChanged = [...updated.participants.values()].filter(
      (each) => !isSame(before.participants.get(each.id), each),
    );
    await this.rows.updateEach(
      Participant,
      rowsChanged.map((each) => ({ id: each.id, ...sourceFieldsOf(each) })),
    );
    await this.moveClocks(system, before, updated, statements);
    const consenting = rowsChanged.filter((each) => {
      const was = before.participants.get(each.id) ?? UNKNOWN_PARTICIPANT;
      // Of a participant whom the batch has added, nothing is kept yet.
      return !addedIds.has(each.id) && (isNarrower(each, was) || isNarrower(was, each));
    });
    await this.redaction.redact(consenting.map(({ id }) => id));
    return updated;
  }

  /** Locks participants until the transaction ends: against every change, or for writing. */
  private async lock(ids: readonly string[], forWriting: boolean): Promise<Participant[]> {
    return [...(await (forWriting ? this.identities.lock(ids) : this.identities.share(ids))).values()];
  }

  /** What is known of participants, and when it was stated; two statements. */
  private async known(
    system: string,
    ids: readonly string[],
    rows: readonly (Participant | null)[],
  ): Promise<NamedParticipants> {
    const names = await this.identities.clocksOf(system, ids);
    const clocks = new Map<string, Date>();
    const originalClocks = new Map<string, Date>();
    for (const { participantId, originalParticipantId, statedAt } of names) {
      if (statedAt === null) continue;
      clocks.set(participantId, laterOf(clocks.get(participantId) ?? null, statedAt));
      originalClocks.set(originalParticipantId, laterOf(originalClocks.get(originalParticipantId) ?? null, statedAt));
    }
    const participants = new Map(rows.flatMap((row) => (row === null ? [] : [[row.id, row] as const])));
    return { names, participants, clocks, originalClocks, consentClocks: await this.clocks.of(CONSENT_CLOCK, ids) };
  }

  /** Moves the clocks of the names under which something was stated that counts, and of the consents; two statements at most. */
  private async moveClocks(
    system: string,
    before: NamedParticipants,
    { counted, consentClocks }: StatedParticipants,
    statements: readonly Statement[],
  ): Promise<void> {
    const idOfName = new Map(before.names.map(({ value, id }) => [value, id]));
    const moved = new Map<string, Date>();
    for (const [place, at] of counted) {
      const id = idOfName.get(statements[place]?.mention.participant.externalId ?? '');
      if (id !== undefined) moved.set(id, laterOf(moved.get(id) ?? null, at));
    }
    await this.clocks.move({ kind: PARTICIPANT_CLOCK, system }, moved);
    const ofConsent = [...consentClocks].filter(([id, at]) => before.consentClocks.get(id)?.getTime() !== at.getTime());
    await this.clocks.move(CONSENT_CLOCK, new Map(ofConsent));
  }
}

/** Participants, and the names that the source of the items has for them. */
interface NamedParticipants extends KnownParticipants {
  readonly names: readonly NameClock[];
}

/**
 * Whether names that were read without a lock are still those of whom they were then, nobody of whom was erased: of the
 * participants by now locked, none can be erased, merged or parted any more.
 */
function isStillMeant({ names, participants }: NamedParticipants, statements: readonly Statement[]): boolean {
  const holders = new Map(names.map((name) => [name.value, name]));
  return statements.every(({ mention, participantId, originalId }) => {
    if (participantId === '') return true;
    const person = participants.get(participantId);
    if (!person || person.erasedAt !== null || person.mergedIntoId !== null) return false;
    const name = holders.get(mention.participant.externalId);
    if (name?.participantId !== participantId || name.originalParticipantId !== originalId) return false;
    return originalId === participantId || participants.get(originalId)?.mergedIntoId === participantId;
  });
}

/** Whether any clock stands elsewhere than before. */
const isAnyMoved = (before: KnownParticipants, after: KnownParticipants): boolean =>
  (['clocks', 'originalClocks', 'consentClocks'] as const).some((name) =>
    [...after[name]].some(([id, at]) => before[name].get(id)?.getTime() !== at.getTime()),
  );
