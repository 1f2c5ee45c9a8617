import { tellingInEnglish } from '../../foundation/text/english.ts';
import { CHOSEN } from '../chosen.ts';

const { specificityShares, familiarInsights, everydayShare } = CHOSEN.suggestion;

/** How large a workspace is, without the insight in question. */
export interface Corpus {
  /** Opportunities with a profile. */
  readonly opportunities: number;
  /** Weights of all opportunities' own terms together. */
  readonly ownMass: number;
  readonly insights: number;
  /** Thousandths of all linked insights' terms together, once for each link. */
  readonly linkedMass: number;
}

/** Where a term stands in a workspace, without the insight in question. */
export interface TermCounts {
  readonly term: string;
  /** Opportunities with it among their own terms. */
  readonly opportunities: number;
  readonly insights: number;
  /** Thousandths of it in all linked insights, once for each link. */
  readonly linkedMass: number;
}

/**
 * How much a term tells, 0 to 1: weighted mean of how rare it is among opportunities, among insights, and in English at
 * large. The first two are Robertson and Spärck Jones' weight (1976) as BM25 has it, ln(1 + (N − n + ½) ÷ (n + ½)),
 * divided by that of a word which stands nowhere, so that it means the same in small and large workspaces.
 */
export function tellingOf(counts: TermCounts, corpus: Corpus): number {
  const { opportunities, insights, english } = specificityShares;
  return (
    (opportunities * rarity(counts.opportunities, corpus.opportunities) +
      insights * rarity(counts.insights, corpus.insights) +
      english * tellingInEnglish(counts.term)) /
    (opportunities + insights + english)
  );
}

/**
 * How far a term is at home in the workspace, 0 to 1: insights that hold it, against one and as many as would by chance
 * if people spoke of anything.
 */
export function atHome(counts: TermCounts, corpus: Corpus): number {
  // Undoes the scale of tellingInEnglish: ln(1,000 ÷ per million) ÷ 4.
  const byChance = everydayShare * Math.exp(-4 * tellingInEnglish(counts.term)) * corpus.insights;
  return counts.insights / (counts.insights + familiarInsights + byChance);
}

function rarity(holding: number, all: number): number {
  // Counts are kept apart from each other and may be a moment behind.
  const held = Math.min(Math.max(holding, 0), all);
  return Math.log1p((all - held + 0.5) / (held + 0.5)) / Math.log1p((all + 0.5) / 0.5);
}
