import { Injectable } from '@nestjs/common';
import { GROUND_KINDS, type GroundKindKey } from '../../../domain/priorities/decision/ground-kinds.ts';
import { type Change, type GroundState, groundChanges } from '../../../domain/priorities/decision/ground.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { instantAsText } from '../../../platform/calendar/sql-day.ts';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { ConfidenceReader } from '../../research/evidence/confidence.reader.ts';
import { archivedInEffect } from '../../tree/node/in-effect.reader.ts';
import { countingFirst, isNotVoided } from '../scoring/counting-score.reader.ts';
import { DecisionGround } from './ground.model.ts';

/** The current state of what a ground refers to: a node, a score, a reading and so on. */
export interface GroundToday {
  readonly refId: string;
  readonly label: string;
  /** Facts of the row itself. */
  readonly own: GroundState;
  /** Facts of the newest row of its series, such as the latest score of the node; they replace its own once a newer row exists. */
  readonly latest: GroundState;
  readonly latestId: string;
}

/** The ratings of an assessment by factor. */
const ratingsOf = (column: string): string =>
  `COALESCE((SELECT jsonb_object_agg(judged.key, judged.value -> 'rating') FROM jsonb_each(${column}) AS judged), '{}')`;

/** The statement that reads each kind, one for any number of grounds. $1 is the workspace, $2 the ids. */
const STATEMENTS = {
  NODE: `
    SELECT node.id AS "refId", node.id AS "latestId", node.short_key || ' “' || node.title || '”' AS label, '{}'::jsonb AS latest,
           jsonb_build_object('title', node.title, 'status', node.status, 'verdict', node.verdict,
             'archived', ${archivedInEffect('node')}, 'mergedInto', merged.short_key) AS own
    FROM tree_node AS node
    LEFT JOIN tree_node AS merged ON merged.workspace_id = $1::uuid AND merged.id = node.merged_into_id
    WHERE node.workspace_id = $1::uuid AND node.id = ANY($2::uuid[])`,
  SCORE: `
    SELECT score.id AS "refId", COALESCE(latest.id, score.id) AS "latestId", score.model || ' of ' || node.short_key AS label,
           jsonb_build_object('value', latest.value, 'recordedAt', ${instantAsText('latest.recorded_at')}) AS latest,
           jsonb_build_object('value', score.value, 'model', score.model, 'node', node.short_key,
             'recordedAt', ${instantAsText('score.recorded_at')}, 'archived', ${archivedInEffect('node')},
             'voided', NOT (${isNotVoided('score')})) AS own
    FROM score JOIN tree_node AS node ON node.workspace_id = $1::uuid AND node.id = score.node_id
    LEFT JOIN LATERAL (
      SELECT later.id, later.value, later.recorded_at FROM score AS later
      WHERE later.workspace_id = $1::uuid AND later.node_id = score.node_id AND later.model = score.model
        AND later.batch_id IS NOT DISTINCT FROM score.batch_id AND ${isNotVoided('later')}
      ORDER BY ${countingFirst('later')} LIMIT 1) AS latest ON true
    WHERE score.workspace_id = $1::uuid AND score.id = ANY($2::uuid[])`,
  METRIC_READING: `
    SELECT reading.id AS "refId", latest.id AS "latestId", metric.name AS label,
           jsonb_build_object('value', latest.value, 'observedAt', ${instantAsText('latest.observed_at')}) AS latest,
           jsonb_build_object('value', reading.value, 'unit', metric.unit, 'observedAt', ${instantAsText('reading.observed_at')}) AS own
    FROM metric_reading AS reading JOIN metric ON metric.workspace_id = $1::uuid AND metric.id = reading.metric_id
    CROSS JOIN LATERAL (
      SELECT later.id, later.value, later.observed_at FROM metric_reading AS later
      WHERE later.workspace_id = $1::uuid AND later.metric_id = reading.metric_id
      ORDER BY later.observed_at DESC, later.id DESC LIMIT 1) AS latest
    WHERE reading.workspace_id = $1::uuid AND reading.id = ANY($2::uuid[])`,
  CHECK_IN: `
    SELECT made.id AS "refId", latest.id AS "latestId", key_result.title AS label,
           jsonb_build_object('value', latest.value, 'confidence', latest.confidence, 'observedAt', ${instantAsText('latest.observed_at')}) AS latest,
           jsonb_build_object('value', made.value, 'confidence', made.confidence, 'observedAt', ${instantAsText('made.observed_at')},
             'corrected', EXISTS (SELECT FROM check_in AS by WHERE by.workspace_id = $1::uuid AND by.corrects_id = made.id)) AS own
    FROM check_in AS made JOIN key_result ON key_result.workspace_id = $1::uuid AND key_result.id = made.key_result_id
    CROSS JOIN LATERAL (
      SELECT later.id, later.value, later.confidence, later.observed_at FROM check_in AS later
      WHERE later.workspace_id = $1::uuid AND later.key_result_id = made.key_result_id
        AND NOT EXISTS (SELECT FROM check_in AS by WHERE by.workspace_id = $1::uuid AND by.corrects_id = later.id)
      ORDER BY later.observed_at DESC, later.id DESC LIMIT 1) AS latest
    WHERE made.workspace_id = $1::uuid AND made.id = ANY($2::uuid[])`,
  IMPACT_HYPOTHESIS: `
    SELECT link.id AS "refId", link.id AS "latestId", node.short_key || ' for “' || key_result.title || '”' AS label,
           '{}'::jsonb AS latest,
           jsonb_build_object('statement', link.statement, 'direction', link.direction, 'expectedSize', link.expected_size,
             'confidence', link.confidence, 'verdict', link.verdict) AS own
    FROM key_result_link AS link
    JOIN key_result ON key_result.workspace_id = $1::uuid AND key_result.id = link.key_result_id
    JOIN tree_node AS node ON node.workspace_id = $1::uuid AND node.id = link.node_id
    WHERE link.workspace_id = $1::uuid AND link.id = ANY($2::uuid[])`,
  ASSESSMENT: `
    SELECT made.id AS "refId", latest.id AS "latestId", 'Assessment of ' || node.short_key AS label,
           ${ratingsOf('latest.judgements')} AS latest,
           ${ratingsOf('made.judgements')} || jsonb_build_object('archived', ${archivedInEffect('node')}) AS own
    FROM assessment AS made JOIN tree_node AS node ON node.workspace_id = $1::uuid AND node.id = made.opportunity_id
    CROSS JOIN LATERAL (
      SELECT later.id, later.judgements FROM assessment AS later
      WHERE later.workspace_id = $1::uuid AND later.opportunity_id = made.opportunity_id
      ORDER BY later.id DESC LIMIT 1) AS latest
    WHERE made.workspace_id = $1::uuid AND made.id = ANY($2::uuid[])`,
  // The label does not quote the participant, because redaction does not reach labels.
  EVIDENCE: `
    SELECT evidence.id AS "refId", evidence.id AS "latestId", '{}'::jsonb AS latest,
           CASE evidence.stance WHEN 'SUPPORTS' THEN 'Evidence for ' ELSE 'Evidence against ' END
             || COALESCE(node.short_key, CASE WHEN evidence.claim_id IS NULL THEN 'an assumption' ELSE 'a claim' END) AS label,
           jsonb_build_object('stance', evidence.stance, 'class', evidence.class, 'withdrawn', NOT EXISTS (
             SELECT FROM counting_evidence AS counting WHERE counting.workspace_id = $1::uuid AND counting.id = evidence.id)) AS own
    FROM evidence LEFT JOIN tree_node AS node ON node.workspace_id = $1::uuid AND node.id = evidence.node_id
    WHERE evidence.workspace_id = $1::uuid AND evidence.id = ANY($2::uuid[])`,
  ASSUMPTION: `
    SELECT assumption.id AS "refId", assumption.id AS "latestId", '{}'::jsonb AS latest, 'Assumption “' || assumption.statement || '”' AS label,
           jsonb_build_object('statement', assumption.statement, 'archived', assumption.archived_at IS NOT NULL, 'verdict', (
             SELECT test.verdict FROM assumption_node AS link
             JOIN tree_node AS test ON test.workspace_id = $1::uuid AND test.id = link.node_id
             WHERE link.workspace_id = $1::uuid AND link.assumption_id = assumption.id AND test.kind = 'EXPERIMENT'
               AND test.status = 'CONCLUDED' AND test.verdict IS NOT NULL AND test.archived_at IS NULL
             ORDER BY test.concluded_on DESC NULLS LAST, test.id DESC LIMIT 1)) AS own
    FROM assumption WHERE assumption.workspace_id = $1::uuid AND assumption.id = ANY($2::uuid[])`,
  PROBLEM_CONFIDENCE: `
    SELECT node.id AS "refId", node.id AS "latestId", '{}'::jsonb AS latest, node.short_key || ' “' || node.title || '”' AS label,
           jsonb_build_object('archived', ${archivedInEffect('node')}) AS own
    FROM tree_node AS node
    WHERE node.workspace_id = $1::uuid AND node.id = ANY($2::uuid[]) AND node.kind = 'OPPORTUNITY'`,
} as const satisfies Record<GroundKindKey, string>;

/** Kinds of grounds that the caller may see; for the caller the others do not exist. */
export const visibleKinds = (): GroundKindKey[] =>
  (Object.keys(GROUND_KINDS) as GroundKindKey[]).filter((kind) => currentCaller().scopes.has(GROUND_KINDS[kind].scope));

/** Reads the grounds of decisions, and the current state of what they refer to. */
@Injectable()
export class GroundReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly confidences: ConfidenceReader,
  ) {}

  /** Grounds of a decision that the caller may see, in the order given; one statement for all decisions of a request. */
  of(decisionId: string): Promise<DecisionGround[]> {
    return currentRequest()
      .loader('DecisionGround.of', () => new Loader((ids: readonly string[]) => this.ofDecisions(ids)))
      .load(decisionId);
  }

  /** Current state of what a ground refers to; null if it does not exist or the caller may not see it. One statement for each kind and request. */
  today(kind: GroundKindKey, refId: string): Promise<GroundToday | null> {
    if (!currentCaller().scopes.has(GROUND_KINDS[kind].scope)) return Promise.resolve(null);
    return currentRequest()
      .loader(`Ground.${kind}`, () => new Loader((ids: readonly string[]) => this.ofKind(kind, ids)))
      .load(refId);
  }

  /** Current facts of a ground; null if what it refers to no longer exists. */
  async now({ kind, refId, latestId }: DecisionGround): Promise<GroundState | null> {
    const today = await this.today(kind, refId);
    return today && (today.latestId === latestId ? today.own : { ...today.own, ...today.latest });
  }

  /** Changes of a ground since the decision, the worst first; empty while it is as it was. */
  async changes(ground: DecisionGround): Promise<Change[]> {
    return groundChanges(GROUND_KINDS[ground.kind], ground.label, ground.state, await this.now(ground));
  }

  /** Sequence number in the change log of the last change of each entity, by its id. */
  async logSeqs(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.db.sql<{ id: string; seq: number }>`
      SELECT entity_id AS id, max(seq) AS seq FROM change_log
      WHERE workspace_id = ${currentCaller().workspaceId} AND entity_id = ANY(${ids}::uuid[]) GROUP BY entity_id`;
    return new Map(rows.map(({ id, seq }) => [id, seq]));
  }

  private async ofDecisions(ids: readonly string[]): Promise<DecisionGround[][]> {
    const rows = await this.db.sql<DecisionGround>`
      SELECT ${() => this.columns.of(DecisionGround, 'ground')} FROM decision_ground AS ground
      WHERE ground.workspace_id = ${currentCaller().workspaceId} AND ground.decision_id = ANY(${ids}::uuid[])
        AND ground.kind = ANY(${visibleKinds()}::text[])
      ORDER BY ground.id`;
    return groupRowsById(ids, rows, ({ decisionId }) => decisionId);
  }

  private async ofKind(kind: GroundKindKey, ids: readonly string[]): Promise<(GroundToday | null)[]> {
    const rows = await this.db.query<GroundToday>(STATEMENTS[kind], [currentCaller().workspaceId, ids]);
    const today = kind === 'PROBLEM_CONFIDENCE' ? await this.withConfidence(rows) : rows;
    const known = new Map(today.map((row) => [row.refId, row]));
    return ids.map((id) => known.get(id) ?? null);
  }

  /** Adds the confidence in the problem to the facts of opportunities; one more statement. */
  private async withConfidence(rows: readonly GroundToday[]): Promise<GroundToday[]> {
    const confidences = await this.confidences.problems(
      rows.map(({ refId }) => refId),
      new Date(),
    );
    return rows.map((row, index) => ({ ...row, own: { ...row.own, ...confidences[index] } }));
  }
}
