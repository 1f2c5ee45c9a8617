import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Scope } from '../../domain/scope.ts';
import { Admission } from '../access/admission.ts';
import { CostBudget } from '../access/cost-budget.ts';
import { Database } from '../database/database.ts';
import { Fault, FAULTS } from '../request/fault.ts';
import { faultOf } from '../database/fault.ts';
import { Log } from '../log.ts';
import { type Caller, type Request, within } from '../request/request.ts';
import { requestOf } from './authentication.ts';
import { sendError } from './error-response.ts';
import { Spool } from './spool.ts';

/** A request as it came in, for controllers. */
export type Http = FastifyRequest;
/** The way back, for controllers. */
export type Reply = FastifyReply;

/** Bytes of an answer of lines that count as much as a field. Chosen: lines are written a few times as fast as fields. */
const BYTES_A_COST = 100;

/** What is sent line by line, and under which conditions. */
export interface Lines {
  readonly requiredScope: Scope;
  readonly fileName: (caller: Caller) => string;
  /** Checks what is asked for, before any line is read. */
  readonly begin: (caller: Caller) => Promise<unknown>;
  /** The lines in chunks; each runs on its own, so it enters the request anew for every statement. */
  readonly chunks: (request: Request) => AsyncIterable<string>;
}

/**
 * Answers with NDJSON of any length out of one snapshot. The lines are spooled as fast as the database gives them, then the
 * snapshot ends, and the client reads at its own pace.
 */
@Injectable()
export class LineStream {
  constructor(
    private readonly db: Database,
    private readonly admission: Admission,
    private readonly spool: Spool,
    private readonly budget: CostBudget,
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
      request.leave = await this.admission.enter(caller.workspaceId, Infinity);
      await within(request, () => begin(caller));
      const { content, bytes } = await this.spool.fill(caller.workspaceId, chunks(request));
      await this.budget.count(caller.keyId, bytes / BYTES_A_COST);
      void reply
        .type('application/x-ndjson; charset=utf-8')
        .header('content-disposition', `attachment; filename="${fileName(caller)}"`)
        .header('content-length', bytes)
        .send(content);
    } catch (thrown) {
      // Whoever has gone is told nothing, and what is still read for them fails.
      if (reply.raw.destroyed) return;
      const fault = faultOf(thrown);
      if (FAULTS[fault.code].status >= 500)
        this.log.error({ requestId: id, fault: thrown }, 'could not answer with lines');
      void sendError(reply, fault, id);
    } finally {
      request.leave?.();
      await this.db.endRequest(request);
    }
  }
}
