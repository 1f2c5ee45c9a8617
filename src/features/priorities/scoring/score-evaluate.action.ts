import { Injectable } from '@nestjs/common';
import { keptInputs, lackingInWords } from '../../../domain/priorities/scoring/evaluate-anew.ts';
import { judgedScore } from '../../../domain/priorities/scoring/judged-score.ts';
import type { OwnModelName } from '../../../domain/priorities/scoring/own-model/own-model-key.ts';
import { notForKind, type ScorableKind, type ScoringModel } from '../../../domain/priorities/scoring/scoring-model.ts';
import { type Warning, warning } from '../../../domain/warning.ts';
import type { NewRow } from '../../../platform/change-log/row.store.ts';
import { newId } from '../../../platform/id.ts';
import { KeptScoreReader } from './kept-score.reader.ts';
import type { Score } from './score.model.ts';
import { ScoreStore } from './score.store.ts';

/** What became of the scores of a model when it got a new version. */
export interface Evaluated {
  /** Number of scores that the new version evaluated. */
  readonly scores: number;
  /** What the new version lacks, and what it no longer scores. */
  readonly warnings: readonly Warning[];
}

/** Evaluates the kept judgements of scores by a new version of their model. */
@Injectable()
export class ScoreEvaluateAction {
  constructor(
    private readonly kept: KeptScoreReader,
    private readonly store: ScoreStore,
  ) {}

  /**
   * Records a score by the new version beside each one that counts by the former, for the same instant and person, within
   * the caller's transaction; the number of statements is the same for every 500 scores. The caller holds the model's row.
   */
  async evaluate(former: OwnModelName, model: ScoringModel): Promise<Evaluated> {
    const missing: string[][] = [];
    const left = new Set<ScorableKind>();
    for (let after: string | null = null; ;) {
      const page = await this.kept.after(former, after);
      after = page.at(-1)?.nodeId ?? null;
      if (after === null) break;
      const anew = page.filter(({ nodeKind }) => model.appliesTo.includes(nodeKind));
      for (const { nodeKind } of page) if (!model.appliesTo.includes(nodeKind)) left.add(nodeKind);
      const scores = anew.map((score) => evaluated(score, model));
      await this.store.record(scores.map((score) => ({ score, model })));
      missing.push(...scores.map((score) => score.missing));
    }
    const warnings = [
      ...lackingInWords(model, missing).map((lacking) => warning('INCOMPLETE', lacking)),
      ...[...left].map((kind) => warning('INCOMPLETE', notForKind(model, kind), ['appliesTo'])),
    ];
    return { scores: missing.length, warnings };
  }
}

function evaluated(former: Score, model: ScoringModel) {
  const { nodeId, nodeKind, ownModelId, batchId, note, recordedAt, recordedById } = former;
  return {
    id: newId(),
    nodeId,
    nodeKind,
    modelKey: model.key,
    ownModelId,
    modelVersion: model.version,
    batchId,
    note,
    ...judgedScore(model, nodeKind, keptInputs(model, former)),
    amendsId: former.id,
    recordedAt,
    recordedById,
  } satisfies NewRow<Score>;
}
