import { Injectable } from '@nestjs/common';
import type { ScorableKind } from '../../domain/scoring/scoring-model.ts';
import { Database } from '../../platform/database/database.ts';
import { idOf } from '../../platform/database/id.ts';
import { currentCaller } from '../../platform/request/request.ts';
import type { RankingArgs } from './ranking.model.ts';

/** Statuses that take a node, and all below it, out of rankings. */
const OUT_OF_RANKINGS = ['PARKED', 'DISCARDED'];

/** The last item of a page, and the snapshot of the database in which its walk began. */
export interface RankingPlace {
  readonly value: number | null;
  readonly id: string;
  readonly snapshot: string;
}

/** One node in its place. */
export interface RankingRow {
  readonly id: string;
  readonly value: number | null;
  readonly scoreId: string | null;
  readonly pathTitles: string[];
}

/** One page of a ranking, as ids and figures. */
export interface RankingRows {
  readonly rows: readonly RankingRow[];
  readonly snapshot: string;
  readonly total: number;
  readonly unscored: number;
  readonly parents: number;
}

/** Puts the nodes of a tree in order. */
@Injectable()
export class RankingReader {
  constructor(private readonly db: Database) {}

  /**
   * Up to `limit` nodes of one kind behind `after`, highest value first, unscored last; null when there is no such
   * outcome. One statement, which reads the tree (at most 5,000 nodes) whole: what is archived or laid aside takes
   * what hangs below it along. A score recorded since the walk began is passed over for the one that held then, so
   * that no node moves across a page border and is seen twice.
   */
  async page(
    kind: ScorableKind,
    { outcomeId, model, batchId, filter }: RankingArgs,
    after: RankingPlace | null,
    limit: number,
  ): Promise<RankingRows | null> {
    const { workspaceId } = currentCaller();
    const {
      statuses = null,
      tags = null,
      ownerId = null,
      leafOnly = false,
      archived = false,
      laidAside = false,
    } = filter ?? {};
    const rows = await this.db.sql<RankingRow & Omit<RankingRows, 'rows'> & { found: boolean }>`
      WITH RECURSIVE walk AS MATERIALIZED (
        SELECT COALESCE(${after?.snapshot ?? null}::pg_snapshot, pg_current_snapshot()) AS snapshot
      ), place AS (
        SELECT id, parent_id, kind, status, tags, owner_id, title, archived_at IS NOT NULL AS archived,
               false AS below_laid_aside, ARRAY[]::text[] AS path_titles
        FROM tree_node WHERE workspace_id = ${workspaceId} AND id = ${idOf(outcomeId)} AND kind = 'OUTCOME'
        UNION ALL
        SELECT node.id, node.parent_id, node.kind, node.status, node.tags, node.owner_id, node.title,
               place.archived OR node.archived_at IS NOT NULL,
               place.below_laid_aside OR place.status = ANY(${OUT_OF_RANKINGS}::text[]), place.path_titles || place.title
        FROM place JOIN tree_node AS node ON node.workspace_id = ${workspaceId} AND node.parent_id = place.id
        WHERE node.kind <> 'EXPERIMENT'
      ), candidate AS (
        SELECT place.id, place.parent_id, place.path_titles,
               COALESCE(standing.score_id, earlier.id) AS score_id, COALESCE(standing.value, earlier.value) AS value
        FROM place CROSS JOIN walk
        LEFT JOIN standing ON standing.workspace_id = ${workspaceId} AND standing.node_id = place.id AND standing.model = ${model}
          AND standing.batch_id = ${batchId ?? ''} AND pg_visible_in_snapshot(standing.transaction, walk.snapshot)
        LEFT JOIN LATERAL (
          SELECT score.id, score.value FROM score
          WHERE ${after !== null} AND standing.score_id IS NULL AND score.workspace_id = ${workspaceId} AND score.node_id = place.id
            AND score.model = ${model} AND COALESCE(score.batch_id, '') = ${batchId ?? ''}
            AND pg_visible_in_snapshot(score.transaction, walk.snapshot)
          ORDER BY score.recorded_at DESC, score.id DESC LIMIT 1
        ) AS earlier ON true
        WHERE place.kind = ${kind}
          AND (${archived} OR NOT place.archived)
          AND (${laidAside} OR NOT place.below_laid_aside)
          AND (${laidAside} OR NOT place.status = ANY(${OUT_OF_RANKINGS}::text[]) OR place.status = ANY(${statuses}::text[]))
          AND (${statuses}::text[] IS NULL OR place.status = ANY(${statuses}::text[]))
          AND (${tags}::text[] IS NULL OR place.tags && ${tags}::text[])
          AND (${ownerId}::text IS NULL OR place.owner_id = ${ownerId === null ? null : idOf(ownerId)}::uuid)
          AND (NOT ${leafOnly} OR CASE place.kind WHEN 'SOLUTION' THEN place.parent_id ELSE place.id END NOT IN
            (SELECT child.parent_id FROM place AS child WHERE child.kind = 'OPPORTUNITY' AND NOT child.archived))
      ), counted AS (
        SELECT count(*)::int AS total, count(*) FILTER (WHERE value IS NULL)::int AS unscored, count(DISTINCT parent_id)::int AS parents
        FROM candidate
      ), page AS (
        SELECT * FROM candidate
        WHERE ${after === null} OR CASE WHEN ${after?.value ?? null}::float8 IS NULL
          THEN value IS NULL AND id > ${after?.id ?? null}::uuid
          ELSE value IS NULL OR value < ${after?.value ?? null}::float8 OR (value = ${after?.value ?? null}::float8 AND id > ${after?.id ?? null}::uuid) END
        ORDER BY value DESC NULLS LAST, id LIMIT ${limit}
      )
      SELECT EXISTS (SELECT FROM place) AS found, walk.snapshot::text AS snapshot, counted.total, counted.unscored, counted.parents,
             page.id, page.value, page.score_id AS "scoreId", page.path_titles AS "pathTitles"
      FROM walk CROSS JOIN counted LEFT JOIN page ON true
      ORDER BY page.value DESC NULLS LAST, page.id`;
    const [head] = rows;
    if (!head?.found) return null;
    const { snapshot, total, unscored, parents } = head;
    return { rows: rows.filter(({ id }: { id: string | null }) => id !== null), snapshot, total, unscored, parents };
  }
}
