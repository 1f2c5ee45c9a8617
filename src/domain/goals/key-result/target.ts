import { invalid, type Refusal } from '../../refusal.ts';

/** Numbers of a target, in the metric's unit. */
export type TargetField = 'initial' | 'goal' | 'lower' | 'upper';

const TARGET_FIELDS = ['initial', 'goal', 'lower', 'upper'] as const satisfies readonly TargetField[];

/** Kinds of targets with the numbers that each needs; all others must be null. To add a kind, add a row. */
export const TARGET_KINDS = {
  REACH: { needs: ['initial', 'goal'], words: 'move from initial to goal' },
  KEEP_BETWEEN: { needs: ['lower', 'upper'], words: 'stay between lower and upper, both included' },
  KEEP_ABOVE: { needs: ['lower'], words: 'stay at lower or above' },
  KEEP_BELOW: { needs: ['upper'], words: 'stay at upper or below' },
} as const satisfies Record<string, { readonly needs: readonly TargetField[]; readonly words: string }>;

/** Key of a kind of target. */
export type TargetKind = keyof typeof TARGET_KINDS;

/** Target of a key result; a number is null where the kind does not have it. */
export interface Target extends Readonly<Record<TargetField, number | null>> {
  readonly kind: TargetKind;
  /** Value of the metric at the start. */
  readonly initial: number | null;
  /** Value to reach; below `initial` where less is better. */
  readonly goal: number | null;
  /** Lowest value within the bounds. */
  readonly lower: number | null;
  /** Highest value within the bounds. */
  readonly upper: number | null;
}

/** Checks a target; each refusal is at its field below `path`. */
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
