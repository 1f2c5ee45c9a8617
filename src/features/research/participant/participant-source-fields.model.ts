import { distinctWords } from '../../../domain/foundation/text/spelling.ts';
import { hasConsentEnded } from '../../../domain/research/participant/consent.ts';
import type { IngestedParticipantInput } from './participant-ingest.model.ts';
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
};

/**
 * A participant after an item says something of them that counts. Fields that the item leaves out stay.
 *
 * @param accountId account that the item names; null where it names none
 */
export const participantAfter = (
  before: Participant,
  { alias, relationship, segments, personaIds }: IngestedParticipantInput,
  accountId: string | null,
): Participant => ({
  ...before,
  ...withoutFields(
    {
      alias: alias ?? before.alias,
      relationship: relationship ?? before.relationship,
      segments: segments ? distinctWords(segments) : before.segments,
      personaIds: personaIds ?? before.personaIds,
    },
    before.setByPeople,
  ),
  accountId: accountId ?? before.accountId,
  // No name is kept of a participant whose consent has ended.
  ...(hasConsentEnded(before) && { alias: null }),
});

/** Fields that an item gives another value than people have set: it is left out. */
export const leftOutFields = (before: Participant, item: IngestedParticipantInput): string[] =>
  before.setByPeople.filter((name) => {
    const given = item[name as keyof IngestedParticipantInput] ?? null;
    return given !== null && !isEqual(given, before[name as keyof Participant]);
  });

const withoutFields = <Fields extends object>(fields: Fields, names: readonly string[]): Partial<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name))) as Partial<Fields>;

/** Whether an item says anything of a participant beyond their names and their consent, which have rules of their own. */
export const saysSomething = ({
  alias,
  relationship,
  segments,
  personaIds,
  account,
}: IngestedParticipantInput): boolean =>
  [alias, relationship, segments, personaIds, account].some((each) => each !== null && each !== undefined);

/** The columns of a participant's row that sources set. */
export const sourceFieldsOf = (participant: Participant): ParticipantSourceFields =>
  Object.fromEntries(SOURCE_FIELDS.map((name) => [name, participant[name]])) as unknown as ParticipantSourceFields;

/** Whether two states of a participant are the same, as far as sources set them. */
export const isSame = (one: Participant | undefined, other: Participant): boolean =>
  one !== undefined && SOURCE_FIELDS.every((name) => isEqual(one[name], other[name]));
const isEqual = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
