import { rarityInEnglish } from '../../foundation/text/english.ts';
import { CHOSEN } from '../chosen.ts';

const { specificityShares, familiarInsights, everydayShare } = CHOSEN.suggestion;

/** Size of a workspace, without the insight in question. */
export interface Corpus {
  /** Number of opportunities with a profile. */
  readonly opportunities: number;
  /** Sum of the weights of all opportunities' own terms. */
  readonly ownMass: number;
  /** Number of insights. */
  readonly insights: number;
  /** Sum of the masses of all linked insights' terms, in thousandths, once for each link. */
  readonly linkedMass: number;
}

/** Counts of a term in a workspace, without the insight in question. */
export interface TermCounts {
  readonly term: string;
  /** Number of opportunities with it among their own terms. */
  readonly opportunities: number;
  /** Number of insights with it. */
  readonly insights: number;
  /** Its mass in all linked insights, in thousandths, once for each link. */
  readonly linkedMass: number;
}

/**
 * Specificity of a term, 0 to 1: weighted mean of its rarity among opportunities, among insights, and in English at
 * large. The first two are the weight of Robertson and Spärck Jones (1976) as in BM25, ln(1 + (N − n + ½) ÷ (n + ½)),
 * divided by that of a word without any occurrence, so that it means the same in small and large workspaces.
 */
export function specificityOf(counts: TermCounts, corpus: Corpus): number {
  const { opportunities, insights, english } = specificityShares;
  return (
    (opportunities * rarity(counts.opportunities, corpus.opportunities) +
      insights * rarity(counts.insights, corpus.insights) +
      english * rarityInEnglish(counts.term)) /
    (opportunities + insights + english)
  );
}

/**
 * Familiarity of a term in the workspace, 0 to 1: insights with it ÷ the same number plus one and plus the number
 * expected by chance if insights were about anything.
 */
export function familiarityOf(counts: TermCounts, corpus: Corpus): number {
  // Inverts the scale of rarityInEnglish, ln(1,000 ÷ occurrences per million) ÷ 4.
  const byChance = everydayShare * Math.exp(-4 * rarityInEnglish(counts.term)) * corpus.insights;
  return counts.insights / (counts.insights + familiarInsights + byChance);
}

/** Rarity of a term that `count` of `all` have, 0 to 1. */
function rarity(count: number, all: number): number {
  // Both counts are maintained separately, so that one may be a moment behind the other.
  const having = Math.min(Math.max(count, 0), all);
  return Math.log1p((all - having + 0.5) / (having + 0.5)) / Math.log1p((all + 0.5) / 0.5);
}
