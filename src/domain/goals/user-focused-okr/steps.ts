import { formatQuantity } from '../../foundation/text/figure.ts';

/**
 * Five steps to a user-focused objective; 3 to 5 are Patton's (course notes), 1 and 2 the note-taker's. To add a step,
 * add a row.
 */
export const USER_FOCUSED_STEPS = {
  BUSINESS_KEY_RESULTS: 'One or more business key results of the cycle: what the business wants.',
  TREE_AND_TARGET: 'The tree around their metric, built from interviews, and one target opportunity.',
  QUOTE: 'The target opportunity as a quote of the target person.',
  OBJECTIVE: 'An ambitious objective that states the solved opportunity and no feature.',
  METRICS: 'Two to four metrics with success values.',
} as const;

/** Key of a step. */
export type UserFocusedStep = keyof typeof USER_FOCUSED_STEPS;

/** Fewest and most metrics of a user-focused objective (Patton). */
export const METRICS_OF_OBJECTIVE = { min: 2, max: 4 } as const;

/** Facts from which the state of each step follows. */
export interface OkrFacts {
  /** Number of key results of the cycle whose objectives are for the business. */
  readonly businessKeyResults: number;
  /**
   * Whether one of them has the metric of the opportunity's outcome, or is linked to the opportunity or an ancestor of
   * it.
   */
  readonly treeIsAround: boolean;
  /** Whether the opportunity is the outcome's current target. */
  readonly isTarget: boolean;
  /** Title of another opportunity that is the target; null where this one is, or none. */
  readonly otherTarget: string | null;
  /** Number of interviews from which the tree was built. */
  readonly interviews: number;
  /** Null where the opportunity has none. */
  readonly quote: { readonly origin: 'VERBATIM' | 'RESTATED' | 'COMPOSED' } | null;
  /** Null before the objective is set. */
  readonly objective: {
    readonly isAmbitious: boolean;
    readonly solutionsNamed: readonly string[];
    readonly buildingWords: readonly string[];
  } | null;
  /** Number of different metrics with a success value; 0 before the objective is set. */
  readonly metrics: number;
}

/** State of a step. */
export interface StepState {
  readonly step: UserFocusedStep;
  readonly isDone: boolean;
  /** What is done, or what is missing, in a sentence. */
  readonly reason: string;
  /** What to do next, in a sentence; null where the step is done. */
  readonly next: string | null;
  /** Doubts about the step, whether it is done or not. */
  readonly doubts: readonly string[];
}

type StepResult = Omit<StepState, 'step'>;
const done = (reason: string, doubts: readonly string[] = []): StepResult => ({
  isDone: true,
  reason,
  next: null,
  doubts,
});
const missing = (reason: string, next: string, doubts: readonly string[] = []): StepResult => ({
  isDone: false,
  reason,
  next,
  doubts,
});

/** State of each step by the facts. */
const CHECKS: Readonly<Record<UserFocusedStep, (facts: OkrFacts) => StepResult>> = {
  BUSINESS_KEY_RESULTS: ({ businessKeyResults: many }) =>
    many > 0
      ? done(`The cycle has ${many} business ${many === 1 ? 'key result' : 'key results'}.`)
      : missing(
          'The cycle has no key result of an objective for the business.',
          'Set an objective with focus BUSINESS for the cycle (objectiveCreate), and a key result of it (keyResultCreate).',
        ),
  TREE_AND_TARGET: ({ treeIsAround, isTarget, otherTarget, interviews }) => {
    const doubts = interviews === 0 ? ['The tree was built from no interview.'] : [];
    if (!treeIsAround)
      return missing(
        'The tree is not around a business key result of the cycle: neither is it of the metric of the outcome, nor is one linked to the opportunity or anything above it.',
        'Give the outcome the metric of the business key result (outcomeUpdate), or link the two (keyResultLinkCreate).',
        doubts,
      );
    if (!isTarget)
      return missing(
        otherTarget === null
          ? 'The outcome has no target opportunity.'
          : `The target of the outcome is another opportunity: “${otherTarget}”.`,
        'Make this opportunity the target of its outcome (targetOpportunitySet).',
        doubts,
      );
    const built = `It was built from ${formatQuantity(interviews, 'interview', 'interviews')}.`;
    return done(`The tree is around a business key result, and this is its target. ${built}`, doubts);
  },
  QUOTE: ({ quote }) =>
    quote === null
      ? missing('The opportunity has no quote.', 'Say it as the target person would (opportunityUpdate with a quote).')
      : done(
          'The opportunity is told in the words of a person.',
          quote.origin === 'COMPOSED' ? ['The quote was composed: nobody in particular said so.'] : [],
        ),
  OBJECTIVE: ({ objective }) => {
    if (objective === null)
      return missing(
        'There is no objective for users of the cycle about this opportunity.',
        'Word the draft so that it states what is solved, and set it (userFocusedOkrCreate).',
      );
    const { isAmbitious, solutionsNamed, buildingWords } = objective;
    const doubts = [
      ...(isAmbitious ? [] : ['It is committed: an ambitious objective is ASPIRATIONAL.']),
      ...(buildingWords.length === 0 ? [] : [`It speaks of building something: ${buildingWords.join(', ')}.`]),
    ];
    return solutionsNamed.length === 0
      ? done('It states the solved opportunity and names no solution of the tree.', doubts)
      : missing(
          `It names a solution: ${solutionsNamed.map((title) => `“${title}”`).join(', ')}.`,
          'State what is solved for users, whatever solves it (objectiveUpdate).',
          doubts,
        );
  },
  METRICS: ({ metrics }) =>
    metrics >= METRICS_OF_OBJECTIVE.min && metrics <= METRICS_OF_OBJECTIVE.max
      ? done(`${metrics} metrics have success values.`)
      : missing(
          `${metrics === 0 ? 'No metric has' : metrics === 1 ? '1 metric has' : `${metrics} metrics have`} a success value; two to four are asked for.`,
          metrics > METRICS_OF_OBJECTIVE.max
            ? 'Keep the four that tell most of what becomes better for users.'
            : 'Choose metrics of what becomes better for users (metricAdvice tells of families), each with the value at which it is solved.',
        ),
};

/** State of each of the five steps in their order: done or missing, why, and what to do next. */
export const stepStates = (facts: OkrFacts): StepState[] =>
  (Object.keys(USER_FOCUSED_STEPS) as UserFocusedStep[]).map((step) => ({ step, ...CHECKS[step](facts) }));
