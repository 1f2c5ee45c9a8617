import { invalid, type Refusal } from '../../refusal.ts';

/** What must fit together in a decision. */
export interface DecisionToCheck {
  readonly options: readonly string[];
  readonly choice: string;
  /** Day on which it was taken. */
  readonly decidedOn: string;
  /** Day on which it is looked at again; null for none. */
  readonly revisitOn: string | null;
  readonly grounds: readonly { readonly kind: string; readonly refId: string }[];
}

/**
 * Does a decision make sense as of `today`? Answers with every reason against: a choice that was no option, a day that is
 * still to come, a look back before the decision, one ground named twice.
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
