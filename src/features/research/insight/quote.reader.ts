import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { MOST_QUOTES } from './insight-ingest.model.ts';
import { Quote } from './quote.model.ts';

/** Reads the quotes of insights. */
@Injectable()
export class QuoteReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** Quotes of an insight in their order, withdrawn ones left out; one statement for all insights of a request. */
  quotesOf(insightId: string): Promise<Quote[]> {
    const load = async (ids: readonly string[]): Promise<Quote[][]> => {
      const quotes = await this.db.sql<Quote>`
        SELECT ${() => this.columns.of(Quote, 'quote')} FROM unnest(${ids}::uuid[]) AS asked (insight_id) CROSS JOIN LATERAL (
          SELECT * FROM quote AS each
          WHERE each.workspace_id = ${currentCaller().workspaceId} AND each.insight_id = asked.insight_id AND each.withdrawn_at IS NULL
          ORDER BY each.place, each.id LIMIT ${MOST_QUOTES}
        ) AS quote ORDER BY quote.place, quote.id`;
      return groupRowsById(ids, quotes, (quote) => quote.insightId);
    };
    return currentRequest()
      .loader('Quote.ofInsight', () => new Loader(load))
      .load(insightId);
  }
}
