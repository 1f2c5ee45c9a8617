import { rarityInEnglish } from '../../foundation/text/english.ts';
import { CHOSEN } from '../chosen.ts';
import type { QueryTerm } from './profile.ts';
import { familiarityOf, type Corpus, type TermCounts, specificityOf } from './term-specificity.ts';

const { querySaturation, termSaturation, lengthNormalisation, linkWeight, smoothingMass } = CHOSEN.suggestion;
const { linkTrust, youngInsights, leastTrust, mostTerms } = CHOSEN.suggestion;

/** An opportunity that may be suggested. */
export interface Profile {
  readonly opportunityId: string;
  /** Sum of the weights of its own terms. */
  readonly ownMass: number;
  /** Sum of the masses of the terms of linked insights, in thousandths. */
  readonly linkedMass: number;
}

/** A term in the profile of an opportunity. */
export interface ProfileTerm {
  readonly opportunityId: string;
  readonly term: string;
  /** Weight among the opportunity's own terms; 0 where only linked insights have it. */
  readonly own: number;
  /** Mass in linked insights, in thousandths. */
  readonly linked: number;
}

/** A word of the insight that speaks for an opportunity. */
export interface Reason extends QueryTerm {
  /** What it adds to the score because the opportunity, or an ancestor of it, has the word; 0 or more. */
  readonly own: number;
  /** What it adds to the score because linked insights have the word; 0 or more. */
  readonly learnt: number;
}

/** An opportunity that an insight may support. */
export interface Suggestion {
  readonly opportunityId: string;
  /** Comparable among suggestions for one insight; no upper bound. */
  readonly score: number;
  /** Words that speak for it, the one that adds most first. */
  readonly reasons: readonly Reason[];
}

/** What a workspace has on the query terms. */
export interface WorkspaceTerms {
  readonly corpus: Corpus;
  /** Counts of each term that occurs in the workspace, in any order. */
  readonly counts: readonly TermCounts[];
  readonly profiles: readonly Profile[];
  readonly terms: readonly ProfileTerm[];
}

/** Suggestions, best first, and the trust in them. */
export interface Suggested {
  /** Trust in the best suggestion, 0 or more, comparable among insights. Below 1 there are no suggestions. */
  readonly trust: number;
  readonly suggestions: readonly Suggestion[];
}

/** The most specific query terms, most specific first, at most thirty. */
export function mostSpecific(terms: readonly QueryTerm[], counts: readonly TermCounts[], corpus: Corpus): QueryTerm[] {
  const countsOf = countsByTerm(counts);
  const worth = ({ term, weight }: QueryTerm): number =>
    queryTermWeight(weight) * specificityOf(countsOf(term), corpus);
  return terms
    .map((each) => ({ each, worth: worth(each) }))
    .sort((one, other) => other.worth - one.worth || compare(one.each.term, other.each.term))
    .slice(0, mostTerms)
    .map(({ each }) => each);
}

/**
 * Suggests at most `first` opportunities that an insight may support, with reasons; none where trust in the best is
 * low.
 *
 * A term adds its specificity times the sum of two figures. The first is Okapi BM25 over the opportunity's weighted
 * fields (Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009). The second is learnt
 * from links: ln(p ÷ q), where p is the term's share among the opportunity's linked insights, smoothed towards q, its
 * share among all linked insights, as in naive Bayes with Dirichlet smoothing (Zhai & Lafferty, 2004). It is 0 where
 * negative, because a word that is still missing speaks against nothing.
 *
 * Trust is the best score, without half of its learnt part, times the square root of the insight's familiarity: an
 * insight about other things shares few words with others of the workspace.
 */
export function suggest(terms: readonly QueryTerm[], known: WorkspaceTerms, first = 3): Suggested {
  const { corpus } = known;
  const countsOf = countsByTerm(known.counts);
  const reasonsOf = new Map<string, Reason[]>();
  const profileOf = new Map(known.profiles.map((profile) => [profile.opportunityId, profile]));
  const queryTermOf = new Map(terms.map((each) => [each.term, each]));
  for (const found of known.terms) {
    const queryTerm = queryTermOf.get(found.term);
    const profile = profileOf.get(found.opportunityId);
    if (queryTerm === undefined || profile === undefined) continue;
    const counts = countsOf(found.term);
    const weight = queryTermWeight(queryTerm.weight) * specificityOf(counts, corpus);
    const own = weight * saturated(found.own, profile, corpus);
    const learnt = weight * linkWeight * association(found.linked, profile, counts, corpus);
    if (own + learnt > 0) push(reasonsOf, found.opportunityId, { ...queryTerm, own, learnt });
  }
  const ranked = [...reasonsOf]
    .map(([opportunityId, unsorted]) => {
      // Sorted before they are summed, so that the sum does not depend on the order of rows, to the last digit.
      const reasons = unsorted.sort((one, other) => strength(other) - strength(one) || compare(one.term, other.term));
      return { opportunityId, score: sum(reasons.map(strength)), reasons };
    })
    .sort((one, other) => other.score - one.score || compare(one.opportunityId, other.opportunityId));
  const [best] = ranked;
  if (best === undefined) return { trust: 0, suggestions: [] };
  const counted = sum(best.reasons.map(({ own, learnt }) => own + linkTrust * learnt));
  const trust = counted * Math.sqrt(familiarShare(terms, countsOf, corpus));
  return { trust, suggestions: trust < leastTrust ? [] : ranked.slice(0, first) };
}

/**
 * Familiarity of an insight, 0 to 1: the share of its specific words that other insights of the workspace have. It is 1
 * in a workspace without insights, and nears the share as insights are added.
 */
function familiarShare(terms: readonly QueryTerm[], countsOf: (term: string) => TermCounts, corpus: Corpus): number {
  const weights = terms.map(({ term }) => rarityInEnglish(term));
  const all = sum(weights);
  if (all === 0) return 0;
  const share = sum(terms.map(({ term }, at) => (weights[at] ?? 0) * familiarityOf(countsOf(term), corpus))) / all;
  return (share * corpus.insights + youngInsights) / (corpus.insights + youngInsights);
}

/**
 * Weight of a query term by its occurrences in the insight: each further one adds less, and the weight stays below 1 +
 * `querySaturation`.
 */
export const queryTermWeight = (weight: number): number =>
  (weight * (1 + querySaturation)) / (weight + querySaturation);

function saturated(own: number, { ownMass }: Profile, corpus: Corpus): number {
  if (own <= 0) return 0;
  const usual = corpus.ownMass / Math.max(corpus.opportunities, 1);
  const each = own / (1 - lengthNormalisation + lengthNormalisation * (usual > 0 ? ownMass / usual : 1));
  return (each * (termSaturation + 1)) / (each + termSaturation);
}

function association(linked: number, profile: Profile, counts: TermCounts, corpus: Corpus): number {
  if (linked <= 0 || counts.linkedMass <= 0 || corpus.linkedMass <= 0) return 0;
  const everywhere = counts.linkedMass / corpus.linkedMass;
  const here = (linked + smoothingMass * everywhere) / (profile.linkedMass + smoothingMass);
  return Math.max(0, Math.log(here / everywhere));
}

function countsByTerm(counts: readonly TermCounts[]): (term: string) => TermCounts {
  const byTerm = new Map(counts.map((each) => [each.term, each]));
  return (term) => byTerm.get(term) ?? { term, opportunities: 0, insights: 0, linkedMass: 0 };
}

function push(lists: Map<string, Reason[]>, key: string, reason: Reason): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [reason]);
  else list.push(reason);
}

const strength = ({ own, learnt }: Reason): number => own + learnt;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
