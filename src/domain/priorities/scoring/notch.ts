import { CHOSEN } from '../chosen.ts';
import type { Factor, Inputs, ScoringModel } from './scoring-model.ts';
import { withoutNoise, formatNumber } from '../../foundation/text/figure.ts';

/**
 * A notch: the smallest error of a judgement that people distinguish. A value goes to the next of a list, is multiplied
 * or divided, or goes up or down a step.
 */
export type Notch = { readonly next: readonly number[] } | { readonly times: number } | { readonly step: number };

/** A change of one factor of a score by one notch, with the value of the score after it. */
export interface NotchChange {
  readonly factor: Factor;
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

const { count, wide, sharesOfRange, pointScale } = CHOSEN.notch;

/** Notch of a factor: its own, the next of its values, a quarter of a count, or a twentieth of its range. */
function notchOf({ notch, values, min, max }: Factor): Notch {
  if (notch !== undefined) return notch;
  if (values !== null) return { next: values };
  return max >= wide.times * Math.max(min, wide.from) ? count : { step: (max - min) / sharesOfRange };
}

/** Notch of the linear scale of a criterion: a point where it counts points, else a twentieth of its range. */
export function notchOfScale(min: number, max: number): Notch {
  const points = max - min;
  const countsPoints = Number.isInteger(min) && Number.isInteger(max) && points >= pointScale.fewest;
  return { step: countsPoints && points <= pointScale.most ? 1 : points / sharesOfRange };
}

/** Notch of a factor in words: "the next of 0.25, 0.5, 1, 2, 3", "× 1.25 or ÷ 1.25", "1 more or less". */
export function notchInWords(factor: Factor): string {
  const notch = notchOf(factor);
  if ('times' in notch) return `× ${formatNumber(notch.times)} or ÷ ${formatNumber(notch.times)}`;
  if ('step' in notch) return `${formatNumber(notch.step)} more or less`;
  return `the next of ${notch.next.map(formatNumber).join(', ')}`;
}

/**
 * Values one notch below and one above `from`, in this order, within the range of the factor. A side without another
 * value is left out.
 */
export function oneNotchOff(factor: Factor, from: number): number[] {
  const notch = notchOf(factor);
  return bothWays(notch, from)
    .filter((to) => to !== undefined)
    .map((to) => Math.min(Math.max(to, factor.min), factor.max))
    .filter((to) => to !== from && (factor.values === null || factor.values.includes(to)))
    .sort((one, other) => one - other);
}

function bothWays(notch: Notch, from: number): (number | undefined)[] {
  if ('times' in notch) return [from / notch.times, from * notch.times].map(withoutNoise);
  if ('step' in notch) return [from - notch.step, from + notch.step].map(withoutNoise);
  return [notch.next.findLast((value) => value < from), notch.next.find((value) => value > from)];
}

/** Every change of one factor of a complete score by one notch; empty where the score is incomplete or has no value. */
export function notchChanges(model: ScoringModel, inputs: Inputs): NotchChange[] {
  const known = Object.fromEntries(
    model.factors.map(({ factor }) => [factor, Object.hasOwn(inputs, factor) ? (inputs[factor] ?? NaN) : NaN]),
  );
  if (Object.values(known).some(Number.isNaN)) return [];
  return model.factors.flatMap((factor) => {
    const from = known[factor.factor] ?? NaN;
    return oneNotchOff(factor, from).flatMap((to) => {
      const value = model.score({ ...known, [factor.factor]: to });
      return value !== null && Number.isFinite(value) ? [{ factor, from, to, value: withoutNoise(value) }] : [];
    });
  });
}

/** Least and greatest value of a score where one factor is one notch off; null where there is no such change. */
export function notchRange(model: ScoringModel, inputs: Inputs): { low: number; high: number } | null {
  const values = notchChanges(model, inputs).map(({ value }) => value);
  return values.length === 0 ? null : { low: Math.min(...values), high: Math.max(...values) };
}
