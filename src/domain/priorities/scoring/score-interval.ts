import { withoutNoise } from '../../foundation/text/figure.ts';
import { only, type Span } from './own-model/span.ts';
import type { Complete, ScoringModel } from './scoring-model.ts';

/** Bounds of a score whose factors have ranges, in the model's unit. */
export interface ScoreInterval {
  readonly low: number;
  /** Null where there is no upper bound. */
  readonly high: number | null;
  /** Whether both ends are values of the score, to two figures at least; false where it may be wider than its values. */
  readonly exact: boolean;
}

/**
 * Bounds of a score whose factors lie within spans, in the model's unit. For a model that rises or falls with each
 * factor they are its values at the ends of the spans, and exact; others compute their own. Null where the model has no
 * value at the lower end.
 */
export function intervalOf(model: ScoringModel, spans: Readonly<Record<string, Span>>): ScoreInterval | null {
  const { low, high, exact } = model.bounds?.(spans) ?? atEnds(model, spans);
  return low === null ? null : { low: withoutNoise(low), high: high === null ? null : withoutNoise(high), exact };
}

/** Values of a model at the worst and at the best ends of the spans; null where it has none. */
export function atEnds(model: Pick<ScoringModel, 'factors' | 'score'>, spans: Readonly<Record<string, Span>>) {
  const at = (best: boolean): number | null => {
    const corner: Complete = Object.fromEntries(
      model.factors.map(({ factor: name, higherIsBetter }) => [
        name,
        spans[name]?.[higherIsBetter === best ? 'high' : 'low'] ?? NaN,
      ]),
    );
    const value = model.score(corner);
    return value === null || !Number.isFinite(value) ? null : value;
  };
  return { low: at(false), high: at(true), exact: true };
}

/** All values that a model can give, for all that its factors take. */
export function rangeOf(model: ScoringModel): ScoreInterval {
  const spans = Object.fromEntries(model.factors.map(({ factor, min, max }) => [factor, { low: min, high: max }]));
  const { min: low, max: high } = model.range;
  return (model.bounds && intervalOf(model, spans)) ?? { low, high, exact: true };
}

/** Estimate of a factor: its most likely value, null where it is not known, and its range, null where it has none. */
export interface FactorEstimate {
  readonly likely: number | null;
  readonly range: Span | null;
}

/**
 * Interval of a score with this value, which it always includes, for estimates by factor. Null where the score has no
 * value, or no factor has a range.
 */
export function scoreInterval(
  model: ScoringModel,
  value: number | null,
  estimates: ReadonlyMap<string, FactorEstimate>,
): ScoreInterval | null {
  if (value === null || ![...estimates.values()].some(({ range }) => range !== null)) return null;
  const spans = [...estimates].map(([name, { likely, range }]) => [name, range ?? only(likely ?? NaN)] as const);
  const interval = intervalOf(model, Object.fromEntries(spans));
  if (interval === null) return null;
  const { low, high, exact } = interval;
  return { low: Math.min(low, value), high: high === null ? null : Math.max(high, value), exact };
}
