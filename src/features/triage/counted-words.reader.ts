import { Injectable } from '@nestjs/common';
import type { Corpus, TermCounts } from '../../domain/suggestion/telling.ts';
import { Database } from '../../platform/database/database.ts';
import { FIRST_ID } from '../../platform/database/id.ts';
import { currentCaller } from '../../platform/request/request.ts';
import { BOUNDS } from './bounds.model.ts';

/** How large a workspace is, and how common words are in it. */
export interface Counted {
  readonly corpus: Corpus;
  readonly counts: ReadonlyMap<string, TermCounts>;
  /** Opportunities in whose profiles each word stands, as their own or by what was learnt. */
  readonly places: ReadonlyMap<string, number>;
  /** Insights from this id on were counted. */
  readonly insightsFrom: string;
  /** Opportunities from this id on were counted, and are looked at. */
  readonly opportunitiesFrom: string;
}

type Row = TermCounts &
  Omit<Corpus, 'insights' | 'opportunities'> &
  Omit<Counted, 'places'> & { all: number; profiles: number; held: number };

/** Counts words. */
@Injectable()
export class CountedWordsReader {
  constructor(private readonly db: Database) {}

  /**
   * How common words are among the latest insights and opportunities; one statement, however many words, that reads a
   * bounded range of an index for each: rows are compared as pairs, as a planner that has no statistics yet would else take
   * the index by insight, and read it whole for every word. Nobody keeps these numbers: whoever kept them would make pushes wait for each other.
   */
  async count(words: readonly string[]): Promise<Counted> {
    const { workspaceId } = currentCaller();
    const rows = await this.db.sql<Row>`
      WITH insights AS MATERIALIZED (
        SELECT id FROM insight WHERE workspace_id = ${workspaceId} ORDER BY id DESC LIMIT ${BOUNDS.countedInsights}
      ), profiles AS MATERIALIZED (
        SELECT opportunity_id AS id, own_mass, linked_mass FROM opportunity_profile
        WHERE workspace_id = ${workspaceId} ORDER BY opportunity_id DESC LIMIT ${BOUNDS.opportunities}
      ), size AS MATERIALIZED (
        SELECT (SELECT count(*) FROM insights) AS all, count(*) AS profiles, COALESCE(sum(own_mass), 0) AS own_mass,
          COALESCE(sum(linked_mass), 0)::float8 AS linked_mass,
          COALESCE((SELECT id FROM insights OFFSET ${BOUNDS.countedInsights - 1} LIMIT 1), ${FIRST_ID}::uuid) AS insights_from,
          COALESCE((SELECT id FROM profiles OFFSET ${BOUNDS.opportunities - 1} LIMIT 1), ${FIRST_ID}::uuid) AS opportunities_from
        FROM profiles
      )
      SELECT size.all::int, size.profiles::int, size.own_mass AS "ownMass", size.linked_mass AS "corpusMass",
        size.insights_from AS "insightsFrom", size.opportunities_from AS "opportunitiesFrom", asked.word AS term,
        (SELECT count(*)::int FROM insight_word AS said WHERE said.workspace_id = ${workspaceId}
          AND said.word = asked.word COLLATE "C" AND (said.word, said.insight_id) >= (asked.word COLLATE "C", size.insights_from)) AS insights,
        of.opportunities, of.held, of.linked AS "linkedMass"
      FROM size LEFT JOIN unnest(${words}::text[]) AS asked (word) ON true LEFT JOIN LATERAL (
        SELECT count(*) FILTER (WHERE own > 0)::int AS opportunities, count(*)::int AS held, COALESCE(sum(linked), 0)::float8 AS linked FROM opportunity_word AS row
        WHERE row.workspace_id = ${workspaceId} AND row.word = asked.word COLLATE "C"
          AND (row.word, row.opportunity_id) >= (asked.word COLLATE "C", size.opportunities_from)
      ) AS of ON true`;
    const [size] = rows as (Row & { corpusMass: number })[];
    if (!size) throw new Error('The size of a workspace is one row.');
    const { all, profiles, ownMass, corpusMass, insightsFrom, opportunitiesFrom } = size;
    return {
      corpus: { opportunities: profiles, ownMass, insights: all, linkedMass: corpusMass },
      counts: new Map(
        words.length === 0
          ? []
          : rows.map(({ term, opportunities, insights, linkedMass }) => [
              term,
              { term, opportunities, insights, linkedMass },
            ]),
      ),
      places: new Map(words.length === 0 ? [] : rows.map(({ term, held }) => [term, held])),
      insightsFrom,
      opportunitiesFrom,
    };
  }
}
