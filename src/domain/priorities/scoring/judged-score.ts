import { estimatesOf, type FactorInput } from './check-score.ts';
import { scoreInterval } from './score-interval.ts';
import { type ScorableKind, scoreWith, type ScoringModel } from './scoring-model.ts';

/** The judgements of a score, and all that follows from them: its value, its interval, and the factors that it lacks. */
export function judgedScore(model: ScoringModel, kind: ScorableKind, inputs: readonly FactorInput[]) {
  const { given, ranges, estimates } = estimatesOf(model, inputs);
  const { value, missing, borrowed } = scoreWith(model, kind, given);
  const interval = scoreInterval(model, value, estimates);
  const [intervalLow, intervalHigh] = [interval?.low ?? null, interval?.high ?? null];
  const intervalIsBound = interval !== null && !interval.exact;
  return { given, ranges, value, missing: [...missing], borrowed, intervalLow, intervalHigh, intervalIsBound };
}
