import { invalid, type Refusal } from '../../refusal.ts';

/** Fields of a decision that depend on each other. */
export interface DecisionToCheck {
  readonly options: readonly string[];
  readonly choice: string;
  /** Day on which it was taken, YYYY-MM-DD. */
  readonly decidedOn: string;
  /** Day on which it is to be reviewed, YYYY-MM-DD; null for none. */
  readonly revisitOn: string | null;
  readonly grounds: readonly { readonly kind: string; readonly refId: string }[];
}

/**
 * Checks a decision as of `today`: the choice is one of the options, the decision is not in the future, its review
 * comes after it, and each ground is named once.
 */
export function checkDecision(decision: DecisionToCheck, today: string): Refusal[] {
  const { options, choice, decidedOn, revisitOn, grounds } = decision;
  const wrong = (problem: string, ...path: string[]): Refusal => invalid(problem, path);
  const keys = grounds.map(({ kind, refId }) => `${kind} ${refId}`);
  return [
    ...(options.includes(choice) ? [] : [wrong('choice must be one of options, word for word.', 'choice')]),
    ...(decidedOn > today
      ? [wrong(`decidedOn must not lie in the future: it is ${today} in this workspace.`, 'decidedOn')]
      : []),
    ...(revisitOn !== null && revisitOn <= decidedOn
      ? [wrong(`revisitOn must be a day after decidedOn, which is ${decidedOn}.`, 'revisitOn')]
      : []),
    ...keys.flatMap((key, index) =>
      keys.indexOf(key) < index ? [wrong('Each ground is named once.', 'grounds', String(index), 'refId')] : [],
    ),
  ];
}
