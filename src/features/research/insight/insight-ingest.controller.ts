import { Controller, Post, Query, Req, Res } from '@nestjs/common';
import { Takes } from '../../../platform/http/door.ts';
import type { Http, Reply } from '../../../platform/http/line-stream.ts';
import { INGEST_DOORS, IngestEndpoint, type IngestQuery } from '../../../platform/ingestion/ingest-endpoint.ts';

/** Ingests the items of sources that have more than 500, or can do no more than post JSON. */
@Controller('ingest')
export class InsightIngestController {
  constructor(private readonly endpoint: IngestEndpoint) {}

  /** NDJSON of any length, gzip or not, each line an item; or one JSON object. A line without a `type` is an insight. */
  @Post('insights')
  @Takes(INGEST_DOORS)
  ingest(@Req() http: Http, @Res() reply: Reply, @Query() query: IngestQuery): Promise<void> {
    return this.endpoint.answer(http, reply, query);
  }
}
