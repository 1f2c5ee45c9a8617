import { Injectable } from '@nestjs/common';
import type { Corpus, TermCounts } from '../../../domain/research/suggestion/term-specificity.ts';
import { Database } from '../../../platform/database/database.ts';
import { FIRST_ID, LAST_ID } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { QUERY_LIMITS } from './query-limits.model.ts';

/** How common a word is. */
export interface CountedWord extends TermCounts {
  /** Opportunities whose profiles contain the word, as their own or learnt from links. */
  readonly postings: number;
}

/** The size of a workspace, and how common words are in it. */
export interface Counted {
  readonly corpus: Corpus;
  readonly counts: ReadonlyMap<string, CountedWord>;
  /** Least id of the insights that were counted. */
  readonly insightsFrom: string;
  /** Least id of the opportunities that were counted, and that are searched. */
  readonly opportunitiesFrom: string;
}

/** A word with the counts of its newest postings, and the size of the workspace. */
interface Row {
  readonly insights: number;
  readonly profiles: number;
  readonly ownMass: number;
  readonly corpusMass: number;
  readonly insightsFrom: string;
  readonly opportunitiesFrom: string;
  readonly term: string;
  readonly saying: number;
  /** Number of insights from the newest down to the last posting that was read; null if all postings were read. */
  readonly heard: number | null;
  readonly own: number;
  readonly held: number;
  readonly linked: number;
  /** As `heard`, for opportunities. */
  readonly seen: number | null;
}

/** Counts how common words are. */
@Injectable()
export class CountedWordsReader {
  constructor(private readonly db: Database) {}

  /**
   * How common words are among the newest insights and opportunities; one statement, however many words. It reads the
   * newest 100 postings of each word. For a more common word it extrapolates their density to the rest. These numbers are
   * not stored, because concurrent batches would wait for each other at them.
   */
  async count(words: readonly string[]): Promise<Counted> {
    const { workspaceId } = currentCaller();
    // Both bounds compare pairs of columns, so that a scan begins at the id and not at the start of the word, whatever the
    // planner estimates.
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
      -- width_bucket finds the position of an id in the sorted array by binary search, instead of counting rows.
      SELECT cardinality(size.insights) AS insights, cardinality(size.profiles) AS profiles, size.own_mass AS "ownMass",
        size.linked_mass AS "corpusMass", size.insights_from AS "insightsFrom", size.opportunities_from AS "opportunitiesFrom",
        asked.word AS term, insight.saying, cardinality(size.insights) + 1 - width_bucket(insight.last, size.insights) AS heard,
        opportunity.own, opportunity.held, opportunity.linked,
        cardinality(size.profiles) + 1 - width_bucket(opportunity.last, size.profiles) AS seen
      FROM size LEFT JOIN unnest(${words}::text[]) AS asked (word) ON true
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS saying, (array_agg(insight_id))[${QUERY_LIMITS.countedPostings}] AS last FROM (
          SELECT insight_id FROM insight_word WHERE workspace_id = ${workspaceId}
            AND (word, insight_id) >= (asked.word COLLATE "C", size.insights_from)
            AND (word, insight_id) <= (asked.word COLLATE "C", ${LAST_ID}::uuid)
          ORDER BY word DESC, insight_id DESC LIMIT ${QUERY_LIMITS.countedPostings}) AS place
      ) AS insight
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE own > 0)::int AS own, count(*)::int AS held, COALESCE(sum(linked), 0)::float8 AS linked,
          (array_agg(opportunity_id))[${QUERY_LIMITS.countedPostings}] AS last
        FROM (
          SELECT opportunity_id, own, linked FROM opportunity_word WHERE workspace_id = ${workspaceId}
            AND (word, opportunity_id) >= (asked.word COLLATE "C", size.opportunities_from)
            AND (word, opportunity_id) <= (asked.word COLLATE "C", ${LAST_ID}::uuid)
          ORDER BY word DESC, opportunity_id DESC LIMIT ${QUERY_LIMITS.countedPostings}) AS place
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
        postings: row.held * ofProfiles,
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
