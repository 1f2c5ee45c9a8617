import { Injectable } from '@nestjs/common';
import {
  checkFromEvidence,
  CONFIDENCE,
  type ConfidenceOffer,
} from '../../../domain/priorities/scoring/confidence-factor.ts';
import { refusal, refuseIf } from '../../../domain/refusal.ts';
import { checkScore, type FactorInput } from '../../../domain/priorities/scoring/check-score.ts';
import { judgedScore } from '../../../domain/priorities/scoring/judged-score.ts';
import type { ScorableKind } from '../../../domain/priorities/scoring/scoring-model.ts';
import { checkFromSurvey, factorsOf, surveyedInterval } from '../../../domain/priorities/scoring/score-from-survey.ts';
import { type Warning, warningsBelow } from '../../../domain/warning.ts';
import type { NewRow } from '../../../platform/change-log/row.store.ts';
import { eachItem, type ItemReceipt } from '../../../platform/graphql/each-item.ts';
import { idOf, newId } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { warn } from '../../../platform/request/warn.ts';
import type { NodeConfidence } from '../../research/evidence/confidence.reader.ts';
import { type Surveyed, SurveyReader } from '../../research/survey/survey.reader.ts';
import type { TreeNode } from '../../tree/node/tree-node.model.ts';
import { TreeNodeReader } from '../../tree/node/tree-node.reader.ts';
import { ConfidenceOfferReader } from './confidence-offer.reader.ts';
import { type ModelAsked, type ModelChoice, ModelChoiceReader } from './model-choice.reader.ts';
import type { OwnModel } from './own-model.model.ts';
import { OwnModelStore } from './own-model.store.ts';
import type { Score } from './score.model.ts';
import { ScoresRecordItemInput } from './score-record.model.ts';
import { ScoreStore, type ScoreToAdd } from './score.store.ts';

/** A score to record. */
export interface NewScore extends ModelAsked {
  readonly nodeId: string;
  readonly inputs: readonly FactorInput[];
  /** The survey answers that the score is computed from; null if it is estimated. */
  readonly fromSurvey?: { readonly segment?: string | null } | null;
  /** Whether confidence is taken from the current evidence. */
  readonly fromEvidence?: boolean;
  readonly batchId?: string | null;
  readonly note?: string | null;
  /** Instant for which the score holds; null for now. */
  readonly recordedAt?: Date | null;
}

/** The model, the node and the sources of a score. */
interface Basis {
  readonly choice: ModelChoice;
  readonly nodeId: string;
  readonly nodeKind: ScorableKind;
  /** Result of the survey; null if the score is estimated. */
  readonly surveyed: Surveyed | null;
  /** Confidence that evidence offers; null if it is estimated. */
  readonly offered: (ConfidenceOffer & NodeConfidence) | null;
}

/** A score that was recorded. */
export interface RecordedScore {
  readonly id: string;
  /** What the caller should know though the score was recorded, with paths from the top of the input. */
  readonly warnings: readonly Warning[];
}

/** Records scores that people estimate or that a survey gives, within the caller's transaction. */
@Injectable()
export class ScoreAction {
  constructor(
    private readonly nodes: TreeNodeReader,
    private readonly choices: ModelChoiceReader,
    private readonly surveys: SurveyReader,
    private readonly offers: ConfidenceOfferReader,
    private readonly ownModels: OwnModelStore,
    private readonly store: ScoreStore,
  ) {}

  /** Records a score, and answers with its id. @throws Refused with every reason against it */
  async record(asked: NewScore, now: Date): Promise<string> {
    await this.ownModels.shareModels([asked.ownModelId]);
    const node = await this.nodes.editable(asked.nodeId, ['nodeId'], SCORABLE);
    const added = await this.prepare(asked, node, await this.choices.get(asked), now);
    const warnings = await this.store.record([added]);
    warn(...(warnings.get(added.score.id) ?? []));
    return added.score.id;
  }

  /**
   * Records scores, each of which may be declined alone. A fixed number of statements, besides those for each own model,
   * for each score from a survey or from evidence, and for each node that cannot be scored.
   */
  async recordEach(items: readonly ScoresRecordItemInput[], now: Date): Promise<ItemReceipt<RecordedScore>[]> {
    await this.ownModels.shareModels(items.map(({ ownModelId }) => ownModelId));
    const ids = items.map(({ nodeId }) => nodeId);
    const nodes = await this.nodes.editableAmong(ids, SCORABLE);
    const choices = new Map<string, Promise<ModelChoice>>();
    const chosen = (asked: ModelAsked): Promise<ModelChoice> => {
      const key = JSON.stringify([asked.model ?? null, asked.ownModelId ?? null]);
      const choice = choices.get(key) ?? this.choices.get(asked);
      choices.set(key, choice);
      return choice;
    };
    const added: ScoreToAdd[] = [];
    const receipts = await eachItem(ScoresRecordItemInput, items, async (item) => {
      const node = nodes.get(idOf(item.nodeId)) ?? (await this.nodes.editable(item.nodeId, ['nodeId'], SCORABLE));
      const prepared = await this.prepare(item, node, await chosen(item), now);
      added.push(prepared);
      return prepared.score.id;
    });
    const warnings = await this.store.record(added);
    return receipts.map(({ done: id, ...receipt }, index) => ({
      ...receipt,
      done: id === null ? null : { id, warnings: warningsBelow(['items', String(index)], warnings.get(id) ?? []) },
    }));
  }

  /** A score that can be added. @throws Refused with every reason against it */
  private async prepare(asked: NewScore, node: TreeNode, choice: ModelChoice, now: Date): Promise<ScoreToAdd> {
    refuseArchived(choice.own);
    const segment = asked.fromSurvey?.segment ?? null;
    const surveyed = asked.fromSurvey ? await this.surveys.score(node.id, segment) : null;
    const offered = asked.fromEvidence ? await this.offers.of(node, choice.key, now) : null;
    const basis = { choice, nodeId: node.id, nodeKind: node.kind as ScorableKind, surveyed, offered };
    return { score: scoreOf(asked, basis, now), model: choice.model };
  }
}

/** Kinds of nodes that can be scored. */
export const SCORABLE = ['OPPORTUNITY', 'SOLUTION'] as const satisfies readonly ScorableKind[];

/** Refuses an own model that is archived, at `path` of the input. */
export function refuseArchived(own: OwnModel | null, path: readonly string[] = ['ownModelId']): void {
  if (own?.archivedAt) refuseIf(refusal('ARCHIVED', { what: `The scoring model ${own.name}` }, path));
}

function scoreOf(asked: NewScore, { choice, nodeId, nodeKind, surveyed, offered }: Basis, now: Date): NewRow<Score> {
  const { inputs, note = null, batchId = null, fromSurvey } = asked;
  const { key, version, model, own } = choice;
  const recordedAt = asked.recordedAt ?? now;
  const segment = fromSurvey?.segment ?? null;
  refuseIf(
    ...checkScore(model, nodeKind, { inputs, batchId, recordedAt, modelField: own ? 'ownModelId' : 'model' }, now),
    ...(surveyed ? checkFromSurvey({ model, segment, inputs, recordedAt: asked.recordedAt ?? null }, surveyed) : []),
    ...(offered ? checkFromEvidence({ model, inputs, recordedAt: asked.recordedAt ?? null }, offered) : []),
  );
  const fromEvidence = offered ? [{ factor: CONFIDENCE, value: offered.value }] : [];
  const judged = judgedScore(model, nodeKind, surveyed ? factorsOf(surveyed) : [...inputs, ...fromEvidence]);
  const interval = surveyed ? surveyedInterval(surveyed, judged.value) : null;
  return {
    id: newId(),
    nodeId,
    nodeKind,
    modelKey: key,
    ownModelId: own?.id ?? null,
    modelVersion: version,
    ...judged,
    ...(interval && { intervalLow: interval.low, intervalHigh: interval.high }),
    surveySegment: surveyed ? segment : null,
    surveyRespondents: surveyed?.n ?? null,
    surveyAnsweredAt: surveyed?.lastAnsweredAt ?? null,
    evidenceProblemLevel: offered?.problem.level ?? null,
    evidenceIdeaLevel: offered?.idea?.level ?? null,
    evidenceTakenAt: offered ? now : null,
    batchId,
    note,
    recordedAt,
    recordedById: currentCaller().onBehalfOf,
  };
}
