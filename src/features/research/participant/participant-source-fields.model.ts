import { isOlder } from '../../../domain/foundation/ingestion/incoming-state.ts';
import { consentAfter, hasConsentEnded } from '../../../domain/research/participant/consent.ts';
import type { ParticipantMention } from './participant-mention.model.ts';
import type { Participant } from './participant.model.ts';

const SOURCE_FIELDS = [
  'alias',
  'relationship',
  'segments',
  'personaIds',
  'accountId',
  'consentStatus',
  'consentScope',
  'consentExpiresOn',
  'consentChangedAt',
  'sourceUpdatedAt',
] as const;
/** The columns of a participant that sources set. */
export type ParticipantSourceFields = Pick<Participant, (typeof SOURCE_FIELDS)[number]>;

/** A participant of whom nothing but a name is known. */
export const UNKNOWN_PARTICIPANT: ParticipantSourceFields = {
  alias: null,
  relationship: 'UNKNOWN',
  segments: [],
  personaIds: [],
  accountId: null,
  consentStatus: 'UNKNOWN',
  consentScope: [],
  consentExpiresOn: null,
  consentChangedAt: null,
  sourceUpdatedAt: null,
};

/**
 * A participant after an item names them. Fields that the item leaves out stay; a state that is older than what is known
 * changes nothing but consent.
 *
 * @param accounts ids of accounts by what the source system calls them
 * @param today today in the workspace, YYYY-MM-DD
 */
export function participantAfter(
  before: Participant,
  { participant, sourceUpdatedAt }: ParticipantMention,
  accountId: string | null,
  today: string,
): Participant {
  const consent = participant.consent
    ? consentAfter(before, participant.consent, sourceUpdatedAt, new Date(), today)
    : {};
  const { consentScope = before.consentScope, ...rest } = consent as Partial<Participant>;
  const consented = { ...before, ...rest, consentScope: [...consentScope] };
  if (isOlder(sourceUpdatedAt, before.sourceUpdatedAt)) return consented;
  return {
    ...consented,
    // No name is kept of a participant whose consent has ended.
    alias: hasConsentEnded(consented) ? null : (participant.alias ?? before.alias),
    relationship: participant.relationship ?? before.relationship,
    segments: participant.segments ?? before.segments,
    personaIds: participant.personaIds ?? before.personaIds,
    accountId: accountId ?? before.accountId,
    sourceUpdatedAt: sourceUpdatedAt ?? before.sourceUpdatedAt,
  };
}

/** The columns of a participant's row that sources set. */
export const sourceFieldsOf = (participant: Participant): ParticipantSourceFields =>
  Object.fromEntries(SOURCE_FIELDS.map((name) => [name, participant[name]])) as unknown as ParticipantSourceFields;

/** Whether two states of a participant differ in nothing but the instant of the source, which alone is not worth a change. */
export const isSame = (one: Participant | undefined, other: Participant): boolean =>
  one !== undefined && SOURCE_FIELDS.every((name) => name === 'sourceUpdatedAt' || isEqual(one[name], other[name]));
const isEqual = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
