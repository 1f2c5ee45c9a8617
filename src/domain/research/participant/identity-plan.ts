import { type Warning, warning } from '../../warning.ts';

/** A name of a participant: of a system, or a match key, which is of none. */
interface Name {
  readonly system: string;
  readonly value: string;
}

/** The participants of lists of names. */
export interface IdentifiedParticipants {
  /** Their ids, in the order of the lists; empty for a list without a name. */
  readonly ids: readonly string[];
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
  readonly newNames: ReadonlyMap<string, Name & { readonly participantId: string }>;
  /** Participants who are one person, in the order in which they are to be merged. */
  readonly joins: readonly { readonly mergedId: string; readonly intoId: string }[];
}

/** A name as one text, different for every name. */
const keyOf = ({ system, value }: Name): string => `${system}\u0000${value}`;

/**
 * Plans to whom each list of names belongs: to everybody whom it names, who are one person. Of several the one with the
 * least id stays, who was known first. A match key that was barred names nobody.
 *
 * @param knownNames participants of the names that are known, by `keyOf` of the name
 * @param barred match keys that join nobody
 */
export function planIdentities(
  names: readonly (readonly Name[])[],
  knownNames: ReadonlyMap<string, string>,
  barred: ReadonlySet<string>,
  newId: () => string,
): IdentityPlan {
  const known = new Map(knownNames);
  const [added, named] = [new Set<string>(), new Set<number>()];
  const newNames = new Map<string, Name & { participantId: string }>();
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
    for (const name of each) {
      if (known.has(keyOf(name))) continue;
      named.add(place);
      known.set(keyOf(name), id);
      newNames.set(keyOf(name), { ...name, participantId: id });
    }
  }
  const ids = names.map(([own]) => (own ? (known.get(keyOf(own)) ?? '') : ''));
  const warnings = names.map((each, place) => [
    ...(joined.has(place) ? [JOINED] : []),
    ...(each.some((name) => known.get(keyOf(name)) !== ids[place]) ? [SHARED_KEY] : []),
  ]);
  return { ids, added, named: new Set([...named, ...joined]), warnings, newNames, joins };
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
