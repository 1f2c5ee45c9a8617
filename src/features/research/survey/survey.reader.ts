import { Injectable } from '@nestjs/common';
import { type SurveyFigures, surveyScore, TOP_BOX_FROM } from '../../../domain/research/survey/survey-score.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { Fault } from '../../../platform/request/fault.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { MOST_SEGMENTS } from './survey-score.model.ts';

/** Number of respondents, among all or in one segment, who gave the same two answers on a node. */
export interface Cell {
  /** Node that was asked about. */
  readonly nodeId: string;
  /** Segment of the respondents; null for all respondents. */
  readonly segment: string | null;
  readonly first: string;
  readonly second: string;
  readonly respondents: number;
  readonly lastAnsweredAt: Date;
  readonly segmentCount: number;
}

/** Answers on a node, counted by both answers of each respondent. */
export interface Counted {
  readonly overall: readonly Cell[];
  readonly segments: readonly { readonly segment: string; readonly cells: readonly Cell[] }[];
  readonly segmentCount: number;
}

/** Ulwick's figures of some respondents, and when the latest of them answered. */
export interface Surveyed extends SurveyFigures {
  /** Instant of the latest answer; null where there is none. */
  readonly lastAnsweredAt: Date | null;
}

/** Ulwick's figures of counted answers. */
export function surveyed(cells: readonly Cell[]): Surveyed {
  const people = (important: boolean, satisfied: boolean): number =>
    cells.find(({ first, second }) => first === String(important) && second === String(satisfied))?.respondents ?? 0;
  const figures = surveyScore({
    both: people(true, true),
    onlyImportant: people(true, false),
    onlySatisfied: people(false, true),
    neither: people(false, false),
  });
  return { ...figures, lastAnsweredAt: lastAnswered(cells) };
}

/** Instant of the latest answer; null where there is none. */
export const lastAnswered = (cells: readonly Cell[]): Date | null =>
  cells.map(({ lastAnsweredAt }) => lastAnsweredAt).reduce<Date | null>(later, null);

const later = (one: Date | null, other: Date): Date => (one !== null && one > other ? one : other);

/** Tables of answers, and the two expressions by which each is counted. */
const TABLES = {
  survey: {
    table: 'survey_answer',
    node: 'opportunity_id',
    first: `importance >= ${TOP_BOX_FROM}`,
    second: `satisfaction >= ${TOP_BOX_FROM}`,
  },
  kano: { table: 'kano_answer', node: 'solution_id', first: 'functional', second: 'dysfunctional' },
} as const;

/** Counts answers; reads every answer on the nodes that are asked for. */
@Injectable()
export class SurveyReader {
  constructor(private readonly db: Database) {}

  /**
   * Answers on a node, one statement for all nodes of a request. Each respondent counts once in a segment and once among
   * all, with the latest answer.
   *
   * @param named segments to count; null for those with most respondents
   * @throws Fault BAD_REQUEST for too many
   */
  async counted(what: keyof typeof TABLES, nodeId: string, named: readonly string[] | null): Promise<Counted> {
    if (named !== null && named.length > MOST_SEGMENTS)
      throw new Fault('BAD_REQUEST', `"segments" takes at most ${MOST_SEGMENTS} segments, not ${named.length}.`);
    const cells = await currentRequest()
      .loader(
        `Survey/${what}/${JSON.stringify(named)}`,
        () => new Loader((ids: readonly string[]) => this.ofNodes(what, ids, named)),
      )
      .load(idOf(nodeId));
    const found = new Map<string, Cell[]>((named ?? []).map((segment) => [segment, []]));
    for (const cell of cells)
      if (cell.segment !== null) found.set(cell.segment, [...(found.get(cell.segment) ?? []), cell]);
    return {
      overall: cells.filter(({ segment }) => segment === null),
      segments: [...found].map(([segment, ofSegment]) => ({ segment, cells: ofSegment })),
      segmentCount: cells[0]?.segmentCount ?? 0,
    };
  }

  /** Ulwick's figures of an opportunity among all respondents, or among those of a segment; one statement. */
  async score(opportunityId: string, segment: string | null): Promise<Surveyed> {
    const { overall, segments } = await this.counted('survey', opportunityId, segment === null ? [] : [segment]);
    return surveyed(segment === null ? overall : (segments[0]?.cells ?? []));
  }

  private async ofNodes(
    what: keyof typeof TABLES,
    ids: readonly string[],
    named: readonly string[] | null,
  ): Promise<Cell[][]> {
    const { table, node, first, second } = TABLES[what];
    const cells = await this.db.sql<Cell>`
      WITH answer AS (
        SELECT ${() => node} AS node_id, segment, (${() => first})::text AS first, (${() => second})::text AS second, answered_at,
               row_number() OVER (PARTITION BY ${() => node}, source_system, respondent, segment ORDER BY answered_at DESC, natural_key DESC) AS of_segment,
               row_number() OVER (PARTITION BY ${() => node}, source_system, respondent ORDER BY answered_at DESC, natural_key DESC) AS of_all
        FROM ${() => table} WHERE workspace_id = ${currentCaller().workspaceId} AND ${() => node} = ANY(${ids}::uuid[])
      ), cell AS (
        SELECT node_id, NULL AS segment, first, second, count(*)::int AS respondents, max(answered_at) AS last_answered_at
        FROM answer WHERE of_all = 1 GROUP BY node_id, first, second
        UNION ALL
        SELECT node_id, segment, first, second, count(*)::int, max(answered_at)
        FROM answer WHERE of_segment = 1 AND segment IS NOT NULL GROUP BY node_id, segment, first, second
      ), sized AS (
        SELECT *, sum(respondents) OVER (PARTITION BY node_id, segment) AS n FROM cell
      ), placed AS (
        SELECT *, dense_rank() OVER (PARTITION BY node_id, segment IS NULL ORDER BY n DESC, segment) AS place FROM sized
      ), segments AS (
        SELECT node_id, count(DISTINCT segment)::int AS segment_count FROM answer GROUP BY node_id
      )
      SELECT node_id AS "nodeId", segment, first, second, respondents, last_answered_at AS "lastAnsweredAt",
             segment_count AS "segmentCount"
      FROM placed JOIN segments USING (node_id)
      WHERE segment IS NULL OR (${named === null} AND place <= ${MOST_SEGMENTS}) OR segment = ANY(${named ?? []}::text[])
      ORDER BY node_id, segment IS NOT NULL, place, first, second`;
    return groupRowsById(ids, cells, ({ nodeId }) => nodeId);
  }
}
