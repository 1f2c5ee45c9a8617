import { Injectable } from '@nestjs/common';
import { Refused } from '../../domain/refusal.ts';
import { Fault } from '../request/fault.ts';
import { faultOf } from '../database/fault.ts';
import { requestOf } from '../http/authentication.ts';
import { contentEncodingOf } from '../http/content-encoding.ts';
import type { Http, Reply } from '../http/line-stream.ts';
import { sendError, sendReceipt } from '../http/error-response.ts';
import { Log } from '../log.ts';
import { currentCaller, currentRequest, type Request, within } from '../request/request.ts';
import { Readiness } from '../health/readiness.ts';
import { IngestKinds } from './ingest-kinds.ts';
import { CalendarReader } from '../calendar/calendar.reader.ts';
import { IngestLines } from './ingest-lines.ts';
import { IngestStream } from './ingest-stream.ts';
import { addToCounts, IngestCountsStore } from './ingest-counts.store.ts';
import type { Doors } from '../http/door.ts';
import { isNdjson, NDJSON } from './ndjson.ts';
import { MOST_SOURCE_CHARACTERS } from './ingest.model.ts';
import { sourceSystemOf } from './ingest.store.ts';

/** What an address takes to which items are sent. */
export const INGEST_DOORS: Doors = {
  POST: {
    parameters: {
      source: { mostCharacters: MOST_SOURCE_CHARACTERS },
      receipts: { choices: ['errors', 'all'] },
      dryRun: { choices: ['true', 'false'] },
    },
    bodies: ['application/json', ...NDJSON],
  },
};

/** Parameters of the address, which the door has checked. */
export interface IngestQuery {
  readonly source?: string;
  readonly receipts?: 'errors' | 'all';
  readonly dryRun?: 'true' | 'false';
}

/** Answers HTTP requests with items to ingest. A controller of a feature gives it its address. */
@Injectable()
export class IngestEndpoint {
  constructor(
    private readonly kinds: IngestKinds,
    private readonly lines: IngestLines,
    private readonly calendar: CalendarReader,
    private readonly stream: IngestStream,
    private readonly counts: IngestCountsStore,
    private readonly readiness: Readiness,
    private readonly log: Log,
  ) {}

  /** Ingests NDJSON of any length, with or without gzip, each line an item; or one JSON object. */
  async answer(http: Http, reply: Reply, query: IngestQuery): Promise<void> {
    const request = requestOf(http);
    try {
      const options = within(request, () => this.optionsOf(http, query));
      if (isNdjson(http.headers['content-type'])) await this.streamLines(http, reply, request, options);
      else await this.ingestOne(http, reply, request, options);
    } catch (thrown) {
      const fault = thrown instanceof Refused ? new Fault('BAD_REQUEST', thrown.message) : faultOf(thrown);
      if (fault.code === 'INTERNAL') this.log.error({ requestId: request.id, fault: thrown }, 'could not ingest');
      if (!reply.sent) void sendError(reply, fault, request.id);
    }
  }

  private async streamLines(
    http: Http,
    reply: Reply,
    request: Request,
    options: ReturnType<IngestEndpoint['optionsOf']>,
  ) {
    reply.hijack();
    const headers = { 'content-type': 'application/x-ndjson; charset=utf-8', connection: 'close' };
    reply.raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...headers });
    reply.raw.flushHeaders();
    await this.stream.ingest(request, http.raw, reply.raw, options);
  }

  private async ingestOne(
    http: Http,
    reply: Reply,
    request: Request,
    { system, dryRun }: { system: string; dryRun: boolean },
  ) {
    const [receipt] = await within(request, async () => {
      const receipts = await this.lines.ingest(
        system,
        [this.lines.parseItem(1, http.body, await this.calendar.zone())],
        dryRun,
        this.readiness.stopping,
      );
      if (!dryRun) await this.counts.recordAll(system, addToCounts(new Map(), receipts));
      return receipts;
    });
    sendReceipt(reply, receipt?.status === 'REJECTED' ? 422 : 200, receipt);
  }

  private optionsOf({ headers }: Http, { source, receipts = 'errors', dryRun = 'false' }: IngestQuery) {
    const { scopes, sourceSystem } = currentCaller();
    const needed = [...new Set(this.kinds.all().map(({ requiredScope: needs }) => needs))];
    if (!needed.some((scope) => scopes.has(scope)))
      throw new Fault('FORBIDDEN', `The key lacks a scope to ingest with: ${needed.join(' or ')}.`);
    const encoding = contentEncodingOf(headers['content-encoding']);
    const system = sourceSystemOf(source ?? null, sourceSystem);
    currentRequest().origin = system;
    return { system, receipts, dryRun: dryRun === 'true', gzip: encoding === 'gzip' } as const;
  }
}
