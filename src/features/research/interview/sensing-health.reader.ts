import { Injectable } from '@nestjs/common';
import { addDays, daysBetween } from '../../../domain/foundation/calendar/date.ts';
import { type SensedCounts, channelInWords, trendOf } from '../../../domain/research/interview/sensing-health.ts';
import { SENSING_CHANNELS, type SensingChannel } from '../../../domain/tree/node/sensing-channel.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { dayAt } from '../../../platform/calendar/sql-day.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { CadenceReader } from './cadence.reader.ts';
import type { SensingHealth, SensingHealthArgs } from './sensing-health.model.ts';

/** Day of an insight, in the zone of the workspace. */
const DAY = dayAt('insight.occurred_at', 'zone.name');

/** Reads how many insights come through each channel. */
@Injectable()
export class SensingHealthReader {
  constructor(
    private readonly db: Database,
    private readonly cadence: CadenceReader,
    private readonly calendar: CalendarReader,
  ) {}

  /** Each channel in these days and in as many before them; one statement beside the calendar's. */
  async health(args: SensingHealthArgs): Promise<SensingHealth> {
    const { workspaceId } = currentCaller();
    const { from, to, zone } = await this.cadence.time(args);
    const before = addDays(from, -daysBetween(from, addDays(to, 1)));
    const teams = args.teamIds?.map(idOf) ?? [];
    const product = idOf(args.productId ?? '');
    const [anyTeam, anyProduct] = [!args.teamIds, !args.productId];
    const found = await this.db.sql<SensedCounts & { channel: SensingChannel }>`
      SELECT insight.sensing_channel AS channel,
        count(*) FILTER (WHERE ${() => DAY} >= ${from}::date)::int AS now,
        count(*) FILTER (WHERE ${() => DAY} >= ${before}::date
          AND ${() => DAY} < ${from}::date)::int AS before,
        max(${() => DAY})::text AS "lastOn"
      FROM insight CROSS JOIN (SELECT ${zone}::text AS name) AS zone
      WHERE insight.workspace_id = ${workspaceId} AND insight.status <> 'DELETED'
        AND insight.occurred_at < ${await this.calendar.firstMomentOf(addDays(to, 1))}
        AND (${anyTeam && anyProduct} OR EXISTS (
          SELECT FROM evidence
          JOIN tree_node AS node ON node.workspace_id = ${workspaceId} AND node.id = evidence.node_id
          JOIN tree_node AS outcome ON outcome.workspace_id = ${workspaceId} AND outcome.id = node.tree_id
          WHERE evidence.workspace_id = ${workspaceId} AND evidence.insight_id = insight.id AND evidence.withdrawn_at IS NULL
            AND NOT node.archived_in_effect
            AND (${anyTeam} OR outcome.team_id = ANY(${teams}::uuid[])) AND (${anyProduct} OR outcome.product_id = ${product}::uuid)
        ) OR EXISTS (
          SELECT FROM interview
          LEFT JOIN tree_node AS outcome ON outcome.workspace_id = ${workspaceId} AND outcome.id = interview.outcome_id
          WHERE interview.workspace_id = ${workspaceId} AND interview.id = insight.interview_id
            AND (${anyTeam} OR interview.team_id = ANY(${teams}::uuid[]) OR outcome.team_id = ANY(${teams}::uuid[]))
            AND (${anyProduct} OR interview.product_id = ${product}::uuid OR outcome.product_id = ${product}::uuid)))
      GROUP BY insight.sensing_channel`;
    const byChannel = new Map(found.map((each) => [each.channel, each]));
    const channels = (Object.keys(SENSING_CHANNELS) as SensingChannel[]).map((channel) => {
      const sensed = byChannel.get(channel) ?? { now: 0, before: 0, lastOn: null };
      return {
        channel,
        count: sensed.now,
        countBefore: sensed.before,
        lastOn: sensed.lastOn,
        trend: trendOf(sensed),
        sentence: channelInWords(channel, sensed),
      };
    });
    return { startsOn: from, endsOn: to, channels };
  }
}
