import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { faultOf } from '../../../platform/database/fault.ts';
import { requestOf } from '../../../platform/http/authentication.ts';
import { Takes } from '../../../platform/http/door.ts';
import { sendError } from '../../../platform/http/error-response.ts';
import { EventStream } from '../../../platform/http/event-stream.ts';
import type { Http, Reply } from '../../../platform/http/line-stream.ts';
import { StreamPlaces } from '../../../platform/http/stream-places.ts';
import { Log } from '../../../platform/log.ts';
import { FAULTS } from '../../../platform/request/fault.ts';
import { within } from '../../../platform/request/request.ts';
import { FILTER_PARAMETERS, type Given } from './address-filter.ts';
import { ChangeStreamAction } from './change-stream.action.ts';

/** Characters of a cursor, at most. Chosen: it names every transaction under way, and a database has some hundred connections. */
const LONGEST_CURSOR = 7_000;

/** Tells of changes as they come. */
@Controller('changes/stream')
export class ChangeStreamController {
  constructor(
    private readonly stream: ChangeStreamAction,
    private readonly places: StreamPlaces,
    private readonly db: Database,
    private readonly log: Log,
  ) {}

  /** Server-sent events, one a change, until the client goes, its key ends or the service stops. */
  @Get()
  @Takes({ GET: { parameters: { after: { mostCharacters: LONGEST_CURSOR }, ...FILTER_PARAMETERS } } })
  async follow(@Req() http: Http, @Res() reply: Reply, @Query() given: Given): Promise<void> {
    const request = requestOf(http);
    let leave: (() => void) | null = null;
    try {
      leave = this.places.take(request.caller?.keyId ?? '');
      // A client that lost the connection says by itself how far it came.
      const lastId = http.headers['last-event-id'];
      const after = typeof lastId === 'string' && lastId !== '' ? lastId : (given['after'] ?? null);
      const beginning = await within(request, () => this.stream.begin(given, after));
      await this.db.endSnapshot(request);
      const events = EventStream.begin(reply);
      void events.over.then(leave);
      await this.stream.follow(events, request, beginning);
    } catch (thrown) {
      leave?.();
      await this.db.endRequest(request);
      const fault = faultOf(thrown);
      if (FAULTS[fault.code].status >= 500)
        this.log.error({ requestId: request.id, fault: thrown }, 'could not tell of changes');
      if (!reply.sent) void sendError(reply, fault, request.id);
    }
  }
}
