import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { constants, createGunzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { StatisticsStore } from '../database/statistics.store.ts';
import { faultOf } from '../database/fault.ts';
import { Readiness } from '../health/readiness.ts';
import { MalformedBody } from '../http/malformed-request.ts';
import { Log } from '../log.ts';
import { type Request, within } from '../request/request.ts';
import { mapYielding } from '../request/event-loop-yield.ts';
import { IngestLines, type LineReceipt } from './ingest-lines.ts';
import { counted, type IngestCounts, IngestCountsStore } from './ingest-counts.store.ts';
import { Cut, lineBatches } from './line-batches.ts';
import { MOST_INGESTED, type PushStatus } from './ingest.model.ts';

/** Chosen: an insight with everything at its longest fits into a line; a batch fits into memory some dozens of times. */
const BOUNDS = { lines: MOST_INGESTED, bytes: 4_000_000, lineBytes: 2_000_000, lingerMs: 50, idleMs: 30_000 };
/** Bytes that one byte of gzip may become, beyond the first ten million. Chosen: texts of tickets become some dozens. */
const MOST_SWOLLEN = 500;
/** Lines after which the planner is shown what they filled, and how many times as many until it is shown again. Chosen: tables grow out of a plan by then. */
const [SHOWN_AFTER, SHOWN_AGAIN] = [MOST_INGESTED, 8];

/** What is asked of a stream. */
export interface StreamOptions {
  readonly system: string;
  /** Which receipts are sent: of rejected lines, or of all. */
  readonly receipts: 'errors' | 'all';
  readonly dryRun: boolean;
  readonly gzip: boolean;
}

type Summary = Record<'received' | Lowercase<LineReceipt['status']>, number>;

/** Takes in lines of any number, in memory that does not grow with them, and answers while they come. */
@Injectable()
export class IngestStream {
  constructor(
    private readonly lines: IngestLines,
    private readonly counts: IngestCountsStore,
    private readonly readiness: Readiness,
    private readonly statistics: StatisticsStore,
    private readonly log: Log,
  ) {}

  /** Works the stream off. The last line of the answer is always a summary, unless nobody is there to read it. */
  async run(request: Request, source: IncomingMessage, answer: ServerResponse, options: StreamOptions): Promise<void> {
    const summary: Summary = {
      ...{ received: 0, created: 0, updated: 0, unchanged: 0, stale: 0, deleted: 0, rejected: 0 },
    };
    const counts = new Map<string, Map<PushStatus, number>>();
    const ended = { done: 0, reason: null as string | null };
    const gone = new AbortController();
    answer.once('close', () => {
      gone.abort();
    });
    try {
      await this.work(request, options.gzip ? unzipped(source) : source, options, async (receipts) => {
        for (const { status } of receipts) summary[status.toLowerCase() as Lowercase<typeof status>] += 1;
        summary.received += receipts.length;
        counted(counts, receipts);
        ended.done = receipts.at(-1)?.line ?? ended.done;
        const shown = receipts.filter(({ status }) => options.receipts === 'all' || status === 'REJECTED');
        await send(answer, shown, gone.signal);
      });
    } catch (thrown) {
      ended.reason = this.reasonOf(thrown, request);
    }
    if (!options.dryRun) await this.note(request, options.system, counts);
    const complete = ended.reason === null;
    const told = { ...summary, complete, resumeAfter: ended.done, ...(complete ? {} : { reason: ended.reason }) };
    answer.end(`${JSON.stringify({ summary: told })}\n`);
    // From now on the rest is thrown away, though the answer may not be out: some clients read when they have sent all.
    if (!complete) answer.socket?.destroySoon();
  }

  /** While one batch is written, the next one is read. */
  private async work(
    request: Request,
    source: AsyncIterable<Buffer>,
    { system, dryRun }: StreamOptions,
    told: (receipts: readonly LineReceipt[]) => Promise<void>,
  ): Promise<void> {
    const { stopping } = this.readiness;
    let writing: Promise<void> = Promise.resolve();
    let showing: Promise<void> = Promise.resolve();
    let [written, shownAt] = [0, SHOWN_AFTER];
    try {
      for await (const batch of lineBatches(source, BOUNDS, stopping)) {
        const items = await within(request, () => mapYielding(batch, (line) => this.lines.read(line)));
        await writing;
        if (written >= shownAt) {
          shownAt *= SHOWN_AGAIN;
          showing = showing.then(() => this.show(request));
        }
        written += batch.length;
        writing = within(request, async () => {
          const receipts = await this.lines.take(system, items, dryRun, stopping);
          await told(receipts);
        });
        // Waited for before the next is begun, and in the end.
        writing.catch(() => undefined);
      }
    } finally {
      // What was begun is told of, whatever came of the rest; a fault of its own goes first.
      await writing;
      await showing;
    }
  }

  /** In a database that has just been filled, every check of a reference may take the wrong index until somebody looks. */
  private async show(request: Request): Promise<void> {
    try {
      await this.statistics.refresh();
    } catch (fault) {
      this.log.warn({ requestId: request.id, fault }, 'could not show the planner what came in');
    }
  }

  private async note(request: Request, system: string, counts: IngestCounts): Promise<void> {
    try {
      await within(request, () => this.counts.recordAll(system, counts));
    } catch (fault) {
      this.log.warn({ requestId: request.id, fault }, 'could not count what came in');
    }
  }

  private reasonOf(thrown: unknown, request: Request): string {
    if (thrown instanceof Cut || thrown instanceof MalformedBody) return thrown.message;
    const code = (thrown as NodeJS.ErrnoException).code ?? '';
    if (code.startsWith('Z_')) return 'The gzip of the body is broken.';
    if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE') return 'The connection broke off.';
    const fault = faultOf(thrown);
    this.log.error({ requestId: request.id, code: fault.code, fault: thrown }, 'taking in lines broke off');
    return `${fault.message} (${fault.code}, request ${request.id})`;
  }
}

/** Sends receipts as fast as they are read; whoever reads none for long is not waited for. */
async function send(answer: ServerResponse, receipts: readonly LineReceipt[], gone: AbortSignal): Promise<void> {
  if (receipts.length === 0) return;
  const text = receipts.map((receipt) => `${JSON.stringify(receipt)}\n`).join('');
  if (gone.aborted || answer.write(text)) return;
  const late = AbortSignal.timeout(BOUNDS.idleMs);
  try {
    await once(answer, 'drain', { signal: AbortSignal.any([gone, late]) });
  } catch {
    if (late.aborted) throw new Cut(`Nobody read the receipts for ${BOUNDS.idleMs / 1_000} s.`);
  }
}

/** The bytes behind the gzip; few that become very many are no feedback of anybody. */
async function* unzipped(source: IncomingMessage): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: 65_536, finishFlush: constants.Z_FINISH });
  // What goes wrong on the way is thrown to whoever reads.
  pipeline(source, gunzip, () => undefined);
  let bytes = 0;
  for await (const chunk of gunzip as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > 10_000_000 + gunzip.bytesWritten * MOST_SWOLLEN)
      throw new Cut(`One byte of gzip may become ${MOST_SWOLLEN}; these become more.`);
    yield chunk;
  }
}
