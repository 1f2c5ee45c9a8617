import { Injectable } from '@nestjs/common';
import { problemOfBatch } from '../../../domain/priorities/scoring/batch.ts';
import { formatTwoFigures } from '../../../domain/foundation/text/figure.ts';
import {
  type DescendantCounts,
  problemOfRollUp,
  type RollUpWay,
  rollUpInWords,
} from '../../../domain/priorities/scoring/roll-up.ts';
import type { ScoringModel } from '../../../domain/priorities/scoring/scoring-model.ts';
import { LAID_ASIDE } from '../../../domain/tree/node/node-kind.ts';
import { Database } from '../../../platform/database/database.ts';
import { Fault } from '../../../platform/request/fault.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { ModelChoiceReader } from './model-choice.reader.ts';
import type { EffortBelow, RollUp, RollUpArgs } from './roll-up.model.ts';

/** The figures of one node, as the statement returns them. */
interface Found extends DescendantCounts {
  readonly topId: string;
  readonly best: number | null;
  readonly scoreId: string | null;
  readonly nodeId: string | null;
  readonly sum: number | null;
}

/**
 * Opportunities and solutions below each of the nodes $2 in the workspace $1, with the path down to them. A node that is
 * archived, or has one of the statuses $3, is left out with all of its descendants.
 */
const BELOW = `RECURSIVE below AS (
  SELECT asked.id AS top_id, asked.id, '' AS kind, NULL::float8 AS effort, ARRAY[]::uuid[] AS path
  FROM unnest($2::uuid[]) AS asked (id)
  UNION ALL
  SELECT below.top_id, child.id, child.kind, child.effort_person_months, below.path || child.id
  FROM below JOIN tree_node AS child ON child.workspace_id = $1::uuid AND child.parent_id = below.id
  WHERE child.kind IN ('OPPORTUNITY', 'SOLUTION') AND child.archived_at IS NULL AND NOT child.status = ANY($3::text[])
)`;

/** Rolls up the descendants of nodes; a fixed number of statements for all nodes with the same arguments in a request. */
@Injectable()
export class RollUpReader {
  constructor(
    private readonly db: Database,
    private readonly choices: ModelChoiceReader,
  ) {}

  /**
   * The scores of all descendants of a node as one figure; null when there is no such own model.
   *
   * @throws Fault BAD_REQUEST unless exactly one model is named, with a batch if the model needs one, and its values add
   *   up if a sum is requested
   */
  scores(nodeId: string, args: RollUpArgs): Promise<RollUp | null> {
    const { model = null, ownModelId = null, batchId = null, by } = args;
    return currentRequest()
      .loader(
        `RollUp/${JSON.stringify([model, ownModelId, batchId, by])}`,
        () => new Loader((ids: readonly string[]) => this.ofNodes(ids, args)),
      )
      .load(nodeId);
  }

  /** The estimated effort of all solutions below a node. */
  effort(nodeId: string): Promise<EffortBelow> {
    const load = async (ids: readonly string[]): Promise<EffortBelow[]> => {
      const found = await this.db.query<EffortBelow & { topId: string }>(
        `WITH ${BELOW}
         SELECT top_id AS "topId", sum(effort ORDER BY id) AS "personMonths", count(effort)::int AS estimated,
                (count(*) - count(effort))::int AS unestimated
         FROM below WHERE kind = 'SOLUTION' GROUP BY top_id`,
        [currentCaller().workspaceId, ids, [...LAID_ASIDE]],
      );
      const known = new Map(found.map((each) => [each.topId, each]));
      return ids.map((id) => known.get(id) ?? { personMonths: null, estimated: 0, unestimated: 0 });
    };
    return currentRequest()
      .loader('RollUp.effort', () => new Loader(load))
      .load(nodeId);
  }

  private async ofNodes(ids: readonly string[], args: RollUpArgs): Promise<(RollUp | null)[]> {
    const choice = await this.choices.find(args);
    if (choice === null) return ids.map(() => null);
    const { model, key } = choice;
    const problem = problemOfRollUp(model, args.by) ?? problemOfBatch(model, args.batchId ?? null);
    if (problem !== null) throw new Fault('BAD_REQUEST', problem);
    const found = await this.db.query<Found>(
      `WITH ${BELOW}, judged AS (
         SELECT below.top_id, below.id, below.path, ranking_entry.value, ranking_entry.score_id FROM below
         LEFT JOIN ranking_entry ON ranking_entry.workspace_id = $1::uuid AND ranking_entry.node_id = below.id
           AND ranking_entry.model = $4 AND ranking_entry.batch_id = $5
         WHERE below.kind = ANY($6::text[])
       ), above AS (
         SELECT DISTINCT top_id, unnest(path[:cardinality(path) - 1]) AS id FROM judged WHERE value IS NOT NULL
       ), parent AS (
         SELECT DISTINCT top_id, path[cardinality(path) - 1] AS id FROM judged WHERE cardinality(path) > 1
       ), gapped AS (
         -- The nearest scored node above each lowest node without a score: what lies below it does not add up to it.
         SELECT top_id, array_agg(DISTINCT id) AS ids FROM (
           SELECT DISTINCT ON (judged.top_id, judged.id) judged.top_id, step.id FROM judged
           LEFT JOIN parent ON parent.top_id = judged.top_id AND parent.id = judged.id
           CROSS JOIN LATERAL unnest(judged.path[:cardinality(judged.path) - 1]) WITH ORDINALITY AS step (id, depth)
           JOIN judged AS scored ON scored.top_id = judged.top_id AND scored.id = step.id AND scored.value IS NOT NULL
           WHERE judged.value IS NULL AND parent.id IS NULL
           ORDER BY judged.top_id, judged.id, step.depth DESC
         ) AS nearest GROUP BY top_id
       ), part AS (
         SELECT judged.*, judged.path[:cardinality(judged.path) - 1] && COALESCE(gapped.ids, '{}') AS below_gap,
           judged.value IS NOT NULL AND NOT judged.path[:cardinality(judged.path) - 1] && COALESCE(gapped.ids, '{}')
           AND (judged.id = ANY(COALESCE(gapped.ids, '{}')) OR above.id IS NULL) AS counts
         FROM judged LEFT JOIN gapped ON gapped.top_id = judged.top_id
         LEFT JOIN above ON above.top_id = judged.top_id AND above.id = judged.id
       )
       SELECT top_id AS "topId", count(value)::int AS scored, (count(*) - count(value))::int AS unscored,
              max(value) AS best, sum(value ORDER BY id) FILTER (WHERE counts) AS sum,
              (count(*) FILTER (WHERE counts))::int AS counted, (count(value) FILTER (WHERE below_gap))::int AS partial,
              (array_agg(score_id ORDER BY value DESC, id) FILTER (WHERE value IS NOT NULL))[1] AS "scoreId",
              (array_agg(id ORDER BY value DESC, id) FILTER (WHERE value IS NOT NULL))[1] AS "nodeId"
       FROM part GROUP BY top_id`,
      [currentCaller().workspaceId, ids, [...LAID_ASIDE], key, args.batchId ?? '', model.appliesTo],
    );
    const known = new Map(found.map((each) => [each.topId, each]));
    return ids.map((id) => rolledUp(known.get(id) ?? NOTHING, model, args.by));
  }
}

const NOTHING: Omit<Found, 'topId'> = {
  scored: 0,
  unscored: 0,
  counted: 0,
  partial: 0,
  best: null,
  scoreId: null,
  nodeId: null,
  sum: null,
};

function rolledUp(found: Omit<Found, 'topId'>, { unit }: ScoringModel, by: RollUpWay): RollUp {
  const { scored, unscored, best, sum } = found;
  const isBest = by === 'BEST';
  const value = isBest ? best : sum;
  return {
    value,
    displayValue: value === null ? null : formatTwoFigures(value),
    unit,
    scoreId: isBest ? found.scoreId : null,
    nodeId: isBest ? found.nodeId : null,
    scored,
    unscored,
    counted: isBest ? scored : found.counted,
    note: rollUpInWords(found, by),
  };
}
