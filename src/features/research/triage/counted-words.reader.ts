import { Injectable } from '@nestjs/common';
import type { Corpus, TermCounts } from '../../../domain/research/suggestion/term-specificity.ts';
import { Database } from '../../../platform/database/database.ts';
import { FIRST_ID, LAST_ID } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { QUERY_LIMITS } from './query-limits.model.ts';

/** Where a word stands. */
export interface CountedWord extends TermCounts {
  /** Opportunities in whose profiles it stands, as their own or by what was learnt. */
  readonly places: number;
}

/** How large a workspace is, and how common words are in it. */
export interface Counted {
  readonly corpus: Corpus;
  readonly counts: ReadonlyMap<string, CountedWord>;
  /** Insights from this id on were counted. */
  readonly insightsFrom: string;
  /** Opportunities from this id on were counted, and are looked at. */
  readonly opportunitiesFrom: string;
}

/** A word, and in how many of the latest rows that say it what was found. */
interface Row {
  readonly insights: number;
  readonly profiles: number;
  readonly ownMass: number;
  readonly corpusMass: number;
  readonly insightsFrom: string;
  readonly opportunitiesFrom: string;
  readonly term: string;
  readonly saying: number;
  /** Insights down to the last one that was looked at; null where no more of them say the word. */
  readonly heard: number | null;
  readonly own: number;
  readonly held: number;
  readonly linked: number;
  /** As `heard`, of opportunities. */
  readonly seen: number | null;
}

/** Counts words. */
@Injectable()
export class CountedWordsReader {
  constructor(private readonly db: Database) {}

  /**
   * How common words are among the latest insights and opportunities; one statement, however many words. The latest 100
   * places of each word are read; of a commoner one the rest is taken to hold as many as those down to the last of them.
   * Nobody keeps these numbers: whoever kept them would make pushes wait for each other.
   */
  async count(words: readonly string[]): Promise<Counted> {
    const { workspaceId } = currentCaller();
    // Rows are compared as pairs at both ends: so a scan begins at the place, not at the word, whatever the planner knows.
    const rows = await this.db.sql<Row>`
      WITH starts AS MATERIALIZED (
        SELECT COALESCE((
            SELECT id FROM insight WHERE workspace_id = ${workspaceId}
            ORDER BY id DESC OFFSET ${QUERY_LIMITS.countedInsights - 1} LIMIT 1), ${FIRST_ID}::uuid) AS insights_from,
          COALESCE((
            SELECT opportunity_id FROM opportunity_profile WHERE workspace_id = ${workspaceId}
            ORDER BY opportunity_id DESC OFFSET ${QUERY_LIMITS.opportunities - 1} LIMIT 1), ${FIRST_ID}::uuid) AS opportunities_from
      ), size AS MATERIALIZED (
        SELECT starts.*, masses.*, ARRAY(
            SELECT id FROM insight WHERE workspace_id = ${workspaceId} AND id >= starts.insights_from
            ORDER BY id LIMIT ${QUERY_LIMITS.countedInsights}) AS insights,
          ARRAY(
            SELECT opportunity_id FROM opportunity_profile
            WHERE workspace_id = ${workspaceId} AND opportunity_id >= starts.opportunities_from
            ORDER BY opportunity_id LIMIT ${QUERY_LIMITS.opportunities}) AS profiles
        FROM starts CROSS JOIN LATERAL (
          SELECT COALESCE(sum(own_mass), 0) AS own_mass, COALESCE(sum(linked_mass), 0)::float8 AS linked_mass
          FROM opportunity_profile WHERE workspace_id = ${workspaceId} AND opportunity_id >= starts.opportunities_from
        ) AS masses
      )
      -- The place of an id among those of its kind is found in their array by halving it, not by counting rows.
      SELECT cardinality(size.insights) AS insights, cardinality(size.profiles) AS profiles, size.own_mass AS "ownMass",
        size.linked_mass AS "corpusMass", size.insights_from AS "insightsFrom", size.opportunities_from AS "opportunitiesFrom",
        asked.word AS term, insight.saying, cardinality(size.insights) + 1 - width_bucket(insight.last, size.insights) AS heard,
        opportunity.own, opportunity.held, opportunity.linked,
        cardinality(size.profiles) + 1 - width_bucket(opportunity.last, size.profiles) AS seen
      FROM size LEFT JOIN unnest(${words}::text[]) AS asked (word) ON true
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS saying, (array_agg(insight_id))[${QUERY_LIMITS.countedPlaces}] AS last FROM (
          SELECT insight_id FROM insight_word WHERE workspace_id = ${workspaceId}
            AND (word, insight_id) >= (asked.word COLLATE "C", size.insights_from)
            AND (word, insight_id) <= (asked.word COLLATE "C", ${LAST_ID}::uuid)
          ORDER BY word DESC, insight_id DESC LIMIT ${QUERY_LIMITS.countedPlaces}) AS place
      ) AS insight
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE own > 0)::int AS own, count(*)::int AS held, COALESCE(sum(linked), 0)::float8 AS linked,
          (array_agg(opportunity_id))[${QUERY_LIMITS.countedPlaces}] AS last
        FROM (
          SELECT opportunity_id, own, linked FROM opportunity_word WHERE workspace_id = ${workspaceId}
            AND (word, opportunity_id) >= (asked.word COLLATE "C", size.opportunities_from)
            AND (word, opportunity_id) <= (asked.word COLLATE "C", ${LAST_ID}::uuid)
          ORDER BY word DESC, opportunity_id DESC LIMIT ${QUERY_LIMITS.countedPlaces}) AS place
      ) AS opportunity`;
    const [size] = rows;
    if (!size) throw new Error('The size of a workspace is one row.');
    const { insights, profiles, ownMass, corpusMass, insightsFrom, opportunitiesFrom } = size;
    const counted = (words.length === 0 ? [] : rows).map((row) => {
      const ofInsights = row.heard === null ? 1 : insights / row.heard;
      const ofProfiles = row.seen === null ? 1 : profiles / row.seen;
      return {
        term: row.term,
        insights: row.saying * ofInsights,
        opportunities: row.own * ofProfiles,
        linkedMass: row.linked * ofProfiles,
        places: row.held * ofProfiles,
      };
    });
    return {
      corpus: { opportunities: profiles, ownMass, insights, linkedMass: corpusMass },
      counts: new Map(counted.map((each) => [each.term, each])),
      insightsFrom,
      opportunitiesFrom,
    };
  }
}
