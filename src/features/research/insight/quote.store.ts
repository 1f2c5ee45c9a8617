import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/id.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { QuoteIngestInput } from './insight-ingest.model.ts';
import { Quote } from './quote.model.ts';

/** Quotes of one insight as its source has them. */
export interface QuotesOfInsight {
  readonly insightId: string;
  readonly quotes: readonly QuoteIngestInput[];
}

/** Keeps the quotes of insights. */
@Injectable()
export class QuoteStore {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly rows: RowStore,
  ) {}

  /** Adds the quotes of insights that are new; one statement however many. */
  async add(quoted: readonly QuotesOfInsight[]): Promise<void> {
    const rows = quoted.flatMap(({ insightId, quotes }) =>
      rowsOf(quotes).map((row) => ({ id: newId(), insightId, ...row })),
    );
    await this.rows.insert(Quote, rows);
  }

  /** Makes the quotes of insights what their source has now: new ones are added, changed ones changed, vanished ones withdrawn. */
  async replace(quoted: readonly QuotesOfInsight[]): Promise<void> {
    if (quoted.length === 0) return;
    const ids = quoted.map(({ insightId }) => insightId);
    const standing = await this.db.sql<Quote>`
      SELECT ${() => this.columns.of(Quote, 'quote')} FROM quote
      WHERE workspace_id = ${currentCaller().workspaceId} AND insight_id = ANY(${ids}::uuid[])`;
    const changes = groupRowsById(ids, standing, ({ insightId }) => insightId).map((known, index) => {
      const { insightId = '', quotes = [] } = quoted[index] ?? {};
      const byKey = new Map(known.map((quote) => [quote.naturalKey, quote]));
      const rows = rowsOf(quotes);
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

  /** What was said in these insights. */
  async textsOf(insightIds: readonly string[]): Promise<string[]> {
    const found = await this.db.sql<{ text: string }>`
      SELECT DISTINCT text FROM quote
      WHERE workspace_id = ${currentCaller().workspaceId} AND insight_id = ANY(${insightIds}::uuid[]) AND text <> ''`;
    return found.map(({ text }) => text);
  }

  /** Removes the words of all quotes of these insights. */
  async redact(insightIds: readonly string[]): Promise<void> {
    const found = await this.db.sql<{ id: string }>`
      SELECT id FROM quote WHERE workspace_id = ${currentCaller().workspaceId} AND insight_id = ANY(${insightIds}::uuid[])
      ORDER BY id`;
    // What a quote was known by may be made of its words.
    await this.rows.updateEach(
      Quote,
      found.map(({ id }) => ({ id, text: '', externalId: null, naturalKey: `silent/${id}` })),
      { operation: 'REDACTED' },
    );
  }
}

type QuoteRow = Pick<Quote, (typeof QUOTE_FIELDS)[number] | 'naturalKey'>;
const QUOTE_FIELDS = ['externalId', 'place', 'text', 'origin', 'startsAtSeconds', 'endsAtSeconds'] as const;

/** Rows of quotes, once each. */
function rowsOf(quotes: readonly QuoteIngestInput[]): QuoteRow[] {
  const rows = quotes.map(
    ({ externalId = null, text, origin, startsAtSeconds = null, endsAtSeconds = null }, place) => ({
      naturalKey: keyOf(externalId, text),
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

const keyOf = (externalId: string | null, text: string): string =>
  externalId === null ? `text/${createHash('sha256').update(text).digest('base64url')}` : `name/${externalId}`;

const isDifferent = (before: Quote, row: Omit<QuoteRow, 'naturalKey'>): boolean =>
  before.withdrawnAt !== null || QUOTE_FIELDS.some((name) => before[name] !== row[name]);
