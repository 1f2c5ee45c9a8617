import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Scope } from '../../domain/scope.ts';
import { Database } from '../database/database.ts';
import { Fault, FAULTS } from '../request/fault.ts';
import { faultOf } from '../database/fault.ts';
import { Log } from '../log.ts';
import { type Caller, type Request, within } from '../request/request.ts';
import { requestOf } from './authentication.ts';
import { sendError } from './error-response.ts';

/** A request as it came in, for controllers. */
export type Http = FastifyRequest;
/** The way back, for controllers. */
export type Reply = FastifyReply;

/** What is sent line by line, and under which conditions. */
export interface Lines {
  readonly requiredScope: Scope;
  readonly fileName: (caller: Caller) => string;
  /** Reads something first, so that a database that cannot answer is told of while it still can be. */
  readonly begin: (caller: Caller) => Promise<unknown>;
  /** The lines in chunks; each runs on its own, so it enters the request anew for every statement. */
  readonly chunks: (request: Request) => AsyncIterable<string>;
}

/** Answers with NDJSON of any length out of one snapshot, as fast as the client reads. */
@Injectable()
export class LineStream {
  constructor(
    private readonly db: Database,
    private readonly log: Log,
  ) {}

  async answer(http: Http, reply: Reply, { requiredScope: needs, fileName, begin, chunks }: Lines): Promise<void> {
    const request = requestOf(http);
    const { caller, id } = request;
    try {
      if (!caller?.scopes.has(needs)) {
        const place = `${http.method} ${http.routeOptions.url ?? ''}`;
        throw new Fault('FORBIDDEN', `The key lacks the scope ${needs}, which ${place} takes.`);
      }
      await within(request, () => begin(caller));
    } catch (thrown) {
      await this.db.endRequest(request);
      const fault = faultOf(thrown);
      if (FAULTS[fault.code].status >= 500)
        this.log.error({ requestId: id, fault: thrown }, 'could not begin to send lines');
      void sendError(reply, fault, id);
      return;
    }
    const lines = Readable.from(chunks(request), { objectMode: false });
    lines.on('error', (fault) => {
      this.log.error({ requestId: id, fault }, 'sending lines broke off');
    });
    // Comes after the last line as well as when the client hangs up.
    lines.once('close', () => void this.db.endRequest(request));
    void reply
      .type('application/x-ndjson; charset=utf-8')
      .header('content-disposition', `attachment; filename="${fileName(caller)}"`)
      .send(lines);
  }
}
