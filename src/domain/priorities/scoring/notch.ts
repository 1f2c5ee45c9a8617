import { CHOSEN } from '../chosen.ts';
import type { Factor, Inputs, ScoringModel } from './scoring-model.ts';
import { settled, written } from '../../foundation/text/figure.ts';

/**
 * How far a judgement is off when it is off by the least that people mean by "a bit": to the next of some values, by a
 * factor, or by a step.
 */
export type Notch = { readonly next: readonly number[] } | { readonly times: number } | { readonly step: number };

/** One factor of a score, changed by one notch, and the value that the score then has. */
export interface NotchChange {
  readonly factor: Factor;
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** The notch of a factor: its own, the next of the values it takes, or a step of its scale. */
export function notchOf({ notch, values, min, max }: Factor): Notch {
  if (notch !== undefined) return notch;
  if (values !== null) return { next: values };
  const { mostPoints } = CHOSEN.notch;
  return { step: max - min <= mostPoints ? 1 : (max - min) / mostPoints };
}

/** The notch of a factor in words: "the next of 0.25, 0.5, 1, 2, 3", "× 1.25 or ÷ 1.25", "1 more or less". */
export function notchInWords(factor: Factor): string {
  const notch = notchOf(factor);
  if ('times' in notch) return `× ${written(notch.times)} or ÷ ${written(notch.times)}`;
  if ('step' in notch) return `${written(notch.step)} more or less`;
  return `the next of ${notch.next.map(written).join(', ')}`;
}

/**
 * What a judgement becomes by one notch down and one up, within the range of its factor; a side on which nothing is
 * left is not among them.
 */
export function notched(factor: Factor, from: number): number[] {
  const notch = notchOf(factor);
  return bothWays(notch, from)
    .filter((to) => to !== undefined)
    .map((to) => settled(Math.min(Math.max(to, factor.min), factor.max)))
    .filter((to) => to !== from && (factor.values === null || factor.values.includes(to)));
}

function bothWays(notch: Notch, from: number): (number | undefined)[] {
  if ('times' in notch) return [from / notch.times, from * notch.times];
  if ('step' in notch) return [from - notch.step, from + notch.step];
  return [notch.next.findLast((value) => value < from), notch.next.find((value) => value > from)];
}

/** Every value that a complete score would have if one of its factors were one notch off; empty when it has no value. */
export function notchChanges(model: ScoringModel, inputs: Inputs): NotchChange[] {
  const known = Object.fromEntries(
    model.factors.map(({ name }) => [name, Object.hasOwn(inputs, name) ? (inputs[name] ?? NaN) : NaN]),
  );
  if (Object.values(known).some(Number.isNaN)) return [];
  return model.factors.flatMap((factor) => {
    const from = known[factor.name] ?? NaN;
    return notched(factor, from).flatMap((to) => {
      const value = model.score({ ...known, [factor.name]: to });
      return value !== null && Number.isFinite(value) ? [{ factor, from, to, value: settled(value) }] : [];
    });
  });
}

/**
 * Least and greatest value that the score would have if one factor were one notch off, its own value among them; null
 * when it has none.
 */
export function notchRange(model: ScoringModel, inputs: Inputs): { low: number; high: number } | null {
  const values = notchChanges(model, inputs).map(({ value }) => value);
  return values.length === 0 ? null : { low: Math.min(...values), high: Math.max(...values) };
}
