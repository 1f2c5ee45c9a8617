import { searchTermsOf } from '../../../domain/foundation/text/search-terms.ts';
import { allOf, type Condition, isOneOf, isWithin, part, type SqlPart } from '../../../platform/database/sql-part.ts';
import { idOf } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { InsightFilter } from './insight-args.model.ts';
import { INSIGHT_STATUSES, type InsightStatus, MOST_LOOKED_AT } from './insight.model.ts';
import { hasSomeWord } from '../../../platform/database/word-list.ts';

/** Columns whose values an index finds, each with the field that filters by it, and what the index is ordered by behind it. */
const INDEXED = [
  ['kinds', 'kind', 'text', 'id'],
  ['sourceSystems', 'source_system', 'text', 'received_at'],
  ['participantIds', 'participant_id', 'uuid', 'participant_id'],
  ['accountIds', 'account_id', 'uuid', 'account_id'],
  ['interviewIds', 'interview_id', 'uuid', 'interview_id'],
] as const satisfies readonly (readonly [keyof InsightFilter, string, 'text' | 'uuid', string])[];

/** Statuses of the insights that a filter lets through: all but deleted ones where it names none. */
export const statusesOf = (filter: InsightFilter | null | undefined): readonly InsightStatus[] => [
  ...new Set(
    filter?.statuses ?? (Object.keys(INSIGHT_STATUSES) as InsightStatus[]).filter((each) => each !== 'DELETED'),
  ),
];

/** What a filter asks of `row` beyond its status and the instants of it. */
export const conditionsOf = (filter: InsightFilter): Condition[] => [
  ...INDEXED.map(([field, column, type]) => isOneOf(`row.${column}`, filter[field], type)),
  // A text without a word finds nothing.
  typeof filter.text === 'string' && postingsOf(filter.text).length === 0 && part`false`,
  ...postingsOf(filter.text).map((postings) => part`EXISTS (${postings} AND insight_id = row.id)`),
  isOneOf('row.sensing_channel', filter.sensingChannels),
  isOneOf('row.elicitation', filter.elicitations),
  isOneOf('row.language', filter.languages),
  filter.tags && hasSomeWord('row.tags', filter.tags),
  filter.personaIds &&
    part`EXISTS (SELECT FROM participant WHERE participant.workspace_id = ${currentCaller().workspaceId}
      AND participant.id = row.participant_id AND participant.persona_ids && ${filter.personaIds.map(idOf)}::uuid[])`,
];

/** When the insights that a filter lets through occurred and came in. */
export const instantsOf = ({ from, to, receivedSince }: InsightFilter): SqlPart =>
  allOf([isWithin('row.occurred_at', from, to), isWithin('row.received_at', receivedSince, null)]);

/** Statements that each select, from an index, the ids of a set of insights in which all are that fit the filter. */
export function candidatesOf(filter: InsightFilter): SqlPart[] {
  const insightsWhere = (condition: SqlPart): SqlPart =>
    part`SELECT id FROM insight WHERE workspace_id = ${currentCaller().workspaceId} AND ${condition}`;
  // Each value is looked up by itself, in the order of the index and no further than makes the set too large: of one value
  // among many Postgres would not know how common it is, and read the table instead.
  const byColumn = INDEXED.flatMap(([field, column, type, order]) => {
    const values: readonly string[] | null | undefined = filter[field];
    if (!values || values.length === 0) return [];
    return values
      .map((value) => insightsWhere(isOneOf(column, [value], type) ?? part`false`))
      .map((found) => part`(${found} ORDER BY ${() => order} LIMIT ${MOST_LOOKED_AT + 1})`)
      .reduce((one, other) => part`${one} UNION ALL ${other}`);
  });
  const { from, to, receivedSince } = filter;
  return [
    ...byColumn,
    ...((from ?? to) ? [insightsWhere(isWithin('occurred_at', from, to))] : []),
    ...(receivedSince
      ? [
          insightsWhere(
            part`status = ANY(${statusesOf(filter)}::text[]) AND ${isWithin('received_at', receivedSince, null)}`,
          ),
        ]
      : []),
    ...postingsOf(filter.text).map((postings) => part`SELECT insight_id AS id FROM (${postings}) AS posting`),
  ];
}

/** For each word of a text, the insights that contain it in one of its forms. */
const postingsOf = (text: string | null | undefined): SqlPart[] =>
  searchTermsOf(text ?? '').map(
    ({ forms }) =>
      part`SELECT insight_id FROM insight_word WHERE workspace_id = ${currentCaller().workspaceId} AND word = ANY(${forms}::text[])`,
  );
