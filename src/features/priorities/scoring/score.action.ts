import { Injectable } from '@nestjs/common';
import {
  checkFromEvidence,
  CONFIDENCE,
  type ConfidenceOffer,
} from '../../../domain/priorities/scoring/confidence-factor.ts';
import { refusal, refuseIf } from '../../../domain/refusal.ts';
import { checkScore, type FactorInput, estimatesOf } from '../../../domain/priorities/scoring/check-score.ts';
import { scoreInterval } from '../../../domain/priorities/scoring/score-interval.ts';
import { type ScorableKind, scoreWith } from '../../../domain/priorities/scoring/scoring-model.ts';
import { checkFromSurvey, factorsOf, surveyedInterval } from '../../../domain/priorities/scoring/score-from-survey.ts';
import { newId } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { NodeConfidence } from '../../research/evidence/confidence.reader.ts';
import { type Surveyed, SurveyReader } from '../../research/survey/survey.reader.ts';
import { TreeNodeReader } from '../../tree/node/tree-node.reader.ts';
import { ConfidenceOfferReader } from './confidence-offer.reader.ts';
import { type ModelAsked, type ModelChoice, ModelChoiceReader } from './model-choice.reader.ts';
import type { OwnModel } from './own-model.model.ts';
import { ScoreStore } from './score.store.ts';

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

/** Records scores that people estimate or that a survey gives. */
@Injectable()
export class ScoreAction {
  constructor(
    private readonly nodes: TreeNodeReader,
    private readonly choices: ModelChoiceReader,
    private readonly surveys: SurveyReader,
    private readonly offers: ConfidenceOfferReader,
    private readonly store: ScoreStore,
  ) {}

  /** Records a score within the caller's transaction and returns its id. @throws Refused with every reason against it */
  async record(asked: NewScore, now: Date): Promise<string> {
    const node = await this.nodes.editable(asked.nodeId, ['nodeId'], SCORABLE);
    const { id: nodeId, kind } = node;
    const choice = await this.choices.get(asked);
    refuseArchived(choice.own);
    const segment = asked.fromSurvey?.segment ?? null;
    const surveyed = asked.fromSurvey ? await this.surveys.score(nodeId, segment) : null;
    const offered = asked.fromEvidence ? await this.offers.of(node, choice.key, now) : null;
    const score = scoreOf(asked, { choice, nodeId, nodeKind: kind as ScorableKind, surveyed, offered }, now);
    await this.store.record(score, choice.model);
    return score.id;
  }
}

const SCORABLE = ['OPPORTUNITY', 'SOLUTION'] as const satisfies readonly ScorableKind[];

function refuseArchived(own: OwnModel | null): void {
  if (own?.archivedAt) refuseIf(refusal('ARCHIVED', { what: `The scoring model ${own.name}` }, ['ownModelId']));
}

function scoreOf(asked: NewScore, { choice, nodeId, nodeKind, surveyed, offered }: Basis, now: Date) {
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
  const judged = estimatesOf(model, surveyed ? factorsOf(surveyed) : [...inputs, ...fromEvidence]);
  const { value, missing, borrowed } = scoreWith(model, nodeKind, judged.given);
  const interval = surveyed ? surveyedInterval(surveyed, value) : scoreInterval(model, value, judged.estimates);
  return {
    id: newId(),
    nodeId,
    nodeKind,
    modelKey: key,
    ownModelId: own?.id ?? null,
    modelVersion: version,
    given: judged.given,
    ranges: judged.ranges,
    surveySegment: surveyed ? segment : null,
    surveyRespondents: surveyed?.n ?? null,
    surveyAnsweredAt: surveyed?.lastAnsweredAt ?? null,
    evidenceProblemLevel: offered?.problem.level ?? null,
    evidenceIdeaLevel: offered?.idea?.level ?? null,
    evidenceTakenAt: offered ? now : null,
    value,
    intervalLow: interval?.low ?? null,
    intervalHigh: interval?.high ?? null,
    missing: [...missing],
    borrowed,
    batchId,
    note,
    recordedAt,
    recordedById: currentCaller().onBehalfOf,
  };
}
