import { isSameValue, type Stated, withoutSetByPeople } from '../../../domain/foundation/ingestion/set-by-people.ts';
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
  'aliasAlone',
  'alone',
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
  aliasAlone: null,
  alone: null,
};

/**
 * A participant after an item says something of them that counts. Fields that the item leaves out stay, and those that
 * people have set.
 *
 * @param accountId account that the item names; null where it names none
 */
export const participantAfter = (
  before: Participant,
  { alias, relationship, segments, personaIds }: IngestedParticipantInput,
  accountId: string | null,
): Stated<Participant> =>
  withoutSetByPeople(
    before,
    {
      ...before,
      // No name is kept of a participant whose consent has ended.
      alias: hasConsentEnded(before) ? null : (alias ?? before.alias),
      relationship: relationship ?? before.relationship,
      segments: segments ? distinctWords(segments) : before.segments,
      personaIds: personaIds ?? before.personaIds,
      accountId: accountId ?? before.accountId,
    },
    before.setByPeople,
  );

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
  one !== undefined && SOURCE_FIELDS.every((name) => isSameValue(one[name], other[name]));
