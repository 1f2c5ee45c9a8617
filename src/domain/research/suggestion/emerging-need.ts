import { rarityInEnglish } from '../../foundation/text/english.ts';
import { CHOSEN } from '../chosen.ts';

const LIMITS = CHOSEN.emergingNeed;

/** An insight of the inbox and its terms. */
export interface InboxInsight {
  readonly id: string;
  /** Null where the participant is not known; the insight then adds no participant to a group. */
  readonly participantId: string | null;
  readonly terms: ReadonlySet<string>;
}

/** Insights about the same subject. */
export interface InsightGroup {
  /** Terms that they share, the commonest in the group first; at most five. */
  readonly terms: readonly string[];
  /** Ids of the insights. */
  readonly members: readonly string[];
  /** Number of different participants. */
  readonly participants: number;
}

/**
 * Groups insights that share specific words: at most ten groups of three or more participants, those of most
 * participants first. An insight belongs to one group at most. Greedy, as in association rules (Agrawal & Srikant
 * 1994): the pair of words that most participants use begins a group, and insights that share two of the group's words
 * belong to it.
 */
export function groupBySubject(inbox: readonly InboxInsight[]): InsightGroup[] {
  const ordered = [...inbox].sort((one, other) => (one.id < other.id ? -1 : 1));
  const insightsWith = new Map<string, number>();
  for (const { terms } of ordered) for (const term of terms) insightsWith.set(term, (insightsWith.get(term) ?? 0) + 1);
  const worth = (term: string): number => rarityInEnglish(term) / Math.log2(1 + (insightsWith.get(term) ?? 1));
  let left = ordered.map((each) => ({
    ...each,
    words: [...each.terms]
      .filter(
        (term) =>
          rarityInEnglish(term) >= LIMITS.leastRarity && (insightsWith.get(term) ?? 0) >= LIMITS.fewestParticipants,
      )
      .sort((one, other) => worth(other) - worth(one) || (one < other ? -1 : 1))
      .slice(0, LIMITS.mostWords),
  }));
  const groups: InsightGroup[] = [];
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

interface InsightWithWords extends InboxInsight {
  readonly words: readonly string[];
}

const participantsOf = (insights: readonly InboxInsight[]): number =>
  new Set(insights.flatMap(({ participantId }) => participantId ?? [])).size;

/** The pair of words that most participants use together; null where no pair has three participants. */
function bestPair(left: readonly InsightWithWords[]): readonly [string, string] | null {
  const participantsByPair = new Map<string, Set<string>>();
  for (const { words, participantId } of left) {
    if (participantId === null) continue;
    for (const [at, one] of words.entries())
      for (const other of words.slice(at + 1)) {
        const pair = one < other ? `${one} ${other}` : `${other} ${one}`;
        const participants = participantsByPair.get(pair) ?? new Set();
        participantsByPair.set(pair, participants.add(participantId));
      }
  }
  let best: { readonly pair: string; readonly worth: number } | null = null;
  for (const [pair, { size }] of participantsByPair) {
    if (size < LIMITS.fewestParticipants) continue;
    const [one = '', other = ''] = pair.split(' ');
    const worth = size * (rarityInEnglish(one) + rarityInEnglish(other));
    if (!best || worth > best.worth || (worth === best.worth && pair < best.pair)) best = { pair, worth };
  }
  const [one, other] = best?.pair.split(' ') ?? [];
  return one !== undefined && other !== undefined ? [one, other] : null;
}

/** Words that a sufficient share of a group's insights has, the commonest first. */
function wordsOf(members: readonly InsightWithWords[]): string[] {
  const counts = new Map<string, number>();
  for (const { words } of members) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= members.length * LIMITS.commonShare)
    .sort(
      ([one, often], [other, oftener]) =>
        oftener - often || rarityInEnglish(other) - rarityInEnglish(one) || (one < other ? -1 : 1),
    )
    .map(([word]) => word);
}
