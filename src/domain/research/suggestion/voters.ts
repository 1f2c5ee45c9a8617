import type { Reason } from './suggest.ts';

/** A term of an insight that is linked to the suggested opportunity. */
export interface VoterTerm {
  readonly insightId: string;
  readonly term: string;
  /** Thousandths, as linking added them. */
  readonly linked: number;
}

/** An earlier insight whose link speaks for a suggestion. */
export interface Voter {
  readonly insightId: string;
  /** Words of the insight in question that it shares, most telling first. */
  readonly words: readonly string[];
}

/**
 * The linked insights that had most part in what was learnt for a suggestion, at most `first`, strongest first: each
 * word's learnt weight is parted among those that say it. `terms` in any order; words nobody taught make no voters.
 */
export function votersOf(reasons: readonly Reason[], terms: readonly VoterTerm[], first = 3): Voter[] {
  const reasonOf = new Map(reasons.filter(({ learnt }) => learnt > 0).map((each) => [each.term, each]));
  const parts = new Map<string, { readonly word: string; readonly part: number }[]>();
  for (const { insightId, term, linked } of terms) {
    const reason = reasonOf.get(term);
    if (reason === undefined || linked <= 0) continue;
    const said = { word: reason.word, part: (reason.learnt * linked) / 1000 };
    parts.set(insightId, [...(parts.get(insightId) ?? []), said]);
  }
  return [...parts]
    .map(([insightId, unsorted]) => {
      const said = unsorted.sort((one, other) => other.part - one.part || (one.word < other.word ? -1 : 1));
      return { insightId, words: said.map(({ word }) => word), total: said.reduce((sum, { part }) => sum + part, 0) };
    })
    .sort((one, other) => other.total - one.total || (one.insightId < other.insightId ? -1 : 1))
    .slice(0, first)
    .map(({ insightId, words }) => ({ insightId, words }));
}
