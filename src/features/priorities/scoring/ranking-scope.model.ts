import type { ScorableKind } from '../../../domain/priorities/scoring/scoring-model.ts';
import type { RankingFilter } from './ranking-args.model.ts';

/** The scope of a ranking: nodes of one kind by one model, in a part of the workspace or in all of it. */
export interface RankingScope {
  readonly kind: ScorableKind;
  /** Key of the model in scores and ranking entries. */
  readonly model: string;
  readonly batchId: string | null;
  readonly outcomeId: string | null;
  readonly productId: string | null;
  readonly teamIds: readonly string[] | null;
  readonly filter: Partial<RankingFilter>;
}
