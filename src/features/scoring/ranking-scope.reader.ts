import { Injectable } from '@nestjs/common';
import { problemOfBatch } from '../../domain/scoring/batch.ts';
import { RANK_LIMITS } from '../../domain/scoring/rank-limits.ts';
import { mayScore, notForKind, type ScorableKind, type ScoringModel } from '../../domain/scoring/scoring-model.ts';
import { SCORING_MODELS } from '../../domain/scoring/scoring-models.ts';
import { Fault } from '../../platform/graphql/fault.ts';
import { currentCaller } from '../../platform/request/request.ts';
import type { RankingArgs } from './ranking.model.ts';
import type { RankingScope } from './ranking-scope.model.ts';

/** What a ranking may be asked for, whole or in part. */
type Asked = Pick<RankingArgs, 'model'> & Partial<Omit<RankingArgs, 'first' | 'after'>>;

/** Tells what a query asks to be ranked. */
@Injectable()
export class RankingScopeReader {
  /**
   * @param batchIfNeeded whether a batch may be named for a model that knows none, as where several models are asked for
   * @throws Fault BAD_REQUEST when the model is not for this kind, or its batch is missing; FORBIDDEN without a scope
   */
  scopeOf(kind: ScorableKind, args: Asked, batchIfNeeded = false): { scope: RankingScope; model: ScoringModel } {
    const { outcomeId = null, productId = null, teamIds = null, filter } = args;
    const model: ScoringModel = SCORING_MODELS[args.model];
    const batchId = batchIfNeeded && !model.batched ? null : (args.batchId ?? null);
    checkModel(kind, model, batchId);
    if (teamIds && (teamIds.length < 1 || teamIds.length > RANK_LIMITS.teams.value))
      throw new Fault('BAD_REQUEST', `"teamIds" names 1 to ${RANK_LIMITS.teams.value} teams, not ${teamIds.length}.`);
    if (filter?.keyResultId && !currentCaller().scopes.has('okr:read'))
      throw new Fault('FORBIDDEN', 'This key may not read key results: "keyResultId" needs the scope okr:read.');
    const scope = { kind, model: args.model, batchId, outcomeId, productId, teamIds, filter: filter ?? {} };
    return { scope, model };
  }
}

function checkModel(kind: ScorableKind, model: ScoringModel, batchId: string | null): void {
  if (!mayScore(model, kind)) {
    const those = Object.entries<ScoringModel>(SCORING_MODELS).filter(([, each]) => mayScore(each, kind));
    throw new Fault('BAD_REQUEST', `${notForKind(model, kind)} These do: ${those.map(([name]) => name).join(', ')}.`);
  }
  const problem = problemOfBatch(model, batchId);
  if (problem !== null) throw new Fault('BAD_REQUEST', problem);
}
