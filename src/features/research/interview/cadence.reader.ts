import { Injectable } from '@nestjs/common';
import { addDays, daysBetween } from '../../../domain/foundation/calendar/date.ts';
import { CHOSEN } from '../../../domain/research/chosen.ts';
import { cadenceOf, type DayOfTouchpoints } from '../../../domain/research/interview/cadence.ts';
import { type DecidedIdea, throughputOf } from '../../../domain/research/interview/throughput.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { dayAt } from '../../../platform/calendar/sql-day.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { Fault } from '../../../platform/request/fault.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { type CadenceArgs, type DiscoveryCadence, type DiscoveryThroughput, LOOP_STEPS } from './cadence.model.ts';

/** Most solutions from which loop times are computed, latest first. Chosen: far more than teams decide on in three years. */
const MOST_IDEAS = 5_000;

/** Reads how often teams talk to customers, and what discovery brings about. */
@Injectable()
export class CadenceReader {
  constructor(
    private readonly db: Database,
    private readonly calendar: CalendarReader,
  ) {}

  /** Touchpoints by week; one statement beside the calendar's, whatever the time. */
  async cadence(args: CadenceArgs): Promise<DiscoveryCadence> {
    const { workspaceId } = currentCaller();
    const { from, to, today, zone } = await this.time(args);
    const weekStart = await this.calendar.weekStart();
    const teams = args.teamIds?.map(idOf) ?? null;
    // An attendee counts with the role and the teams of the day on which they were entered.
    const days = await this.db.sql<DayOfTouchpoints>`
      SELECT day::text AS day, count(*)::int AS touchpoints,
        count(*) FILTER (WHERE roles @> '{PRODUCT,DESIGN,ENGINEERING}')::int AS "withTrio",
        count(*) FILTER (WHERE 'ENGINEERING' = ANY(roles))::int AS "withEngineer"
      FROM (
        SELECT ${() => dayAt('interview.held_at', 'zone.name')} AS day, array_agg(attendee.role::text) AS roles
        FROM interview CROSS JOIN (SELECT ${zone}::text AS name) AS zone
        JOIN interview_attendee AS attendee ON attendee.workspace_id = ${workspaceId} AND attendee.interview_id = interview.id
        WHERE interview.workspace_id = ${workspaceId} AND interview.status = 'HELD' AND interview.held_at <= now()
          AND interview.held_at < ${await this.calendar.firstMomentOf(addDays(to, 1))}
          AND (${teams === null} OR interview.team_id = ANY(${teams ?? []}::uuid[]) OR attendee.team_ids && ${teams ?? []}::uuid[])
        GROUP BY interview.id, interview.held_at, zone.name
      ) AS touchpoint GROUP BY 1 ORDER BY 1`;
    return cadenceOf(days, { from, to, today, weekStart });
  }

  /** Experiments, decisions and learning loops; two statements beside the calendar's, whatever the time. */
  async throughput(args: CadenceArgs): Promise<DiscoveryThroughput> {
    const { workspaceId } = currentCaller();
    const { from, to, zone } = await this.time(args);
    const teams = args.teamIds?.map(idOf) ?? null;
    const concluded = await this.db.sql<{ day: string }>`
      SELECT node.concluded_on::text AS day FROM tree_node AS node
      JOIN tree_node AS outcome ON outcome.workspace_id = ${workspaceId} AND outcome.id = node.tree_id
      WHERE node.workspace_id = ${workspaceId} AND node.kind = 'EXPERIMENT' AND node.status = 'CONCLUDED' AND NOT node.archived_in_effect
        AND node.concluded_on BETWEEN ${from}::date AND ${to}::date
        AND (${teams === null} OR outcome.team_id = ANY(${teams ?? []}::uuid[]))`;
    const ideas = await this.db.sql<DecidedIdea>`
      SELECT chosen.day::text AS "chosenOn", discarded.day::text AS "discardedOn", LEAST(chosen.day, discarded.day)::text AS "decisionOn",
        (SELECT min(${() => dayAt('evidence.occurred_at', 'zone.name')})::text FROM counting_evidence AS evidence
         WHERE evidence.workspace_id = ${workspaceId} AND evidence.target_id = node.parent_id) AS "insightOn",
        (SELECT min(target.starts_on)::text FROM target_opportunity AS target
         WHERE target.workspace_id = ${workspaceId} AND target.opportunity_id = node.parent_id) AS "targetOn",
        (SELECT min(test.concluded_on)::text FROM tree_node AS test
         WHERE test.workspace_id = ${workspaceId} AND test.parent_id = node.id AND test.kind = 'EXPERIMENT'
           AND test.status = 'CONCLUDED' AND NOT test.archived_in_effect) AS "testOn",
        (SELECT min(link.settled_on)::text FROM key_result_link AS link
         WHERE link.workspace_id = ${workspaceId} AND link.node_id IN (node.id, node.parent_id)
           AND link.settled_on >= LEAST(chosen.day, discarded.day)) AS "settledOn"
      FROM tree_node AS node
      CROSS JOIN (SELECT ${zone}::text AS name) AS zone
      JOIN tree_node AS outcome ON outcome.workspace_id = ${workspaceId} AND outcome.id = node.tree_id
      CROSS JOIN LATERAL (
        SELECT LEAST(node.building_since, node.shipped_on, (
          SELECT ${() => dayAt('log.at', 'zone.name')} FROM change_log AS log
          WHERE log.workspace_id = ${workspaceId} AND log.entity_id = node.id AND log.image ->> 'status' IN ('BUILDING', 'SHIPPED')
          ORDER BY log.seq LIMIT 1)) AS day
      ) AS chosen
      CROSS JOIN LATERAL (
        SELECT (SELECT ${() => dayAt('log.at', 'zone.name')} FROM change_log AS log
          WHERE log.workspace_id = ${workspaceId} AND log.entity_id = node.id AND log.image ->> 'status' = 'DISCARDED'
          ORDER BY log.seq LIMIT 1) AS day
      ) AS discarded
      WHERE node.workspace_id = ${workspaceId} AND node.kind = 'SOLUTION' AND NOT node.archived_in_effect
        AND (chosen.day BETWEEN ${from}::date AND ${to}::date OR discarded.day BETWEEN ${from}::date AND ${to}::date)
        AND (${teams === null} OR outcome.team_id = ANY(${teams ?? []}::uuid[]))
      ORDER BY node.id DESC LIMIT ${MOST_IDEAS}`;
    const days = concluded.map(({ day }) => day);
    const { steps, loop, ...figures } = throughputOf(days, ideas, {
      from,
      to,
      weekStart: await this.calendar.weekStart(),
    });
    const names = Object.keys(LOOP_STEPS) as (keyof typeof LOOP_STEPS)[];
    return {
      ...figures,
      steps: steps.map((time, index) => ({ step: names[index] ?? null, ...time })),
      loop: { step: null, ...loop },
    };
  }

  /**
   * The first and the last day that the arguments ask for, both included, and today, in the workspace's zone.
   *
   * @throws Fault BAD_REQUEST when the days are too many, or end before they begin
   */
  async time(args: CadenceArgs): Promise<{ from: string; to: string; today: string; zone: string }> {
    const { first, last } = await this.calendar.figureDaysOf(args);
    const [zone, today] = [await this.calendar.zone(), await this.calendar.today()];
    const to = last ?? today;
    const from = first ?? addDays(to, -7 * 25);
    const days = daysBetween(from, to);
    if (days < 0) throw new Fault('BAD_REQUEST', `"from" (${from}) must not be after today (${to}) without a "to".`);
    const weeks = CHOSEN.cadence.mostWeeks - 1;
    if (days > weeks * 7)
      throw new Fault('BAD_REQUEST', `"from" (${from}) must lie at most ${weeks} weeks before "to" (${to}).`);
    return { from, to, today, zone };
  }
}
