import { tellingInEnglish } from '../../foundation/text/english.ts';
import { CHOSEN } from '../chosen.ts';

const LIMITS = CHOSEN.emergingNeed;

/** An insight that waits, and what it says. */
export interface Waiting {
  readonly id: string;
  /** Who said it; null where nobody knows, and then it counts for nobody. */
  readonly participantId: string | null;
  readonly terms: ReadonlySet<string>;
}

/** Insights that speak of the same. */
export interface Gathered {
  /** Terms that they share, most telling first; at most five. */
  readonly terms: readonly string[];
  readonly members: readonly string[];
  readonly participants: number;
}

/**
 * Gathers insights that share telling words into groups of three or more participants, at most ten, those of most
 * participants first; an insight is in one group at most. Greedy, as in association rules (Agrawal & Srikant 1994): the
 * pair of words that most participants say begins a group; all that share two of the group's words belong to it.
 */
export function gather(waiting: readonly Waiting[]): Gathered[] {
  const ordered = [...waiting].sort((one, other) => (one.id < other.id ? -1 : 1));
  const holding = new Map<string, number>();
  for (const { terms } of ordered) for (const term of terms) holding.set(term, (holding.get(term) ?? 0) + 1);
  const worth = (term: string): number => tellingInEnglish(term) / Math.log2(1 + (holding.get(term) ?? 1));
  let left = ordered.map((each) => ({
    ...each,
    words: [...each.terms]
      .filter(
        (term) => tellingInEnglish(term) >= LIMITS.leastRarity && (holding.get(term) ?? 0) >= LIMITS.fewestParticipants,
      )
      .sort((one, other) => worth(other) - worth(one) || (one < other ? -1 : 1))
      .slice(0, LIMITS.mostWords),
  }));
  const groups: Gathered[] = [];
  while (groups.length < LIMITS.mostGroups) {
    const seed = bestPair(left);
    if (!seed) break;
    const core = wordsOf(left.filter(({ words }) => seed.every((term) => words.includes(term))));
    const members = left.filter(
      ({ words }) => words.filter((term) => core.includes(term)).length >= LIMITS.fewestSharedWords,
    );
    groups.push({
      terms: core.slice(0, LIMITS.mostTitleWords),
      members: members.map(({ id }) => id),
      participants: participantsOf(members),
    });
    left = left.filter((each) => !members.includes(each));
  }
  return groups.sort((one, other) => other.participants - one.participants);
}

interface Worded extends Waiting {
  readonly words: readonly string[];
}

const participantsOf = (waiting: readonly Waiting[]): number =>
  new Set(waiting.flatMap(({ participantId }) => participantId ?? [])).size;

/** The two words that most participants say together, three at least; null when there are none. */
function bestPair(left: readonly Worded[]): readonly [string, string] | null {
  const said = new Map<string, Set<string>>();
  for (const { words, participantId } of left) {
    if (participantId === null) continue;
    for (const [at, one] of words.entries())
      for (const other of words.slice(at + 1)) {
        const pair = one < other ? `${one} ${other}` : `${other} ${one}`;
        const who = said.get(pair) ?? new Set();
        said.set(pair, who.add(participantId));
      }
  }
  let best: { readonly pair: string; readonly worth: number } | null = null;
  for (const [pair, { size }] of said) {
    if (size < LIMITS.fewestParticipants) continue;
    const [one = '', other = ''] = pair.split(' ');
    const worth = size * (tellingInEnglish(one) + tellingInEnglish(other));
    if (!best || worth > best.worth || (worth === best.worth && pair < best.pair)) best = { pair, worth };
  }
  const [one, other] = best?.pair.split(' ') ?? [];
  return one !== undefined && other !== undefined ? [one, other] : null;
}

/** Words that enough of a group say, those that most say first. */
function wordsOf(members: readonly Worded[]): string[] {
  const counts = new Map<string, number>();
  for (const { words } of members) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= members.length * LIMITS.commonShare)
    .sort(
      ([one, often], [other, oftener]) =>
        oftener - often || tellingInEnglish(other) - tellingInEnglish(one) || (one < other ? -1 : 1),
    )
    .map(([word]) => word);
}
