import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { checkFirst, type Connection, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, AFTER_ALL_INSTANTS, decodeInstantCursor } from '../../../platform/paging/cursor.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { MOST_QUOTES } from './insight-ingest.model.ts';
import type { InsightArgs } from './insight-args.model.ts';
import { Insight } from './insight.model.ts';
import { Quote } from './quote.model.ts';

/** Reads insights and their quotes. */
@Injectable()
export class InsightReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** One page of insights, latest occurrence first; one statement. */
  async page(args: InsightArgs): Promise<Connection<Insight>> {
    const most = checkFirst(args.first) + 1;
    const { status, kind, sensingChannel, sourceSystem, participantId, from, to } = args;
    const list = `insights/${JSON.stringify([status, kind, sensingChannel, sourceSystem, participantId, from, to])}`;
    const [at, id] = decodeInstantCursor(list, args.after, AFTER_ALL_INSTANTS);
    const insights = await this.db.sql<Insight>`
      SELECT ${() => this.columns.of(Insight, 'insight')} FROM insight
      WHERE workspace_id = ${currentCaller().workspaceId} AND (occurred_at, id) < (${at}::timestamptz, ${id}::uuid)
        AND (status = ${status ?? ''} OR (${status ?? ''} = '' AND status <> 'DELETED'))
        AND (${kind ?? ''} = '' OR kind = ${kind ?? ''})
        AND (${sensingChannel ?? ''} = '' OR sensing_channel = ${sensingChannel ?? ''})
        AND (${sourceSystem ?? ''} = '' OR source_system = ${sourceSystem ?? ''})
        AND (${participantId ?? ''} = '' OR participant_id = ${idOf(participantId ?? '')}::uuid)
        AND occurred_at >= ${from ?? '-infinity'}::timestamptz AND occurred_at < ${to ?? 'infinity'}::timestamptz
      ORDER BY occurred_at DESC, id DESC LIMIT ${most}`;
    return pageOf(insights, args, (insight) => encodeCursor(list, [insight.occurredAt.toISOString(), insight.id]));
  }

  /** Quotes of an insight in their order, withdrawn ones left out; one statement for all insights of a request. */
  quotesOf(insightId: string): Promise<Quote[]> {
    const load = async (ids: readonly string[]): Promise<Quote[][]> => {
      const quotes = await this.db.sql<Quote>`
        SELECT ${() => this.columns.of(Quote, 'quote')} FROM unnest(${ids}::uuid[]) AS asked (insight_id) CROSS JOIN LATERAL (
          SELECT * FROM quote AS each
          WHERE each.workspace_id = ${currentCaller().workspaceId} AND each.insight_id = asked.insight_id AND each.withdrawn_at IS NULL
          ORDER BY each.place, each.id LIMIT ${MOST_QUOTES}
        ) AS quote ORDER BY quote.place, quote.id`;
      return groupRowsById(ids, quotes, (quote) => quote.insightId);
    };
    return currentRequest()
      .loader('Quote.ofInsight', () => new Loader(load))
      .load(insightId);
  }
}
