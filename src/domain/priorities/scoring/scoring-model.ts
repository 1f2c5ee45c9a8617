import { withoutNoise } from '../../foundation/text/figure.ts';
import type { Notch } from './notch.ts';
import type { Span } from './own-model/span.ts';
import type { ScoreInterval } from './score-interval.ts';

/** Kinds of nodes that can be scored. */
export type ScorableKind = 'OPPORTUNITY' | 'SOLUTION';

/** A factor of a score. */
export interface Factor<Name extends string = string> {
  /** Key of the input, in camel case. */
  readonly factor: Name;
  /** The name in words, with a capital. */
  readonly label: string;
  /** What the number counts, in words, plural. */
  readonly unit: string;
  /** Smallest accepted value. */
  readonly min: number;
  /** Largest accepted value. */
  readonly max: number;
  /** The only accepted values, ascending; null for any number in the range. */
  readonly values: readonly number[] | null;
  /** Whether a score needs it; every factor is required. */
  readonly required: true;
  /** Question that its value answers. */
  readonly description: string;
  /** Whether a greater value raises the score; false where it lowers it, null where it may do either. */
  readonly higherIsBetter: boolean | null;
  /** Its notch; where absent, the next of `values`, a quarter of a count, or a twentieth of its range. */
  readonly notch?: Notch;
}

/** Values by factor: every factor has one, in range. */
export type Complete<Name extends string = string> = Readonly<Record<Name, number>>;

/** Given values by factor; null or absent where not known. */
export type Inputs = Readonly<Record<string, number | null | undefined>>;

/** A scoring model: computes one comparable number from a few judgements of a node; higher is better. */
export interface ScoringModel<Name extends string = string> {
  /** Key in the table of models. */
  readonly key: string;
  /** Grows when the same inputs give another value. */
  readonly version: number;
  /** Name that people see. */
  readonly name: string;
  /** Author, work and year, so that anyone can check the formula. */
  readonly source: string;
  /** The formula in words. */
  readonly formula: string;
  /** What the value counts, in words. */
  readonly unit: string;
  /** Smallest and largest value of the formula; a max of null is no upper bound. */
  readonly range: { readonly min: number; readonly max: number | null };
  /** Kinds for which the model was made. */
  readonly appliesTo: readonly ScorableKind[];
  /** Further kinds that may use it, marked as borrowed. */
  readonly borrowedBy: readonly ScorableKind[];
  /** Why a borrowed score deserves less trust; null where no kind borrows the model. */
  readonly borrowedReason: string | null;
  /** Whether values are comparable only within one batch, because the scales are relative to it. */
  readonly batched: boolean;
  /** Whether values of nodes add up to a value of their parent. */
  readonly additive: boolean;
  readonly factors: readonly Factor<Name>[];
  /** Value for factors in range; null where the formula has none. */
  score(inputs: Complete<Name>): number | null;
  /**
   * Bounds of the value for factors within spans. Models that rise or fall with each factor, as `higherIsBetter` says,
   * leave this out: their bounds are the values at the ends. Null where there is no value.
   */
  bounds?(spans: Readonly<Record<string, Span>>): ScoreInterval | null;
  /** The arithmetic in words. */
  steps(inputs: Complete<Name>, value: number): string[];
  /** Notes on the value: a band, a quadrant, or why there is none (value null). */
  notes(inputs: Complete<Name>, value: number | null): string[];
}

/** Kinds of models based on effort: made for solutions, borrowed by opportunities. */
export const EFFORT_BASED = {
  appliesTo: ['SOLUTION'],
  borrowedBy: ['OPPORTUNITY'],
  borrowedReason: 'effort is a guess about a solution nobody has chosen',
} as const satisfies Partial<ScoringModel>;

/** Result of scoring, with its explanation. */
export interface Scored {
  /** Score in the model's unit; null where there is none, and `missing` or `notes` say why. */
  readonly value: number | null;
  /** The arithmetic in words; empty without a value. */
  readonly steps: readonly string[];
  /** Keys of the factors that are not known. */
  readonly missing: readonly string[];
  /** Whether anything is missing. */
  readonly incomplete: boolean;
  /** Whether the model was made for another kind of node. */
  readonly borrowed: boolean;
  /** Sentences that qualify the value or say why there is none. */
  readonly notes: readonly string[];
}

/** Whether a model may score a kind of node, borrowed or not. */
export const mayScore = (model: ScoringModel, kind: ScorableKind): boolean =>
  model.appliesTo.includes(kind) || model.borrowedBy.includes(kind);

/**
 * Scores a node with a model; expects inputs that `checkInputs` accepts. A missing factor is named and never counts as
 * 0. A formula without a value, such as for effort 0, gives null and a note, never Infinity.
 */
export function scoreWith(model: ScoringModel, kind: ScorableKind, inputs: Inputs): Scored {
  const borrowed = model.borrowedBy.includes(kind);
  const notes = borrowed && model.borrowedReason !== null ? [`Borrowed: ${model.borrowedReason}.`] : [];
  const none: Scored = { value: null, steps: [], missing: [], incomplete: false, borrowed, notes };
  if (!mayScore(model, kind)) return { ...none, notes: [notForKind(model, kind)] };

  const known = new Map<string, number>();
  for (const { factor } of model.factors) {
    const input = Object.hasOwn(inputs, factor) ? inputs[factor] : null;
    if (typeof input === 'number' && Number.isFinite(input)) known.set(factor, input);
  }
  const missing = model.factors.filter(({ factor }) => !known.has(factor));
  if (missing.length > 0) {
    const labels = missing.map(({ label }) => label.toLowerCase()).join(', ');
    const note = `No score yet: not known ${missing.length === 1 ? 'is' : 'are'} ${labels}.`;
    return { ...none, missing: missing.map(({ factor }) => factor), incomplete: true, notes: [...notes, note] };
  }
  const complete = Object.fromEntries(known);
  const raw = model.score(complete);
  const value = raw !== null && Number.isFinite(raw) ? withoutNoise(raw) : null;
  return {
    ...none,
    value,
    steps: value === null ? [] : model.steps(complete, value),
    notes: [...notes, ...model.notes(complete, value)],
  };
}

/** Why a model cannot score a kind, as a sentence. */
export const notForKind = (model: ScoringModel, kind: ScorableKind): string =>
  `${model.name} scores ${model.appliesTo.map((each) => KINDS_IN_WORDS[each]).join(' and ')}, not ${KINDS_IN_WORDS[kind]}.`;

const KINDS_IN_WORDS: Readonly<Record<ScorableKind, string>> = { OPPORTUNITY: 'opportunities', SOLUTION: 'solutions' };
