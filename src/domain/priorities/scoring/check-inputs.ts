import { invalid, type Refusal } from '../../refusal.ts';
import { formatNumber } from '../../foundation/text/figure.ts';
import {
  mayScore,
  notForKind,
  type Factor,
  type Inputs,
  type ScorableKind,
  type ScoringModel,
} from './scoring-model.ts';

/**
 * Checks inputs of a model for a kind of node; refusals are at factors below `path`. A factor that is null or absent is
 * no fault: the score is incomplete and names it.
 */
export function checkInputs(
  model: ScoringModel,
  kind: ScorableKind,
  inputs: Inputs,
  path: readonly string[],
): Refusal[] {
  const refuse = (problem: string, ...more: string[]) => invalid(problem, [...path, ...more]);
  const refusals = mayScore(model, kind) ? [] : [refuse(notForKind(model, kind))];
  for (const [name, input] of Object.entries(inputs)) {
    const factor = model.factors.find((each) => each.factor === name);
    const problem = factor === undefined ? unknown(model, name) : problemOf(factor, input);
    if (problem !== null) refusals.push(refuse(problem, name));
  }
  return refusals;
}

/** Values that a factor accepts, in words: "one of 0.5, 0.8 or 1 (share)" or "0 to 10 points". */
export function accepts({ values, min, max, unit }: Factor): string {
  if (values === null) return `${formatNumber(min)} to ${formatNumber(max)} ${unit}`;
  const words = values.map(formatNumber);
  return `one of ${words.slice(0, -1).join(', ')} or ${words.slice(-1).join('')} (${unit})`;
}

/** Fault of a value for a factor, as a sentence that names range and unit; null where there is none. */
export function problemOf(factor: Factor, input: number | null | undefined): string | null {
  if (input === null || input === undefined) return null;
  const fits =
    Number.isFinite(input) &&
    input >= factor.min &&
    input <= factor.max &&
    (factor.values === null || factor.values.includes(input));
  return fits ? null : `${factor.label} must be ${accepts(factor)}; ${String(input)} is not.`;
}

function unknown(model: ScoringModel, name: string): string {
  const known = model.factors.map((factor) => `${factor.factor}: ${accepts(factor)}`).join('; ');
  return `${model.name} has no factor ${JSON.stringify(Array.from(name).slice(0, 60).join(''))}; it has ${known}.`;
}
