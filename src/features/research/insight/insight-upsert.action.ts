import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { RestartTransaction } from '../../../platform/database/restart-transaction.ts';
import { ClockStore } from '../../../platform/ingestion/clock.store.ts';
import { mapYielding } from '../../../platform/request/event-loop-yield.ts';
import { EvidenceStore } from '../evidence/evidence.store.ts';
import type { IncomingInsight } from './incoming-insight.ts';
import { decideOutcomes, type InsightBatchRow, type IngestOutcome, type KnownInsight } from './ingest-outcome.ts';
import { insightRow, type InsightToWrite } from './insight-row.ts';
import { Insight, INSIGHT_CLOCK } from './insight.model.ts';
import { InsightStatusStore } from './insight-status.store.ts';
import { InsightStore } from './insight.store.ts';
import { InsightsReworded, type RewordedInsight } from './insights-reworded.hook.ts';
import { type QuotesOfInsight, QuoteStore } from './quote.store.ts';
import { RelatedRecordsAction } from './related-records.action.ts';
import { NO_RELATED_RECORDS } from './related-records.ts';
import { evidenceOf, withoutDecidedLinks } from './decided-links.ts';

/** By what insights were decided on without a lock. */
interface Decided {
  readonly known: ReadonlyMap<string, KnownInsight>;
  readonly arrivedAt: Date;
}

/** Writes insights that are new or changed, with everything that belongs to them, within an open transaction. */
@Injectable()
export class InsightUpsertAction {
  constructor(
    private readonly store: InsightStore,
    private readonly rows: RowStore,
    private readonly relatedRecords: RelatedRecordsAction,
    private readonly quotes: QuoteStore,
    private readonly evidence: EvidenceStore,
    private readonly reworded: InsightsReworded,
    private readonly clocks: ClockStore,
    private readonly statuses: InsightStatusStore,
  ) {}

  /**
   * Writes the rows of insights that were decided on without a lock. Another transaction may have written the same insights
   * since. So every key is claimed, which locks the rows that exist by now, and what becomes of the insights is decided
   * again by these.
   *
   * @param insights insights of the batch; those without a row are left alone
   * @param expected rows to write, as decided without a lock
   * @param newIds ids of the rows of those that are new, by external id
   * @param decided the insights that were known when that was decided, by external id, and when the incoming ones arrived
   * @returns outcomes of the insights that have a row
   */
  async upsert(
    system: string,
    insights: readonly IncomingInsight[],
    expected: readonly InsightBatchRow[],
    newIds: ReadonlyMap<string, string>,
    { known: knownBefore, arrivedAt: now }: Decided,
  ): Promise<ReadonlyMap<IncomingInsight, IngestOutcome>> {
    if (expected.length === 0) return new Map();
    const finding = this.relatedRecords.find(system, expected, knownBefore);
    // The terms of the words are counted while the database is busy.
    const counting = mapYielding(expected, ({ incoming }) => incoming.words.terms);
    counting.catch(() => undefined);
    const related = await finding;
    const withRelated = (row: InsightBatchRow): InsightToWrite => ({
      ...row,
      related: related.get(row.incoming.externalId) ?? NO_RELATED_RECORDS,
    });
    const known = await this.claim(system, expected.map(withRelated), newIds, knownBefore, now);
    if (
      [...known].some(
        ([name, { participantId }]) =>
          participantId !== (knownBefore.get(name)?.participantId ?? null) &&
          // Match keys of this batch may have joined whose it was to another.
          participantId !== related.get(name)?.participantId,
      )
    )
      throw new RestartTransaction('Another transaction has just changed whose words an insight holds.');
    const isRenamed = ({ incoming: { externalId } }: InsightBatchRow): boolean =>
      knownBefore.has(externalId) && known.get(externalId)?.storedName !== knownBefore.get(externalId)?.storedName;
    if (expected.some(isRenamed))
      throw new RestartTransaction('Another transaction has just erased the participant of an insight.');
    const names = new Set(expected.map(({ incoming }) => incoming.externalId));
    const candidates = insights.filter(({ externalId }) => names.has(externalId));
    const { outcomes, batch } = decideOutcomes(candidates, known, newIds, now);
    const inserted = batch.rows('INSERT').map(withRelated);
    const updated = await this.asDecided(batch.rows('UPDATE').map(withRelated), known);
    await this.rows.updateEach(
      Insight,
      updated.map((row) => insightRow(system, row, known.get(row.incoming.externalId), now)),
    );
    await this.clocks.move({ kind: INSIGHT_CLOCK, system }, batch.clocks());
    await counting;
    await this.writeContents(inserted, updated);
    // What people have linked counts again once its source brings back what it had deleted.
    const back = updated.filter(({ incoming }) => known.get(incoming.externalId)?.status === 'DELETED');
    await this.statuses.settle(back.map(({ id }) => id));
    const written = new Map([...inserted, ...updated].map((row) => [row.incoming, row]));
    return withRelatedRecords(
      outcomes,
      batch.touched().map((row) => written.get(row.incoming) ?? withRelated(row)),
    );
  }

  /** Adds the insights that are new, and locks those that exist. Answers with the latter, by external id. */
  private async claim(
    system: string,
    expected: readonly InsightToWrite[],
    newIds: ReadonlyMap<string, string>,
    knownBefore: ReadonlyMap<string, KnownInsight>,
    now: Date,
  ): Promise<ReadonlyMap<string, KnownInsight>> {
    const rows = expected.map((row) => {
      const id = newIds.get(row.incoming.externalId) ?? '';
      const claimed = insightRow(system, { ...row, id }, undefined, now);
      // A row that is known is locked under the name that it has; the name goes with what else is written.
      return { ...claimed, externalId: knownBefore.get(row.incoming.externalId)?.storedName ?? claimed.externalId };
    });
    const added = await this.rows.claim(Insight, ['sourceSystem', 'externalId'], rows);
    const existing = expected.filter((_, index) => !added.has(rows[index]?.id ?? ''));
    return this.store.known(
      system,
      existing.map(({ incoming }) => incoming.externalId),
    );
  }

  /** Rows without the links that people decided against. One statement at most. */
  private async asDecided(
    rows: readonly InsightToWrite[],
    known: ReadonlyMap<string, KnownInsight>,
  ): Promise<InsightToWrite[]> {
    const present = await this.evidence.present(
      rows.flatMap(({ id, related }) => (related.evidence.length > 0 ? [id] : [])),
    );
    return rows.map((row) => withoutDecidedLinks(row, known.get(row.incoming.externalId)?.decided ?? null, present));
  }

  /** Writes what insights contain beside their rows: quotes, evidence, and the words that subscribers index. */
  private async writeContents(inserted: readonly InsightToWrite[], updated: readonly InsightToWrite[]): Promise<void> {
    await this.quotes.add(inserted.map(quotesOf));
    await this.quotes.replace(updated.map(quotesOf));
    // A quote that is no longer among the words is withdrawn and can be read; one that may not be kept is emptied.
    const silent = updated.filter(({ incoming, related }) => incoming.isDeleted || !related.mayKeep.quotes);
    if (silent.length > 0) await this.quotes.redact(silent.map(({ id }) => id));
    await this.evidence.link([...inserted, ...updated].flatMap(evidenceOf));
    const insights = [
      ...inserted.map((row) => rewordedInsight(row, true)),
      ...updated.map((row) => rewordedInsight(row, false)),
    ];
    if (insights.length > 0) await this.reworded.fire({ insights });
  }
}

const quotesOf = ({ id, incoming, related }: InsightToWrite): QuotesOfInsight => ({
  insightId: id,
  quotes: incoming.keptQuotes(related.mayKeep),
});

const rewordedInsight = ({ id, incoming, related }: InsightToWrite, isNew: boolean): RewordedInsight => ({
  id,
  words: incoming.keptWords(related.mayKeep),
  isNew,
});

/** The outcomes, those of written insights with their participants and the warnings of their related records. */
function withRelatedRecords(
  outcomes: ReadonlyMap<IncomingInsight, IngestOutcome>,
  written: readonly InsightToWrite[],
): ReadonlyMap<IncomingInsight, IngestOutcome> {
  const relatedOf = new Map(written.map(({ incoming, related }) => [incoming.externalId, related]));
  const isWritten = new Set(written.map(({ incoming }) => incoming));
  return new Map(
    [...outcomes].map(([incoming, outcome]) => {
      const { participantId, warnings } = relatedOf.get(incoming.externalId) ?? { ...outcome, warnings: [] };
      // Of several states of one insight in a batch, the one that is written has the warnings.
      const told = isWritten.has(incoming) ? warnings : [];
      return [incoming, { ...outcome, participantId, warnings: [...outcome.warnings, ...told] }];
    }),
  );
}
