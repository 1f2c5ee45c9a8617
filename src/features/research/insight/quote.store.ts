import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KnownWordsStore } from '../../../platform/change-log/known-words.store.ts';
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
    private readonly knownWords: KnownWordsStore,
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
    const isReworded = new Map(changes.flatMap(({ changed }) => changed.map(({ id, text }) => [id, text] as const)));
    const byId = new Set(gone);
    await this.rememberOlder(present.filter(({ id, text }) => byId.has(id) || (isReworded.get(id) ?? text) !== text));
    await this.rows.update(Quote, { ids: gone }, { withdrawnAt: new Date() }, 'WITHDRAWN');
  }

  /** Records what quotes said before, for their participants: copies of it are theirs too. Two statements, none where nothing was said. */
  private async rememberOlder(quotes: readonly Quote[]): Promise<void> {
    const said = quotes.filter(({ text }) => text !== '');
    if (said.length === 0) return;
    const ids = [...new Set(said.map(({ insightId }) => insightId))];
    const speakers = await this.db.sql<{ id: string; participantId: string }>`
      SELECT id, participant_id AS "participantId" FROM insight
      WHERE workspace_id = ${currentCaller().workspaceId} AND id = ANY(${ids}::uuid[]) AND participant_id IS NOT NULL`;
    const speakerOf = new Map(speakers.map(({ id, participantId }) => [id, participantId]));
    await this.knownWords.remember(
      said.flatMap(({ insightId, text }) => {
        const subjectId = speakerOf.get(insightId);
        return subjectId === undefined ? [] : [{ subjectId, text }];
      }),
    );
  }

  /** Redacts all quotes of these insights. */
  async redact(insightIds: readonly string[]): Promise<void> {
    const found = await this.db.sql<Quote>`
      SELECT ${() => this.columns.of(Quote, 'quote')} FROM quote
      WHERE workspace_id = ${currentCaller().workspaceId} AND insight_id = ANY(${insightIds}::uuid[]) ORDER BY id`;
    await this.rememberOlder(found);
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
