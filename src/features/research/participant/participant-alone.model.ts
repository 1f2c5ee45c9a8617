import type { PersonState } from '../../../domain/research/participant/person-union.ts';
import type { Participant } from './participant.model.ts';

/** The columns that keep what is stated of a participant alone. */
export type AloneColumns = Pick<Participant, 'aliasAlone' | 'alone'>;

/** A participant into whom nobody is merged is as their row says. */
export const NOBODY_MERGED: AloneColumns = { aliasAlone: null, alone: null };

/** This state of a participant, in the columns that keep it while others are merged into the participant. */
export function aloneOf({ alias, ...state }: PersonState): AloneColumns {
  const { relationship, segments, personaIds, accountId, setByPeople, ...consent } = state;
  const { consentStatus, consentScope, consentExpiresOn } = consent;
  return {
    aliasAlone: alias,
    alone: {
      relationship,
      segments,
      personaIds,
      accountId,
      setByPeople,
      consentStatus,
      consentScope,
      consentExpiresOn,
    },
  };
}

/** What is stated of a participant alone, whoever is merged into them. */
export const stateAlone = ({ alone, aliasAlone, ...row }: Participant): PersonState =>
  alone ? { ...alone, alias: aliasAlone } : row;

/**
 * A participant after a change of what is stated of them alone. The row of whoever stays tells of the person, and is left
 * as it is.
 */
export function withAlone(before: Participant, change: (alone: Participant) => Participant): Participant {
  if (before.alone !== null)
    return { ...before, ...aloneOf(change({ ...before, ...(stateAlone(before) as Partial<Participant>) })) };
  return before.mergedIntoId === null ? before : change(before);
}
