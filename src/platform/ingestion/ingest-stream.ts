import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { constants, createGunzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { CostBudget } from '../access/cost-budget.ts';
import { CalendarReader } from '../calendar/calendar.reader.ts';
import { Database } from '../database/database.ts';
import { StatisticsStore } from '../database/statistics.store.ts';
import { faultOf } from '../database/fault.ts';
import { Readiness } from '../health/readiness.ts';
import { MalformedBody } from '../http/malformed-request.ts';
import { Log } from '../log.ts';
import { type Request, within } from '../request/request.ts';
import { mapYielding } from '../request/event-loop-yield.ts';
import { IngestLines, type LineReceipt } from './ingest-lines.ts';
import { addToCounts, type IngestCounts, IngestCountsStore } from './ingest-counts.store.ts';
import { StreamAborted, lineBatches } from './line-batches.ts';
import type { Line } from './line-splitter.ts';
import { type IngestStatus, MOST_INGESTED } from './ingest.model.ts';

/**
 * Limits of a batch and of the stream. Chosen: an item with every field at its longest fits into a line, and some dozens
 * of batches fit into memory.
 */
const LIMITS = { lines: MOST_INGESTED, bytes: 4_000_000, lineBytes: 2_000_000, lingerMs: 50, idleMs: 30_000 };
/** Bytes that one byte of gzip may inflate to, beyond the first ten million. Chosen: texts of tickets inflate some dozens of times. */
const MOST_INFLATION = 500;
/**
 * Lines after which the planner's statistics are refreshed, and the factor by which the next refresh comes later. Chosen:
 * a plan made for a table of one size stops fitting at some times that size.
 */
const [REFRESH_AFTER, REFRESH_FACTOR] = [MOST_INGESTED, 8];

/** What a client asks of a stream. */
export interface StreamOptions {
  /** Source system of the items. */
  readonly system: string;
  /** Which receipts are sent: those of rejected lines, or all. */
  readonly receipts: 'errors' | 'all';
  /** Whether nothing is written. */
  readonly dryRun: boolean;
  /** Whether the body is compressed with gzip. */
  readonly gzip: boolean;
}

type Summary = Record<'received' | Lowercase<LineReceipt['status']>, number>;

/** Ingests any number of lines in memory that does not grow with them, and answers while they come in. */
@Injectable()
export class IngestStream {
  constructor(
    private readonly db: Database,
    private readonly budget: CostBudget,
    private readonly lines: IngestLines,
    private readonly calendar: CalendarReader,
    private readonly counts: IngestCountsStore,
    private readonly readiness: Readiness,
    private readonly statistics: StatisticsStore,
    private readonly log: Log,
  ) {}

  /** Ingests the stream to its end. The last line of the answer is always a summary. */
  async ingest(
    request: Request,
    source: IncomingMessage,
    answer: ServerResponse,
    options: StreamOptions,
  ): Promise<void> {
    const summary: Summary = {
      received: 0,
      created: 0,
      updated: 0,
      unchanged: 0,
      stale: 0,
      deleted: 0,
      rejected: 0,
    };
    const counts = new Map<string, Map<IngestStatus, number>>();
    let lastLine = 0;
    let reason: string | null = null;
    const closed = new AbortController();
    answer.once('close', () => {
      closed.abort();
    });
    try {
      await this.ingestBatches(
        request,
        options.gzip ? unzipped(source) : source,
        options,
        closed.signal,
        async (receipts) => {
          for (const { status } of receipts) summary[status.toLowerCase() as Lowercase<typeof status>] += 1;
          summary.received += receipts.length;
          addToCounts(counts, receipts);
          lastLine = receipts.at(-1)?.line ?? lastLine;
          const asked = receipts.filter(({ status }) => options.receipts === 'all' || status === 'REJECTED');
          await send(answer, asked, closed.signal);
        },
      );
    } catch (thrown) {
      reason = this.reasonOf(thrown, request);
    }
    if (!options.dryRun) await this.recordCounts(request, options.system, counts);
    const end = { complete: reason === null, resumeAfter: lastLine, ...(reason === null ? {} : { reason }) };
    answer.end(`${JSON.stringify({ summary: { ...summary, ...end } })}\n`);
    // What the client still sends is discarded, also while the answer is not out yet: some clients read only once they have sent everything.
    if (reason !== null) answer.socket?.destroySoon();
  }

  /** Ingests batch by batch: while one is written, the next one is read. */
  private async ingestBatches(
    request: Request,
    source: AsyncIterable<Buffer>,
    { system, dryRun }: StreamOptions,
    closed: AbortSignal,
    report: (receipts: readonly LineReceipt[]) => Promise<void>,
  ): Promise<void> {
    const { stopping } = this.readiness;
    const keyId = request.caller?.keyId ?? '';
    const ended = AbortSignal.any([stopping, closed]);
    let writing: Promise<void> = Promise.resolve();
    let refreshing: Promise<void> = Promise.resolve();
    let [written, refreshAt] = [0, REFRESH_AFTER];
    // Read once: lines are parsed while those before them are written, and one request has one transaction at a time.
    const zone = await within(request, () => this.calendar.zone());
    // A stream may be long in coming: it holds no connection until there is something to write.
    await this.db.endSnapshot(request);
    try {
      for await (const batch of lineBatches(source, LIMITS, stopping)) {
        await this.budget.untilLeft(keyId, ended);
        await this.budget.count(keyId, costOfLines(batch));
        const lines = await within(request, () => mapYielding(batch, (line) => this.lines.parseLine(line, zone)));
        await writing;
        if (written >= refreshAt) {
          refreshAt *= REFRESH_FACTOR;
          refreshing = refreshing.then(() => this.refreshStatistics(request));
        }
        written += batch.length;
        writing = within(request, async () => {
          const receipts = await this.lines.ingest(system, lines, dryRun, stopping);
          await report(receipts);
        });
        // A failure is thrown where the batch is awaited: before the next one is written, or at the end.
        writing.catch(() => undefined);
      }
    } finally {
      // A batch that has begun is reported, even where the stream broke off; a fault of the batch hides that of the stream.
      await writing;
      await refreshing;
    }
  }

  /** Without statistics of what has just come in, the planner may choose the wrong index for every check of a reference. */
  private async refreshStatistics(request: Request): Promise<void> {
    try {
      await this.statistics.refresh(request.caller?.workspaceId);
    } catch (fault) {
      this.log.warn({ requestId: request.id, fault }, 'could not show the planner what came in');
    }
  }

  private async recordCounts(request: Request, system: string, counts: IngestCounts): Promise<void> {
    try {
      await within(request, () => this.counts.recordAll(system, counts));
    } catch (fault) {
      this.log.warn({ requestId: request.id, fault }, 'could not count what came in');
    }
  }

  /** Why the stream broke off, as one sentence for the client. */
  private reasonOf(thrown: unknown, request: Request): string {
    if (thrown instanceof StreamAborted || thrown instanceof MalformedBody) return thrown.message;
    const code = (thrown as NodeJS.ErrnoException).code ?? '';
    if (code.startsWith('Z_')) return 'The gzip of the body is broken.';
    if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE') return 'The connection broke off.';
    const fault = faultOf(thrown);
    this.log.error({ requestId: request.id, code: fault.code, fault: thrown }, 'ingesting lines broke off');
    return `${fault.message} (${fault.code}, request ${request.id})`;
  }
}

/** Cost of a line, and bytes of lines that count as much as a field of an answer. Chosen: most of the work on lines is Postgres'. */
const [LINE_COST, BYTES_A_COST] = [5, 50];

const costOfLines = (lines: readonly Line[]): number =>
  lines.reduce((sum, { text }) => sum + LINE_COST + (text?.length ?? 0) / BYTES_A_COST, 0);

/** Sends receipts as fast as the client reads them. A client that reads none for too long ends the stream. */
async function send(answer: ServerResponse, receipts: readonly LineReceipt[], closed: AbortSignal): Promise<void> {
  if (receipts.length === 0) return;
  const text = receipts.map((receipt) => `${JSON.stringify(receipt)}\n`).join('');
  if (closed.aborted || answer.write(text)) return;
  const late = AbortSignal.timeout(LIMITS.idleMs);
  try {
    await once(answer, 'drain', { signal: AbortSignal.any([closed, late]) });
  } catch {
    if (late.aborted) throw new StreamAborted(`Nobody read the receipts for ${LIMITS.idleMs / 1_000} s.`);
  }
}

/** The bytes of a gzip body. A few bytes that inflate to very many are an attack, and end the stream. */
async function* unzipped(source: IncomingMessage): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: 65_536, finishFlush: constants.Z_FINISH });
  // An error on the way reaches the loop below through the stream itself.
  pipeline(source, gunzip, () => undefined);
  let bytes = 0;
  for await (const chunk of gunzip as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > 10_000_000 + gunzip.bytesWritten * MOST_INFLATION)
      throw new StreamAborted(`One byte of gzip may become ${MOST_INFLATION}; these become more.`);
    yield chunk;
  }
}
