import { tellingInEnglish } from '../../foundation/text/english.ts';
import { CHOSEN } from '../chosen.ts';
import type { AskedTerm } from './profile.ts';
import { atHome, type Corpus, type TermCounts, tellingOf } from './telling.ts';

const { querySaturation, termSaturation, lengthNormalisation, linkWeight, smoothingMass, linkTrust, youngInsights } =
  CHOSEN.suggestion;
const { leastTrust, mostTerms } = CHOSEN.suggestion;

/** An opportunity that may be suggested. */
export interface Profile {
  readonly opportunityId: string;
  /** Weights of its own terms together. */
  readonly ownMass: number;
  /** Thousandths of the terms of insights linked to it. */
  readonly linkedMass: number;
}

/** A term in the profile of an opportunity. */
export interface ProfileTerm {
  readonly opportunityId: string;
  readonly term: string;
  /** Its weight among the opportunity's own terms; 0 where it only stands in linked insights. */
  readonly own: number;
  /** Thousandths of it in insights linked to the opportunity. */
  readonly linked: number;
}

/** A word of the insight that speaks for an opportunity. */
export interface Reason extends AskedTerm {
  /** How much it adds because the opportunity says it, or what is above it. */
  readonly own: number;
  /** How much it adds because insights linked to the opportunity say it. */
  readonly learnt: number;
}

/** An opportunity that an insight may support. */
export interface Suggestion {
  readonly opportunityId: string;
  /** Comparable among suggestions for one insight; no upper bound. */
  readonly score: number;
  /** What speaks for it, most telling word first. */
  readonly reasons: readonly Reason[];
}

/** What a workspace knows of the terms asked for. */
export interface Known {
  readonly corpus: Corpus;
  /** One for each term that stands anywhere; in any order. */
  readonly counts: readonly TermCounts[];
  readonly profiles: readonly Profile[];
  readonly terms: readonly ProfileTerm[];
}

/** Suggestions, best first, or none, and how far they can be trusted. */
export interface Suggested {
  /** How much speaks for the best one; comparable among insights. Below `leastTrust` there are no suggestions. */
  readonly trust: number;
  readonly suggestions: readonly Suggestion[];
}

/** The terms worth looking up, most telling first, at most thirty. */
export function mostTelling(asked: readonly AskedTerm[], counts: readonly TermCounts[], corpus: Corpus): AskedTerm[] {
  const countsOf = finder(counts);
  const worth = ({ term, weight }: AskedTerm): number => askedWeight(weight) * tellingOf(countsOf(term), corpus);
  return asked
    .map((each) => ({ each, worth: worth(each) }))
    .sort((one, other) => other.worth - one.worth || compare(one.each.term, other.each.term))
    .slice(0, mostTerms)
    .map(({ each }) => each);
}

/**
 * The opportunities that an insight may support, at most `first`, and why; none where too little speaks for the best.
 *
 * A term adds its telling weight times two things. What the opportunity says: Okapi BM25 (Robertson & Zaragoza, "The
 * Probabilistic Relevance Framework: BM25 and Beyond", 2009) over weighted fields. What links have taught: ln(p ÷ q)
 * where p is the term's share among the opportunity's linked insights, smoothed towards q, its share among all linked
 * ones, as in naive Bayes with Dirichlet smoothing (Zhai & Lafferty, 2004), and 0 where that is negative: that nobody
 * said a word yet speaks against nothing. Trust is the best score, half of what was learnt left out, times the root of
 * how far the insight's words are at home in the workspace: an insight about other things shares few words with others.
 */
export function suggest(asked: readonly AskedTerm[], known: Known, first = 3): Suggested {
  const { corpus } = known;
  const countsOf = finder(known.counts);
  const reasonsOf = new Map<string, Reason[]>();
  const profileOf = new Map(known.profiles.map((profile) => [profile.opportunityId, profile]));
  const askedOf = new Map(asked.map((each) => [each.term, each]));
  for (const found of known.terms) {
    const question = askedOf.get(found.term);
    const profile = profileOf.get(found.opportunityId);
    if (question === undefined || profile === undefined) continue;
    const counts = countsOf(found.term);
    const weight = askedWeight(question.weight) * tellingOf(counts, corpus);
    const own = weight * saturated(found.own, profile, corpus);
    const learnt = weight * linkWeight * association(found.linked, profile, counts, corpus);
    if (own + learnt > 0) push(reasonsOf, found.opportunityId, { ...question, own, learnt });
  }
  const ranked = [...reasonsOf]
    .map(([opportunityId, unsorted]) => {
      // Sorted before they are summed, so that rows in another order give the same number to the last digit.
      const reasons = unsorted.sort((one, other) => strength(other) - strength(one) || compare(one.term, other.term));
      return { opportunityId, score: sum(reasons.map(strength)), reasons };
    })
    .sort((one, other) => other.score - one.score || compare(one.opportunityId, other.opportunityId));
  const [best] = ranked;
  if (best === undefined) return { trust: 0, suggestions: [] };
  const counted = sum(best.reasons.map(({ own, learnt }) => own + linkTrust * learnt));
  const trust = counted * Math.sqrt(shareAtHome(asked, countsOf, corpus));
  return { trust, suggestions: trust < leastTrust ? [] : ranked.slice(0, first) };
}

/** Share of the insight's telling words that others in the workspace use too, 0 to 1; of a workspace without insights 1, as it tells nothing. */
function shareAtHome(asked: readonly AskedTerm[], countsOf: (term: string) => TermCounts, corpus: Corpus): number {
  const weights = asked.map(({ term }) => tellingInEnglish(term));
  const all = sum(weights);
  if (all === 0) return 0;
  const share = sum(asked.map(({ term }, at) => (weights[at] ?? 0) * atHome(countsOf(term), corpus))) / all;
  return (share * corpus.insights + youngInsights) / (corpus.insights + youngInsights);
}

/** How much the occurrences of a word in an insight count: each further one less, below 1 + querySaturation. */
export const askedWeight = (weight: number): number => (weight * (1 + querySaturation)) / (weight + querySaturation);

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

function finder(counts: readonly TermCounts[]): (term: string) => TermCounts {
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
