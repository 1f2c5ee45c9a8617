import { Injectable } from '@nestjs/common';
import { Refused } from '../../../domain/refusal.ts';
import { problemOfBatch } from '../../../domain/priorities/scoring/batch.ts';
import { refuseFuture } from '../../tree/node/past/past-nodes.reader.ts';
import { checkStatuses } from '../../tree/node/statuses-of-filter.ts';
import { CHOSEN } from '../../../domain/priorities/chosen.ts';
import {
  mayScore,
  notForKind,
  type ScorableKind,
  type ScoringModel,
} from '../../../domain/priorities/scoring/scoring-model.ts';
import { SCORING_MODELS } from '../../../domain/priorities/scoring/scoring-models.ts';
import { MOST_FILTERED_BY } from '../../../platform/graphql/validators.ts';
import { Fault } from '../../../platform/request/fault.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { type ModelChoice, ModelChoiceReader } from './model-choice.reader.ts';
import type { DatedRankingArgs } from './ranking-args.model.ts';
import { PastModelReader } from './past-model.reader.ts';
import type { RankingScope } from './ranking-scope.model.ts';

/** The arguments of a ranking without its page; each may be left out. */
type Asked = Partial<Omit<DatedRankingArgs, 'first' | 'after'>>;

/** The scope of a ranking, and the model to rank by. */
export interface RankingChoice {
  readonly scope: RankingScope;
  readonly model: ScoringModel;
}

/** Resolves the arguments of a query to the scope of a ranking. */
@Injectable()
export class RankingScopeReader {
  constructor(
    private readonly choices: ModelChoiceReader,
    private readonly past: PastModelReader,
  ) {}

  /**
   * The scope and the model of a ranking; null when there is no such own model.
   *
   * @param batchIfNeeded whether a batch is ignored for a model without batches, as in a comparison of several models
   * @throws Fault BAD_REQUEST when no model or two are named, it is not for this kind, or its batch is missing; FORBIDDEN
   *   without a scope
   */
  async scopeOf(kind: ScorableKind, args: Asked, batchIfNeeded = false): Promise<RankingChoice | null> {
    const { outcomeId = null, productId = null, teamIds = null, filter } = args;
    if (teamIds && (teamIds.length < 1 || teamIds.length > CHOSEN.ranking.mostTeams))
      throw new Fault('BAD_REQUEST', `"teamIds" names 1 to ${CHOSEN.ranking.mostTeams} teams, not ${teamIds.length}.`);
    const personas = filter?.personaIds?.length ?? 0;
    if (personas > MOST_FILTERED_BY)
      throw new Fault('BAD_REQUEST', `"personaIds" are at most ${MOST_FILTERED_BY}, not ${personas}.`);
    checkStatuses({ kinds: [kind], statuses: filter?.statuses ?? null });
    if (filter?.keyResultId && !currentCaller().scopes.has('okr:read'))
      throw new Fault('FORBIDDEN', 'This key may not read key results: "keyResultId" needs the scope okr:read.');
    if (args.asOf) checkPast(args, args.asOf);
    const newest = await this.choice(args);
    if (!newest) return null;
    const choice = args.asOf ? await this.past.choiceAt(newest, args.asOf) : newest;
    const { key, model } = choice;
    const batchId = batchIfNeeded && !model.batched ? null : (args.batchId ?? null);
    checkModel(kind, model, batchId);
    return { scope: { kind, model: key, batchId, outcomeId, productId, teamIds, filter: filter ?? {} }, model };
  }

  private async choice({ model, ownModelId }: Asked): Promise<ModelChoice | null> {
    try {
      return await this.choices.get({ model: model ?? null, ownModelId: ownModelId ?? null });
    } catch (fault) {
      // A query has no `userErrors`: it answers NOT_FOUND by null, and every other refusal by BAD_REQUEST.
      if (!(fault instanceof Refused)) throw fault;
      if (fault.refusals.some(({ code }) => code === 'NOT_FOUND')) return null;
      throw new Fault('BAD_REQUEST', fault.message);
    }
  }
}

/** @throws Fault BAD_REQUEST for what is asked of the past beside one tree and what its nodes' own fields answer */
function checkPast({ outcomeId, productId, teamIds, filter }: Asked, asOf: Date): void {
  refuseFuture('asOf', asOf);
  if (!outcomeId || productId || teamIds)
    throw new Fault(
      'BAD_REQUEST',
      '"asOf" ranks one tree: name its "outcomeId", and neither "productId" nor "teamIds".',
    );
  const unkept = filter?.keyResultId ? 'keyResultId' : filter?.sensingChannels ? 'sensingChannels' : null;
  if (unkept !== null)
    throw new Fault(
      'BAD_REQUEST',
      `"asOf" knows the nodes' own fields, and "${unkept}" is none: filter by others, or leave "asOf" out.`,
    );
}

function checkModel(kind: ScorableKind, model: ScoringModel, batchId: string | null): void {
  if (!mayScore(model, kind)) {
    const those = Object.entries<ScoringModel>(SCORING_MODELS).filter(([, each]) => mayScore(each, kind));
    throw new Fault('BAD_REQUEST', `${notForKind(model, kind)} These do: ${those.map(([name]) => name).join(', ')}.`);
  }
  const problem = problemOfBatch(model, batchId);
  if (problem !== null) throw new Fault('BAD_REQUEST', problem);
}
