import { settled } from '../../foundation/text/figure.ts';
import { only, type Span } from './own-model/span.ts';
import type { Complete, ScoringModel } from './scoring-model.ts';

/** Between what a score lies when its judgements lie in ranges; a `high` of null means that there is no upper end. */
export interface ScoreInterval {
  readonly low: number;
  readonly high: number | null;
}

/**
 * Bounds of a score for judgements within spans, in the model's unit. A model that rises or falls with each factor takes
 * its ends at the spans' ends, so they are exact; a formula works its own out. Null where the model has no value even
 * at its lower end.
 */
export function intervalOf(model: ScoringModel, spans: Readonly<Record<string, Span>>): ScoreInterval | null {
  if (model.bounds) {
    const { low, high } = model.bounds(spans);
    return { low: settled(low), high: settled(high) };
  }
  const at = (best: boolean): number | null => {
    const corner: Complete = Object.fromEntries(
      model.factors.map(({ name, higherIsBetter }) => [
        name,
        spans[name]?.[higherIsBetter === best ? 'high' : 'low'] ?? NaN,
      ]),
    );
    const value = model.score(corner);
    return value === null || !Number.isFinite(value) ? null : settled(value);
  };
  const low = at(false);
  return low === null ? null : { low, high: at(true) };
}

/** A judgement of a factor by its likely value, and its range where it has one. */
export interface Judgement {
  readonly likely: number | null;
  readonly range: Span | null;
}

/**
 * The interval of a score with this value, for judgements by factor; null where it has no value, or where no judgement
 * is a range. It always holds the value.
 */
export function scoreInterval(
  model: ScoringModel,
  value: number | null,
  judgements: ReadonlyMap<string, Judgement>,
): ScoreInterval | null {
  if (value === null || ![...judgements.values()].some(({ range }) => range !== null)) return null;
  const spans = [...judgements].map(([name, { likely, range }]) => [name, range ?? only(likely ?? NaN)] as const);
  const interval = intervalOf(model, Object.fromEntries(spans));
  if (interval === null) return null;
  const { low, high } = interval;
  return { low: Math.min(low, value), high: high === null ? null : Math.max(high, value) };
}
