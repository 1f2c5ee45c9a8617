import { withoutNoise } from '../../foundation/text/figure.ts';
import { only, type Span } from './own-model/span.ts';
import type { Complete, ScoringModel } from './scoring-model.ts';

/** Bounds of a score whose factors have ranges, in the model's unit; a `high` of null is no upper bound. */
export interface ScoreInterval {
  readonly low: number;
  readonly high: number | null;
}

/**
 * Bounds of a score whose factors lie within spans, in the model's unit. For a model that rises or falls with each
 * factor they are its values at the ends of the spans, and exact; a formula computes its own. Null where the model has
 * no value at the lower end.
 */
export function intervalOf(model: ScoringModel, spans: Readonly<Record<string, Span>>): ScoreInterval | null {
  if (model.bounds) {
    const { low, high } = model.bounds(spans);
    return { low: withoutNoise(low), high: withoutNoise(high) };
  }
  const at = (best: boolean): number | null => {
    const corner: Complete = Object.fromEntries(
      model.factors.map(({ factor: name, higherIsBetter }) => [
        name,
        spans[name]?.[higherIsBetter === best ? 'high' : 'low'] ?? NaN,
      ]),
    );
    const value = model.score(corner);
    return value === null || !Number.isFinite(value) ? null : withoutNoise(value);
  };
  const low = at(false);
  return low === null ? null : { low, high: at(true) };
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
  const { low, high } = interval;
  return { low: Math.min(low, value), high: high === null ? null : Math.max(high, value) };
}
