import { settled } from '../../foundation/text/figure.ts';
import type { Notch } from './notch.ts';

/** The kinds of node that can be scored. */
export type ScorableKind = 'OPPORTUNITY' | 'SOLUTION';

/** One judgement that goes into a score. */
export interface Factor<Name extends string = string> {
  /** Key of the input, in camel case. */
  readonly name: Name;
  /** The name in words, with a capital. */
  readonly label: string;
  /** What the number counts, in words, plural. */
  readonly unit: string;
  /** Smallest value accepted, itself included. */
  readonly min: number;
  /** Largest value accepted, itself included. */
  readonly max: number;
  /** The only values accepted, ascending; null means any number in the range. */
  readonly values: readonly number[] | null;
  /** Without it there is no score. So far every factor is required. */
  readonly required: true;
  /** What to ask oneself, in a sentence. */
  readonly description: string;
  /** Whether more of it makes the score higher; false means lower. */
  readonly higherIsBetter: boolean;
  /** How far a judgement is off when it is off by the least; the next of `values`, or a step of the scale, unless said. */
  readonly notch?: Notch;
}

/** Factors by name, all of them there and in range. */
export type Complete<Name extends string = string> = Readonly<Record<Name, number>>;

/** Factors by name as somebody gave them; null or absent means not known. */
export type Inputs = Readonly<Record<string, number | null | undefined>>;

/** A way to turn a few judgements about a node into one comparable number; higher is better. */
export interface ScoringModel<Name extends string = string> {
  /** Key in the table of models. */
  readonly key: string;
  /** Grows when the same inputs would give another value. */
  readonly version: number;
  /** Shown to people. */
  readonly name: string;
  /** Author, work and year, so that anyone can check the formula. */
  readonly source: string;
  /** The formula in words. */
  readonly formula: string;
  /** What the value counts, in words. */
  readonly unit: string;
  /** Smallest and largest value the formula can give; a max of null means there is no upper end. */
  readonly range: { readonly min: number; readonly max: number | null };
  /** Kinds the model was made for. */
  readonly appliesTo: readonly ScorableKind[];
  /** Kinds it is accepted for all the same, marked as borrowed. */
  readonly borrowedBy: readonly ScorableKind[];
  /** Why a borrowed score deserves less trust; null when nothing borrows the model. */
  readonly borrowedReason: string | null;
  /** Whether values compare only within one batch, because its scales are relative to the batch. */
  readonly batched: boolean;
  /** Whether values of different nodes add up to a value of what they are parts of. */
  readonly additive: boolean;
  readonly factors: readonly Factor<Name>[];
  /** The value, for factors in range; null means that the formula has none for them. */
  score(inputs: Complete<Name>): number | null;
  /**
   * Bounds of the value for judgements within spans; left out by models that rise or fall with each factor as the factor
   * says, whose bounds lie at the ends.
   */
  bounds?(spans: Readonly<Record<string, { readonly low: number; readonly high: number }>>): {
    readonly low: number;
    readonly high: number;
  };
  /** The arithmetic in words. */
  steps(inputs: Complete<Name>, value: number): string[];
  /** What to know about the value besides the number: a band, a quadrant, or why there is none (value null). */
  notes(inputs: Complete<Name>, value: number | null): string[];
}

/** How effort-based models relate to kinds: made for solutions, borrowed by opportunities. */
export const EFFORT_BASED = {
  appliesTo: ['SOLUTION'],
  borrowedBy: ['OPPORTUNITY'],
  borrowedReason: 'effort is a guess about a solution nobody has chosen',
} as const satisfies Partial<ScoringModel>;

/** The outcome of scoring, with everything needed to explain it. */
export interface Scored {
  /** The score in the model's unit; null means none, and `missing` or `notes` say why. */
  readonly value: number | null;
  /** The arithmetic in words; empty when there is no value. */
  readonly steps: readonly string[];
  /** Names of the factors that are not known. */
  readonly missing: readonly string[];
  /** Whether anything is missing. */
  readonly incomplete: boolean;
  /** Whether the model was made for another kind. */
  readonly borrowed: boolean;
  /** Sentences that qualify the value or say why there is none. */
  readonly notes: readonly string[];
}

/** Whether a model may be used on a kind at all, borrowed or not. */
export const mayScore = (model: ScoringModel, kind: ScorableKind): boolean =>
  model.appliesTo.includes(kind) || model.borrowedBy.includes(kind);

/**
 * Scores one node with one model; expects inputs that `checkInputs` let pass. What is missing is named and never
 * counted as 0; a formula without an answer (effort 0) gives null and says so, never Infinity.
 */
export function scoreWith(model: ScoringModel, kind: ScorableKind, inputs: Inputs): Scored {
  const borrowed = model.borrowedBy.includes(kind);
  const notes = borrowed && model.borrowedReason !== null ? [`Borrowed: ${model.borrowedReason}.`] : [];
  const none: Scored = { value: null, steps: [], missing: [], incomplete: false, borrowed, notes };
  if (!mayScore(model, kind)) return { ...none, notes: [notForKind(model, kind)] };

  const known = new Map<string, number>();
  for (const { name } of model.factors) {
    const input = Object.hasOwn(inputs, name) ? inputs[name] : null;
    if (typeof input === 'number' && Number.isFinite(input)) known.set(name, input);
  }
  const missing = model.factors.filter(({ name }) => !known.has(name));
  if (missing.length > 0) {
    const labels = missing.map(({ label }) => label.toLowerCase()).join(', ');
    const note = `No score yet: not known ${missing.length === 1 ? 'is' : 'are'} ${labels}.`;
    return { ...none, missing: missing.map(({ name }) => name), incomplete: true, notes: [...notes, note] };
  }
  const complete = Object.fromEntries(known);
  const raw = model.score(complete);
  const value = raw !== null && Number.isFinite(raw) ? settled(raw) : null;
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
