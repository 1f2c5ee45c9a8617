import { Injectable } from '@nestjs/common';
import { CHOSEN } from '../../../domain/research/chosen.ts';
import type { QueryTerm } from '../../../domain/research/suggestion/profile.ts';
import { queryTermWeight, type Profile, type ProfileTerm } from '../../../domain/research/suggestion/suggest.ts';
import { specificityOf } from '../../../domain/research/suggestion/term-specificity.ts';
import { Database } from '../../../platform/database/database.ts';
import { LAST_ID } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { archivedInEffect } from '../../tree/node/in-effect.reader.ts';
import { QUERY_LIMITS } from './query-limits.model.ts';
import type { Counted } from './counted-words.reader.ts';

/** A word in the profile of a candidate opportunity, and the index of the text that asks for it. */
export type CandidateTerm = ProfileTerm & Profile & { readonly ask: number };

/** Most opportunities of one text that the statement returns; the pure function orders them again. Chosen: the two orders differ only by rounding. */
const KEPT = 6;
/** Number of most telling words that are sought however common they are. */
const FEWEST_SOUGHT = 3;

/** Finds candidates: the opportunities that may be suggested. */
@Injectable()
export class CandidateReader {
  constructor(private readonly db: Database) {}

  /**
   * For each text the best opportunities that have no opportunities below them and are not archived, with their weights
   * of its words. One statement for all texts: Postgres computes the sums of `suggest`, and only the best rows are returned.
   */
  async best(asks: readonly (readonly QueryTerm[])[], counted: Counted): Promise<CandidateTerm[]> {
    const { workspaceId } = currentCaller();
    const { corpus, counts, opportunitiesFrom } = counted;
    const words = asks.flatMap((asked, ask) => {
      let read = 0;
      return asked
        .map(({ term, weight }) => {
          const known = counts.get(term) ?? { term, opportunities: 0, insights: 0, linkedMass: 0, postings: 0 };
          const everywhere = corpus.linkedMass > 0 ? known.linkedMass / corpus.linkedMass : 0;
          return {
            ask,
            word: term,
            weight: queryTermWeight(weight) * specificityOf(known, corpus),
            everywhere,
            postings: known.postings,
          };
        })
        .filter(({ postings }) => postings > 0)
        .sort((one, other) => other.weight - one.weight)
        .map(({ postings, ...each }, at) => {
          read += postings;
          return { ...each, seeks: at < FEWEST_SOUGHT || read <= QUERY_LIMITS.candidatePostings };
        });
    });
    const usual = corpus.ownMass / Math.max(corpus.opportunities, 1) || 1;
    const { lengthNormalisation, termSaturation, linkWeight, smoothingMass } = CHOSEN.suggestion;
    return this.db.sql<CandidateTerm>`
      WITH asked AS MATERIALIZED (
        SELECT ask, word COLLATE "C" AS word, weight, everywhere, seeks
        FROM jsonb_to_recordset(${JSON.stringify(words)}::jsonb) AS given (ask int, word text, weight float8, everywhere float8, seeks boolean)
      ), scored AS (
        SELECT asked.ask, row.opportunity_id, sum(asked.weight * (
            ${termSaturation + 1} * row.own / (row.own + ${termSaturation} * (${1 - lengthNormalisation}::float8 + ${lengthNormalisation} * profile.own_mass / ${usual}::float8))
            + CASE WHEN row.linked > 0 AND asked.everywhere > 0 THEN ${linkWeight} * greatest(0, ln(
                (row.linked + ${smoothingMass} * asked.everywhere) / (profile.linked_mass + ${smoothingMass}) / asked.everywhere)) ELSE 0 END
          )) AS score
        FROM asked
        -- Forces a range scan of the index for each word, whatever number of rows the planner estimates.
        CROSS JOIN LATERAL (
          SELECT opportunity_id, own, linked FROM opportunity_word WHERE workspace_id = ${workspaceId}
            AND (word, opportunity_id) >= (asked.word, ${opportunitiesFrom}::uuid) AND (word, opportunity_id) <= (asked.word, ${LAST_ID}::uuid) OFFSET 0
        ) AS row
        JOIN opportunity_profile AS profile ON profile.workspace_id = ${workspaceId} AND profile.opportunity_id = row.opportunity_id
        WHERE asked.seeks GROUP BY asked.ask, row.opportunity_id
      ), ordered AS (
        SELECT ask, opportunity_id, row_number() OVER (PARTITION BY ask ORDER BY score DESC, opportunity_id) AS place FROM scored
      ), live AS (
        SELECT ask, opportunity_id, row_number() OVER (PARTITION BY ask ORDER BY place) AS place
        FROM (SELECT * FROM ordered WHERE place <= ${QUERY_LIMITS.candidates} OFFSET 0) AS ordered
        -- ORDER BY in the order of the index makes Postgres look up a few children instead of reading all nodes.
        WHERE (
          SELECT child.id FROM tree_node AS child WHERE child.workspace_id = ${workspaceId} AND child.parent_id = ordered.opportunity_id
            AND child.kind = 'OPPORTUNITY' AND child.archived_at IS NULL ORDER BY child.position, child.id LIMIT 1) IS NULL
        AND NOT (
          SELECT ${() => archivedInEffect('node')} FROM tree_node AS node
          WHERE node.workspace_id = ${workspaceId} AND node.id = ordered.opportunity_id)
      )
      SELECT best.ask, best.opportunity_id AS "opportunityId", best.own_mass AS "ownMass", best.linked_mass::float8 AS "linkedMass",
        row.word AS term, row.own, row.linked::float8 AS linked
      FROM (
        SELECT live.ask, live.opportunity_id, profile.* FROM (SELECT * FROM live WHERE place <= ${KEPT} OFFSET 0) AS live
        CROSS JOIN LATERAL (
          SELECT own_mass, linked_mass FROM opportunity_profile
          WHERE workspace_id = ${workspaceId} AND opportunity_id = live.opportunity_id OFFSET 0
        ) AS profile OFFSET 0
      ) AS best JOIN asked ON asked.ask = best.ask
      CROSS JOIN LATERAL (
        SELECT word, own, linked FROM opportunity_word
        WHERE workspace_id = ${workspaceId} AND word = asked.word AND opportunity_id = best.opportunity_id OFFSET 0
      ) AS row`;
  }
}
