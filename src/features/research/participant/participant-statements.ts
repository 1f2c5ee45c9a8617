import {
  isOlder,
  isSameInstant,
  LATER_ARRIVAL_WINS,
  laterOf,
  olderOf,
  olderThan,
} from '../../../domain/foundation/ingestion/incoming-state.ts';
import { staysAsSet } from '../../../domain/foundation/ingestion/set-by-people.ts';
import { consentAfter, hasConsentEnded } from '../../../domain/research/participant/consent.ts';
import type { Warning } from '../../../domain/warning.ts';
import { withAlone } from './participant-alone.model.ts';
import type { ParticipantMention } from './participant-mention.model.ts';
import { isSame, participantAfter, saysSomething } from './participant-source-fields.model.ts';
import type { Participant } from './participant.model.ts';

/** What is known of participants, and when it was stated. */
export interface KnownParticipants {
  /** Participants by id. */
  readonly participants: ReadonlyMap<string, Participant>;
  /** Latest instant that the source of the items has stated for a participant, by the participant's id. */
  readonly clocks: ReadonlyMap<string, Date>;
  /** The same for what is a participant's by itself, whoever was merged with whom, by the id of the original participant. */
  readonly originalClocks: ReadonlyMap<string, Date>;
  /** Latest instant of which a consent was stated, by the participant's id. */
  readonly consentClocks: ReadonlyMap<string, Date>;
}

/** What items say of participants: whom each means, and of which account. */
export interface Statement {
  readonly mention: ParticipantMention;
  readonly participantId: string;
  /** The participant whose name it gives is by itself; another one where that one was merged. */
  readonly originalId: string;
  readonly accountId: string | null;
}

/** When statements arrived. */
export interface Arrival {
  /** Instant of the arrival. */
  readonly at: Date;
  /** Today in the workspace, YYYY-MM-DD. */
  readonly today: string;
}

/** Participants after all statements. */
export interface StatedParticipants extends KnownParticipants {
  /** Places of the statements that changed a participant. */
  readonly changed: ReadonlySet<number>;
  /** Places of the statements that are older than what was known of the participant. */
  readonly stale: ReadonlySet<number>;
  /** Places of the statements that counted for the participant, and to which instant they moved the clock. */
  readonly counted: ReadonlyMap<number, Date>;
  /** What the senders should know, by place of the statement. */
  readonly warnings: ReadonlyMap<number, readonly Warning[]>;
}

/**
 * Participants after statements, each as if it had come in on its own. What is said of the participant and what is said of
 * the consent have a clock each: the consent is one thing, whichever system states it.
 */
export function afterStatements(
  known: KnownParticipants,
  statements: readonly Statement[],
  arrival: Arrival,
): StatedParticipants {
  const participants = new Map(known.participants);
  const clocks = new Map(known.clocks);
  const originalClocks = new Map(known.originalClocks);
  const consentClocks = new Map(known.consentClocks);
  const [changed, stale] = [new Set<number>(), new Set<number>()];
  const counted = new Map<number, Date>();
  const warnings = new Map<number, Warning[]>();
  for (const [place, { mention, participantId, originalId, accountId }] of statements.entries()) {
    const before = participants.get(participantId);
    if (!before || before.erasedAt !== null) continue;
    const consented = withConsent(before, mention, consentClocks.get(participantId) ?? null, arrival);
    const consentClock = consentClocks.get(originalId) ?? null;
    if (consented.clock !== null)
      consentClocks.set(participantId, laterOf(consentClocks.get(participantId) ?? null, consented.clock));
    const told: Warning[] = consented.isOlder ? [olderOf('consent of the participant', ['consent'])] : [];
    warnings.set(place, told);
    const clock = clocks.get(participantId) ?? null;
    const statedAt = mention.sourceUpdatedAt;
    const states = mention.isOwnItem === true || saysSomething(mention.participant);
    const isStale = states && isOlder(statedAt, clock);
    const stated = states ? participantAfter(consented.participant, mention.participant, accountId) : null;
    if (isStale) {
      stale.add(place);
      if (mention.isOwnItem) told.push(olderThan(clock));
      else if (stated && !isSame(consented.participant, stated.fields)) told.push(olderOf('participant'));
    }
    const now = isStale ? consented.participant : (stated?.fields ?? consented.participant);
    if (!isStale) told.push(...staysAsSet('participant', stated?.leftOut ?? []));
    const originalClock = originalClocks.get(originalId) ?? null;
    // What is older than what other names of the person have stated may be the latest that this one has.
    const counts = states && !isOlder(statedAt, originalClock);
    if (counts) {
      const moved = laterOf(originalClock, statedAt ?? arrival.at);
      clocks.set(participantId, laterOf(clock, moved));
      originalClocks.set(originalId, moved);
      counted.set(place, moved);
    }
    participants.set(participantId, now);
    const original = participants.get(originalId) ?? now;
    const alone = aloneAfter(original, now, { mention, accountId, counts, consentClock }, arrival);
    participants.set(originalId, alone.participant);
    if (alone.clock !== null)
      consentClocks.set(originalId, laterOf(consentClocks.get(originalId) ?? null, alone.clock));
    if (isSame(before, now) && isSame(original, alone.participant)) continue;
    changed.add(place);
    if (!isStale && isSameInstant(statedAt, clock))
      told.push(mention.isOwnItem ? LATER_ARRIVAL_WINS : { ...LATER_ARRIVAL_WINS, path: [] });
  }
  return { participants, clocks, originalClocks, consentClocks, changed, stale, counted, warnings };
}

/** A statement of a participant as one of those who are merged, whose clocks are their own. */
interface OwnStatement extends Pick<Statement, 'mention' | 'accountId'> {
  /** Whether what it says of the participant is not older than what was stated of them alone. */
  readonly counts: boolean;
  /** Latest instant of which a consent of them was stated. */
  readonly consentClock: Date | null;
}

/** A participant after a statement of them alone, by which the undo of a merge tells what they are. No name is kept once the consent of the person has ended. */
function aloneAfter(
  original: Participant,
  person: Participant,
  { mention, accountId, counts, consentClock }: OwnStatement,
  arrival: Arrival,
): { readonly participant: Participant; readonly clock: Date | null } {
  let clock: Date | null = null;
  const participant = withAlone(original, (before) => {
    const consented = withConsent(before, mention, consentClock, arrival);
    clock = consented.clock;
    const after = counts
      ? participantAfter(consented.participant, mention.participant, accountId).fields
      : consented.participant;
    return hasConsentEnded(person) ? { ...after, alias: null } : after;
  });
  return { participant, clock };
}

/** A participant after an item states their consent; as they were where it does not. */
function withConsent(
  before: Participant,
  { participant: { consent }, sourceUpdatedAt }: ParticipantMention,
  clock: Date | null,
  { at, today }: Arrival,
): { readonly participant: Participant; readonly clock: Date | null; readonly isOlder: boolean } {
  if (!consent) return { participant: before, clock: null, isOlder: false };
  const outcome = consentAfter(before, consent, { clock, statedAt: sourceUpdatedAt, arrivedAt: at, today });
  const isLeftOut = outcome.isOlder && consent.status !== before.consentStatus;
  if (outcome.consent === before) return { participant: before, clock: outcome.clock, isOlder: isLeftOut };
  const { consentStatus, consentScope, consentExpiresOn, consentChangedAt } = outcome.consent;
  const changed = {
    consentStatus,
    consentScope: [...consentScope] as Participant['consentScope'],
    consentExpiresOn,
    consentChangedAt,
  };
  const participant = { ...before, ...changed };
  return {
    participant: hasConsentEnded(participant) ? { ...participant, alias: null } : participant,
    clock: outcome.clock,
    isOlder: false,
  };
}
