import { invalid, type Refusal } from '../../refusal.ts';

/** The numbers a target can hold, in the metric's unit. */
export type TargetField = 'initial' | 'goal' | 'lower' | 'upper';

const TARGET_FIELDS = ['initial', 'goal', 'lower', 'upper'] as const satisfies readonly TargetField[];

/**
 * What a key result asks of its metric, and which numbers say so; every other number must be null. To add a kind, add
 * a row.
 */
export const TARGET_KINDS = {
  REACH: { needs: ['initial', 'goal'], words: 'move from initial to goal' },
  KEEP_BETWEEN: { needs: ['lower', 'upper'], words: 'stay between lower and upper, both included' },
  KEEP_ABOVE: { needs: ['lower'], words: 'stay at lower or above' },
  KEEP_BELOW: { needs: ['upper'], words: 'stay at upper or below' },
} as const satisfies Record<string, { readonly needs: readonly TargetField[]; readonly words: string }>;

/** Key of a kind of target. */
export type TargetKind = keyof typeof TARGET_KINDS;

/** A target; null stands where the kind has no such number. */
export interface Target extends Readonly<Record<TargetField, number | null>> {
  readonly kind: TargetKind;
  /** Where the metric stood at the start. */
  readonly initial: number | null;
  /** Where it shall get; below `initial` when less is better. */
  readonly goal: number | null;
  /** Lowest value that is still fine. */
  readonly lower: number | null;
  /** Highest value that is still fine. */
  readonly upper: number | null;
}

/** Can this target be aimed at? Answers with every reason against, each at its field below `path`; empty means yes. */
export function checkTarget(target: Target, path: readonly string[]): Refusal[] {
  const refuse = (problem: string, field: TargetField) => invalid(problem, [...path, field]);
  const needs: readonly TargetField[] = TARGET_KINDS[target.kind].needs;
  const refusals = TARGET_FIELDS.flatMap((field) => {
    const problem = problemOf(target.kind, field, target[field], needs.includes(field));
    return problem === null ? [] : [refuse(problem, field)];
  });
  if (refusals.length > 0) return refusals;
  if (target.kind === 'REACH' && target.goal === target.initial)
    return [refuse('goal must differ from initial: there is no way from a number to itself.', 'goal')];
  if (target.lower !== null && target.upper !== null && target.lower >= target.upper)
    return [refuse(`lower must be less than upper; ${target.lower} is not less than ${target.upper}.`, 'lower')];
  return [];
}

function problemOf(kind: TargetKind, field: TargetField, value: number | null, needed: boolean): string | null {
  if (value === null) return needed ? `${field} is needed: ${kind} means to ${TARGET_KINDS[kind].words}.` : null;
  if (!needed) return `${field} must be empty: ${kind} means to ${TARGET_KINDS[kind].words}.`;
  return Number.isFinite(value) ? null : `${field} must be a finite number; ${String(value)} is not.`;
}
