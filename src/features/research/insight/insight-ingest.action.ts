import { Injectable } from '@nestjs/common';
import type { Written } from '../../../domain/foundation/ingestion/arrivals.ts';
import { checkArriving } from '../../../domain/research/insight/check-arriving.ts';
import type { MayKeep } from '../../../domain/research/participant/consent.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { newId } from '../../../platform/id.ts';
import { complaintsOf } from '../../../platform/graphql/input.pipe.ts';
import { EvidenceStore } from '../evidence/evidence.store.ts';
import { type IncomingInsight, rowOf } from './incoming-insight.model.ts';
import { InsightIngestItemInput, type InsightReceipt } from './insight-ingest.model.ts';
import { Insight } from './insight.model.ts';
import { contentOf, type IngestOutcome, decideOutcomes, stateAfter } from './ingest-outcome.action.ts';
import { InsightStore, type StandingInsight } from './insight.store.ts';
import { QuoteStore } from './quote.store.ts';
import { ALL, type RelatedRecords, RelatedRecordsAction, warningsOf } from './related-records.action.ts';
import { mapYielding } from '../../../platform/request/event-loop-yield.ts';
import { InsightWords } from './insight-words.ts';
import { InsightsReworded, type RewordedInsight } from './insights-reworded.hook.ts';

/** Takes in insights, whatever door they come through, within a transaction that is open; a bad item leaves the others alone. */
@Injectable()
export class InsightIngestAction {
  private readonly prepared = new WeakMap<InsightIngestItemInput, Promise<readonly Refusal[]>>();

  constructor(
    private readonly store: InsightStore,
    private readonly quotes: QuoteStore,
    private readonly rows: RowStore,
    private readonly surroundings: RelatedRecordsAction,
    private readonly evidence: EvidenceStore,
    private readonly reworded: InsightsReworded,
  ) {}

  /** What stands against an item; looked for once, and begun before its turn comes where its door knows it before. */
  prepare(item: InsightIngestItemInput): Promise<readonly Refusal[]> {
    const known = this.prepared.get(item) ?? faultsOf(item);
    this.prepared.set(item, known);
    return known;
  }

  /** One receipt for each item, in their order. A fixed number of statements, however many items; none that writes where nothing is new. */
  async receive(system: string, items: readonly InsightIngestItemInput[]): Promise<InsightReceipt[]> {
    const found = await Promise.all(items.map((item) => this.prepare(item)));
    const faults = found.map((each, index) =>
      each.map((fault) => ({ ...fault, path: ['items', String(index), ...fault.path] })),
    );
    const sound = items.map((item, index) => ({ item, index })).filter(({ index }) => faults[index]?.length === 0);
    const ids = new Map(sound.map(({ item }) => [item.externalId, newId()]));
    const glimpsed = await this.store.known(system, [...ids.keys()]);
    const glimpse = decideOutcomes(sound, glimpsed, ids);
    const judged = new Map(glimpse.judged);
    // What is known just so, or has been overtaken, needs no lock to say so.
    const names = new Set(glimpse.toWrite.map(({ item }) => item.externalId));
    if (names.size > 0) {
      const news = sound.filter(({ item }) => names.has(item.externalId));
      for (const [index, each] of await this.write(system, news, ids, glimpse.toWrite)) judged.set(index, each);
    }
    return items.map(({ externalId }, index) => ({
      ...{ index, externalId, errors: faults[index] ?? [] },
      ...(judged.get(index) ?? { status: 'REJECTED', insightId: null, warnings: [] }),
    }));
  }

  /** Writes what is new, with everything that belongs to it; answers with what each item came to. */
  private async write(
    system: string,
    news: readonly IncomingInsight[],
    ids: ReadonlyMap<string, string>,
    expected: readonly Written<IncomingInsight>[],
  ): Promise<ReadonlyMap<number, IngestOutcome>> {
    const now = new Date();
    const finding = this.surroundings.of(system, expected);
    // Worked out while the database is busy.
    const ahead = mapYielding(expected, ({ item }) => wordsOf(item).terms);
    ahead.catch(() => undefined);
    const around = await finding;
    const rowFor = (arrived: Written<IncomingInsight>, before: StandingInsight | undefined) => {
      const { taken = null, accountId = null, interview, pointed } = around.get(arrived.item.externalId) ?? {};
      const state = stateAfter(arrived.item, before?.state ?? null, (pointed?.evidence.length ?? 0) > 0);
      const placed = { participantId: taken?.id ?? null, accountId, interviewId: interview?.id ?? null, state };
      return rowOf(system, arrived, contentOf(arrived.item), placed, taken?.mayKeep ?? ALL, now);
    };
    const added = await this.rows.claim(
      Insight,
      ['sourceSystem', 'externalId'],
      expected.map((arrived) => rowFor({ ...arrived, id: ids.get(arrived.item.externalId) ?? '' }, undefined)),
    );
    const others = [...ids].filter(([, id]) => !added.has(id)).map(([externalId]) => externalId);
    const locked = await this.store.known(system, others);
    const { judged, arrivals, toWrite } = decideOutcomes(news, locked, ids);
    const changed = arrivals.toWrite('CHANGE');
    await this.rows.updateEach(
      Insight,
      changed.map((arrived) => rowFor(arrived, locked.get(arrived.item.externalId))),
    );
    await this.rows.updateEach(
      Insight,
      arrivals.toWrite('MARK').map(({ id, sourceUpdatedAt }) => ({ id, sourceUpdatedAt })),
    );
    await ahead;
    await this.belongings(arrivals.toWrite('ADD'), changed, around);
    const told = new Map(toWrite.map(({ index, item }) => [index, warningsOf(around.get(item.externalId))]));
    return new Map(
      [...judged].map(([index, each]) => [
        index,
        { ...each, warnings: [...each.warnings, ...(told.get(index) ?? [])] },
      ]),
    );
  }

  /** Quotes, evidence and whatever else is kept of insights that were added or changed. */
  private async belongings(
    added: readonly Written<IncomingInsight>[],
    changed: readonly Written<IncomingInsight>[],
    around: ReadonlyMap<string, RelatedRecords>,
  ): Promise<void> {
    const quoted = ({ id, item }: Written<IncomingInsight>) => {
      const keeps = around.get(item.externalId)?.taken?.mayKeep ?? ALL;
      return { insightId: id, quotes: keeps.quotes && item.operation === 'UPSERT' ? (item.quotes ?? []) : [] };
    };
    await this.quotes.add(added.map(quoted));
    await this.quotes.replace(changed.map(quoted));
    const gone = changed.filter(({ item }) => item.operation === 'DELETE').map(({ id }) => id);
    if (gone.length > 0) await this.quotes.silence(gone);
    await this.evidence.link(
      [...added, ...changed].flatMap(({ id, item }) =>
        (around.get(item.externalId)?.pointed.evidence ?? []).map((each) => ({ insightId: id, ...each })),
      ),
    );
    const fresh = new Set(added.map(({ id }) => id));
    const insights = [...added, ...changed].map((written): RewordedInsight => {
      const { id, item } = written;
      const keeps = around.get(item.externalId)?.taken?.mayKeep ?? ALL;
      const isWhole = item.operation === 'UPSERT' && keeps.notes && keeps.quotes;
      return { id, words: isWhole ? wordsOf(item) : wordsLeft(item, keeps), isNew: fresh.has(id) };
    });
    if (insights.length > 0) await this.reworded.fire({ insights });
  }
}

/** Everything that an item says; asked for again, it is the same object. */
function wordsOf(item: InsightIngestItemInput): InsightWords {
  const known = said.get(item) ?? wordsLeft(item, ALL);
  said.set(item, known);
  return known;
}
const said = new WeakMap<InsightIngestItemInput, InsightWords>();

/** What an item says as far as it may be kept. */
function wordsLeft(item: InsightIngestItemInput, { notes, quotes }: MayKeep): InsightWords {
  const { title = null, body = null, language = null } = item;
  const isGone = item.operation === 'DELETE';
  return new InsightWords(
    isGone || !notes ? '' : (title ?? ''),
    isGone || !notes ? null : body,
    isGone || !quotes ? [] : (item.quotes ?? []).map(({ text }) => text),
    language,
  );
}

async function faultsOf(item: InsightIngestItemInput): Promise<readonly Refusal[]> {
  return [...(await complaintsOf(InsightIngestItemInput, item)), ...checkArriving(item, [])];
}
