import { Injectable } from '@nestjs/common';
import { CHOSEN } from '../../../domain/research/chosen.ts';
import { queryTerms } from '../../../domain/research/suggestion/profile.ts';
import { rarestTerms } from '../../../domain/research/suggestion/rarest-terms.ts';
import { mostSpecific, suggest } from '../../../domain/research/suggestion/suggest.ts';
import { mapYielding } from '../../../platform/request/event-loop-yield.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentRequest } from '../../../platform/request/request.ts';
import type { Insight } from '../insight/insight.model.ts';
import { QUERY_LIMITS } from './query-limits.model.ts';
import { CandidateReader, type CandidateTerm } from './candidate.reader.ts';
import { type Counted, CountedWordsReader } from './counted-words.reader.ts';
import { InsightTextsReader } from './insight-texts.reader.ts';
import type { Suggestions } from './suggestion.model.ts';

/** Suggests opportunities for insights. */
@Injectable()
export class SuggestionReader {
  constructor(
    private readonly texts: InsightTextsReader,
    private readonly words: CountedWordsReader,
    private readonly candidates: CandidateReader,
  ) {}

  /** Suggestions for an insight, or why there are none; three statements for all insights of a request. */
  of(insight: Insight): Promise<Suggestions> {
    return currentRequest()
      .loader(SuggestionReader, () => new Loader(this.all, { cacheKeyFn: ({ id }) => id }))
      .load(insight);
  }

  private readonly all = async (insights: readonly Insight[]): Promise<Suggestions[]> => {
    const texts = await Promise.all(insights.map((insight) => this.texts.of(insight)));
    const asks = await mapYielding(texts, (each) => rarestTerms(queryTerms(each), QUERY_LIMITS.words));
    const counted = await this.words.count([...new Set(asks.flatMap((asked) => asked.map(({ term }) => term)))]);
    const views = await mapYielding(insights, ({ id }) => withoutOne(counted, id));
    const wanted = asks.map((asked, ask) => {
      const { counts, corpus } = views[ask] ?? counted;
      return mostSpecific(asked, [...counts.values()], corpus);
    });
    const found = await this.candidates.best(wanted, counted);
    return mapYielding([...insights.entries()], ([ask, { id }]) => {
      const asked = asks[ask] ?? [];
      const terms = found.filter((each) => each.ask === ask);
      const { corpus, counts } = views[ask] ?? counted;
      const known = { corpus, counts: [...counts.values()], profiles: profilesOf(terms), terms };
      const { trust, suggestions } = suggest(asked, known, QUERY_LIMITS.suggestions);
      return {
        suggestions: suggestions.map((each) => ({ ...each, insightId: id, terms: each.reasons })),
        noneReason: suggestions.length > 0 ? null : reasonFor(asked.length, corpus.opportunities, trust),
      };
    });
  };
}

/** The counts without the insight itself, so that its own words do not count as more common. */
function withoutOne(counted: Counted, id: string): Pick<Counted, 'corpus' | 'counts'> {
  if (id < counted.insightsFrom) return counted;
  return {
    corpus: { ...counted.corpus, insights: Math.max(counted.corpus.insights - 1, 0) },
    counts: new Map(
      [...counted.counts].map(([term, each]) => [term, { ...each, insights: Math.max(each.insights - 1, 0) }]),
    ),
  };
}

const profilesOf = (terms: readonly CandidateTerm[]): CandidateTerm[] => [
  ...new Map(terms.map((each) => [each.opportunityId, each])).values(),
];

function reasonFor(asked: number, opportunities: number, trust: number): string {
  if (asked === 0) return 'It says nothing that could be compared: it has no words, or they were removed.';
  if (opportunities === 0) return 'There are no opportunities yet.';
  if (trust === 0) return 'No opportunity, and no insight linked to one, says any of its telling words.';
  return `Too little speaks for any opportunity: ${trust.toFixed(2)} for the best, where ${CHOSEN.suggestion.leastTrust} is asked for. It may be about something that no opportunity covers yet.`;
}
