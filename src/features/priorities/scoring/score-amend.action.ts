import { Injectable } from '@nestjs/common';
import { type Refusal, refusal, refuseIf } from '../../../domain/refusal.ts';
import { amendedInputs, checkAmendment } from '../../../domain/priorities/scoring/amend-score.ts';
import { checkScore, type FactorInput } from '../../../domain/priorities/scoring/check-score.ts';
import { CONFIDENCE } from '../../../domain/priorities/scoring/confidence-factor.ts';
import { judgedScore } from '../../../domain/priorities/scoring/judged-score.ts';
import type { ScoringModel } from '../../../domain/priorities/scoring/scoring-model.ts';
import type { NewRow } from '../../../platform/change-log/row.store.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { newId } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { TreeNodeReader } from '../../tree/node/tree-node.reader.ts';
import { TreeStore } from '../../tree/node/tree.store.ts';
import { OwnModel } from './own-model.model.ts';
import { OwnModelReader } from './own-model.reader.ts';
import { OwnModelStore } from './own-model.store.ts';
import { refuseArchived, SCORABLE } from './score.action.ts';
import { Score } from './score.model.ts';
import { ScoreReader } from './score.reader.ts';
import { ScoreStore } from './score.store.ts';

/** What is to change in a score. */
export interface Amendment {
  /** Score to amend. */
  readonly id: string;
  /** Judgements that change. */
  readonly inputs: readonly FactorInput[];
  readonly note?: string | null;
}

/** Amends scores: records new ones that take over all judgements but those that change. */
@Injectable()
export class ScoreAmendAction {
  constructor(
    private readonly read: RowReader,
    private readonly trees: TreeStore,
    private readonly nodes: TreeNodeReader,
    private readonly models: OwnModelReader,
    private readonly ownModels: OwnModelStore,
    private readonly reader: ScoreReader,
    private readonly store: ScoreStore,
    private readonly calendar: CalendarReader,
  ) {}

  /** Amends a score within the caller's transaction, and returns the id of the new one. @throws Refused */
  async amend(amendment: Amendment, now: Date): Promise<string> {
    // Of two amendments at once, the second waits for the first and is then refused.
    const asked = await this.read.get(Score, amendment.id);
    await this.ownModels.shareModels([asked.ownModelId]);
    await this.trees.lockTreesOf(asked.nodeId);
    const former = await this.read.get(Score, amendment.id);
    await this.nodes.editable(former.nodeId, ['id'], SCORABLE);
    refuseArchived(await this.read.byId(OwnModel, former.ownModelId), ['id']);
    const model = await this.models.ofKey(former.modelKey);
    const counting = await this.reader.countingBeside(former);
    const day = counting ? await this.calendar.dayOf(counting.recordedAt) : '';
    refuseIf(...checkCounts(former, counting, model, day));
    const score = amended(former, amendment, model, now);
    await this.store.record([{ score, model }]);
    return score.id;
  }
}

/** Only the score that counts is amended: a change to another one would bring back judgements that were replaced. */
function checkCounts(former: Score, counting: Score | null, { name }: ScoringModel, day: string): Refusal[] {
  if (former.id === counting?.id) return [];
  const problem = counting
    ? `For this node, the score ${counting.id} of ${day} counts by ${name}: amend that one.`
    : 'This score is voided, and no other counts in its place: record a new one.';
  return [refusal('NOT_APPLICABLE', { problem }, ['id'])];
}

function amended(former: Score, { inputs, note = null }: Amendment, model: ScoringModel, now: Date): NewRow<Score> {
  const { nodeId, nodeKind, modelKey, ownModelId, modelVersion, batchId } = former;
  const surveyed = 'This score was computed from a survey: record a new one from its answers, or an estimate.';
  const all = amendedInputs(model, former, inputs);
  refuseIf(
    ...(former.surveyRespondents === null ? [] : [refusal('NOT_APPLICABLE', { problem: surveyed }, ['id'])]),
    ...checkAmendment(former, inputs),
    ...checkScore(model, nodeKind, { inputs: all, batchId, recordedAt: now }, now),
  );
  const keepsConfidence = inputs.every(({ factor }) => factor !== CONFIDENCE);
  const { evidenceProblemLevel, evidenceIdeaLevel, evidenceTakenAt } = former;
  return {
    id: newId(),
    nodeId,
    nodeKind,
    modelKey,
    ownModelId,
    modelVersion,
    batchId,
    note,
    ...judgedScore(model, nodeKind, all),
    ...(keepsConfidence && { evidenceProblemLevel, evidenceIdeaLevel, evidenceTakenAt }),
    amendsId: former.id,
    recordedAt: now,
    recordedById: currentCaller().onBehalfOf,
  };
}
