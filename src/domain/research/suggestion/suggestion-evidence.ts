import type { Reason } from './suggest.ts';

/** A term of an insight that is linked to the suggested opportunity. */
export interface LinkedTerm {
  readonly insightId: string;
  readonly term: string;
  /** Mass that linking added, in thousandths. */
  readonly linked: number;
}

/** A linked insight that supports a suggestion. */
export interface SupportingInsight {
  readonly insightId: string;
  /** Words that it shares with the insight in question, the one that contributes most first. */
  readonly words: readonly string[];
}

/**
 * The `first` linked insights that contribute most to what a suggestion learnt from links, strongest first. Insights
 * with a word share its learnt weight by their masses. `terms` may be in any order; a word without learnt weight counts
 * for none.
 */
export function supportingInsights(
  reasons: readonly Reason[],
  terms: readonly LinkedTerm[],
  first = 3,
): SupportingInsight[] {
  const reasonOf = new Map(reasons.filter(({ learnt }) => learnt > 0).map((each) => [each.term, each]));
  const parts = new Map<string, { readonly word: string; readonly part: number }[]>();
  for (const { insightId, term, linked } of terms) {
    const reason = reasonOf.get(term);
    if (reason === undefined || linked <= 0) continue;
    const contribution = { word: reason.word, part: (reason.learnt * linked) / 1000 };
    parts.set(insightId, [...(parts.get(insightId) ?? []), contribution]);
  }
  return [...parts]
    .map(([insightId, unsorted]) => {
      const sorted = unsorted.sort((one, other) => other.part - one.part || (one.word < other.word ? -1 : 1));
      return {
        insightId,
        words: sorted.map(({ word }) => word),
        total: sorted.reduce((sum, { part }) => sum + part, 0),
      };
    })
    .sort((one, other) => other.total - one.total || (one.insightId < other.insightId ? -1 : 1))
    .slice(0, first)
    .map(({ insightId, words }) => ({ insightId, words }));
}
