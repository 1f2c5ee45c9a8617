import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { WorkspaceDigests } from '../../../platform/database/workspace-digests.reader.ts';
import { newId } from '../../../platform/id.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { IngestedQuoteInput } from './insight-ingest.model.ts';
import { Quote } from './quote.model.ts';

/** The quotes that an insight has in its source. */
export interface QuotesOfInsight {
  readonly insightId: string;
  readonly quotes: readonly IngestedQuoteInput[];
}

/** Adds, changes and redacts the quotes of insights. */
@Injectable()
export class QuoteStore {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly rows: RowStore,
    private readonly digests: WorkspaceDigests,
  ) {}

  /** Adds the quotes of new insights; one statement, however many. */
  async add(insights: readonly QuotesOfInsight[]): Promise<void> {
    const seal = await this.digests.maker();
    const rows = insights.flatMap(({ insightId, quotes }) =>
      rowsOf(quotes, seal).map((row) => ({ id: newId(), insightId, ...row })),
    );
    await this.rows.insert(Quote, rows);
  }

  /** Replaces the quotes of insights: new ones are added, changed ones updated, those that are gone withdrawn. Four statements at most. */
  async replace(insights: readonly QuotesOfInsight[]): Promise<void> {
    if (insights.length === 0) return;
    const seal = await this.digests.maker();
    const ids = insights.map(({ insightId }) => insightId);
    const present = await this.db.sql<Quote>`
      SELECT ${() => this.columns.of(Quote, 'quote')} FROM quote
      WHERE workspace_id = ${currentCaller().workspaceId} AND insight_id = ANY(${ids}::uuid[])`;
    const changes = groupRowsById(ids, present, ({ insightId }) => insightId).map((known, index) => {
      const { insightId = '', quotes = [] } = insights[index] ?? {};
      const byKey = new Map(known.map((quote) => [quote.naturalKey, quote]));
      const rows = rowsOf(quotes, seal);
      const keys = new Set(rows.map(({ naturalKey }) => naturalKey));
      return {
        added: rows
          .filter(({ naturalKey }) => !byKey.has(naturalKey))
          .map((row) => ({ id: newId(), insightId, ...row })),
        changed: rows.flatMap(({ naturalKey, ...row }) => {
          const before = byKey.get(naturalKey);
          return before && isDifferent(before, row) ? [{ id: before.id, ...row, withdrawnAt: null }] : [];
        }),
        gone: known.filter((quote) => quote.withdrawnAt === null && !keys.has(quote.naturalKey)).map(({ id }) => id),
      };
    });
    await this.rows.insert(
      Quote,
      changes.flatMap(({ added }) => added),
    );
    await this.rows.updateEach(
      Quote,
      changes.flatMap(({ changed }) => changed),
    );
    const gone = changes.flatMap(({ gone: each }) => each);
    await this.rows.update(Quote, { ids: gone }, { withdrawnAt: new Date() }, 'WITHDRAWN');
  }

  /** Redacts all quotes of these insights. */
  async redact(insightIds: readonly string[]): Promise<void> {
    const found = await this.db.sql<Quote>`
      SELECT ${() => this.columns.of(Quote, 'quote')} FROM quote
      WHERE workspace_id = ${currentCaller().workspaceId} AND insight_id = ANY(${insightIds}::uuid[]) ORDER BY id`;
    // A natural key, and a name in the source, may contain words of the quote.
    await this.rows.updateEach(
      Quote,
      found.map(({ id }) => ({ id, text: '', externalId: null, naturalKey: `silent/${id}` })),
      { operation: 'REDACTED' },
    );
  }
}

type QuoteRow = Pick<Quote, (typeof QUOTE_FIELDS)[number] | 'naturalKey'>;
const QUOTE_FIELDS = ['externalId', 'place', 'text', 'origin', 'startsAtSeconds', 'endsAtSeconds'] as const;

/** Rows of quotes, in their order; of two quotes with the same key the later one. */
function rowsOf(quotes: readonly IngestedQuoteInput[], seal: (digest: string) => string): QuoteRow[] {
  const rows = quotes.map(
    ({ externalId = null, text, origin, startsAtSeconds = null, endsAtSeconds = null }, place) => ({
      naturalKey: externalId === null ? `text/${seal(digestOf(text))}` : `name/${externalId}`,
      externalId,
      place,
      text,
      origin,
      startsAtSeconds,
      endsAtSeconds,
    }),
  );
  return [...new Map(rows.map((row) => [row.naturalKey, row])).values()];
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

const isDifferent = (before: Quote, row: Omit<QuoteRow, 'naturalKey'>): boolean =>
  before.withdrawnAt !== null || QUOTE_FIELDS.some((name) => before[name] !== row[name]);
