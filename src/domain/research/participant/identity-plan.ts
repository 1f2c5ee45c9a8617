import { type Warning, warning } from '../../warning.ts';

/** A name of a participant: of a system, or a match key, which is of none. */
interface Name {
  readonly system: string;
  readonly value: string;
}

/** Whose a known name is. */
export interface NameHolder {
  /** The participant who has the name, be it by a merge. */
  readonly participantId: string;
  /** The participant whose name it is by itself, whoever was merged with whom. */
  readonly originalParticipantId: string;
}

/** The participants of lists of names. */
export interface IdentifiedParticipants {
  /** Their ids, in the order of the lists; empty for a list without a name. */
  readonly ids: readonly string[];
  /** Ids of those whose name the first of each list is by itself, whoever was merged with whom; empty for a list without a name. */
  readonly originalIds: readonly string[];
  /** Ids of those who are added. */
  readonly added: ReadonlySet<string>;
  /** Places of the lists that gave a further name, or joined participants. */
  readonly named: ReadonlySet<number>;
  /** What the sender of each list should know. */
  readonly warnings: readonly (readonly Warning[])[];
}

/** How names find their participants. */
interface IdentityPlan extends IdentifiedParticipants {
  /** Names that are new, each with the participant to whom it is added. */
  readonly newNames: ReadonlyMap<string, Name & NameHolder>;
  /** Participants who are one person, in the order in which they are to be merged. */
  readonly joins: readonly { readonly mergedId: string; readonly intoId: string }[];
}

/** A name as one text, different for every name. */
const keyOf = ({ system, value }: Name): string => `${system}\u0000${value}`;

/**
 * Plans to whom each list of names belongs: to everybody whom it names, who are one person. Of several the one with the
 * least id stays, who was known first. A match key that was barred names nobody. A new name is by itself a name of whomever
 * the first known name of its list means: it goes where that one goes when people are parted.
 *
 * @param knownNames whose the names are that are known, by `keyOf` of the name
 * @param barred match keys that join nobody
 */
export function planIdentities(
  names: readonly (readonly Name[])[],
  knownNames: ReadonlyMap<string, NameHolder>,
  barred: ReadonlySet<string>,
  newId: () => string,
): IdentityPlan {
  const known = new Map([...knownNames].map(([key, { participantId }]) => [key, participantId]));
  const originals = new Map([...knownNames].map(([key, { originalParticipantId }]) => [key, originalParticipantId]));
  const [added, named] = [new Set<string>(), new Set<number>()];
  const newNames = new Map<string, Name & NameHolder>();
  const joins: { mergedId: string; intoId: string }[] = [];
  const joined = new Set<number>();
  const isBarred = ({ system, value }: Name) => system === '' && barred.has(value);
  for (const [place, each] of names.entries()) {
    if (each.length === 0) continue;
    const naming = each.filter((name) => !isBarred(name));
    const owners = [...new Set(naming.flatMap((name) => known.get(keyOf(name)) ?? []))].sort();
    const [id = newId(), ...others] = owners;
    if (owners.length === 0) added.add(id);
    for (const mergedId of others) {
      joins.push({ mergedId, intoId: id });
      for (const [key, owner] of known) if (owner === mergedId) known.set(key, id);
    }
    if (others.length > 0) joined.add(place);
    const anchor = naming.find((name) => originals.has(keyOf(name)));
    const originalParticipantId = (anchor && originals.get(keyOf(anchor))) ?? id;
    for (const name of each) {
      if (known.has(keyOf(name))) continue;
      named.add(place);
      known.set(keyOf(name), id);
      originals.set(keyOf(name), originalParticipantId);
      newNames.set(keyOf(name), { ...name, participantId: id, originalParticipantId });
    }
  }
  const ofOwn = (by: ReadonlyMap<string, string>) => names.map(([own]) => (own ? (by.get(keyOf(own)) ?? '') : ''));
  const ids = ofOwn(known);
  const warnings = names.map((each, place) => [
    ...(joined.has(place) ? [JOINED] : []),
    ...(each.some((name) => known.get(keyOf(name)) !== ids[place]) ? [SHARED_KEY] : []),
  ]);
  return {
    ids,
    originalIds: ofOwn(originals),
    added,
    named: new Set([...named, ...joined]),
    warnings,
    newNames,
    joins,
  };
}

const JOINED = warning(
  'JOINED',
  'Participants who share its match keys were joined into one; participantMergeUndo parts them again.',
  ['matchKeys'],
);
const SHARED_KEY = warning(
  'CONTRADICTS',
  'The participant shares a match key with another one who is known by another id, and was parted from them by a person: participantMerge joins them.',
  ['matchKeys'],
);
