import { type ShareInterval, wilson } from '../../foundation/statistics/wilson.ts';
import { missingRespondents } from './missing-respondents.ts';

/**
 * Answers to the question how one feels with, or without, something; in the order of the evaluation table's columns.
 */
export const KANO_ANSWERS = {
  LIKE: 'I like it that way.',
  MUST_BE: 'It must be that way.',
  NEUTRAL: 'I am neutral.',
  LIVE_WITH: 'I can live with it that way.',
  DISLIKE: 'I dislike it that way.',
} as const;

/** Key of an answer. */
export type KanoAnswer = keyof typeof KANO_ANSWERS;

/** Kano classes of a solution for one respondent. */
export const KANO_CLASSES = {
  ATTRACTIVE: 'Delights where it is there, and is not missed where it is not.',
  ONE_DIMENSIONAL: 'The more the better: liked where it is there, disliked where it is not.',
  MUST_BE: 'Taken for granted where it is there, disliked where it is not.',
  INDIFFERENT: 'Makes no difference either way.',
  REVERSE: 'Better left out: liked where it is not there, or disliked where it is.',
  QUESTIONABLE: 'Contradicts itself; the question was probably misunderstood.',
} as const;

/** Key of a class. */
export type KanoClass = keyof typeof KANO_CLASSES;

const LETTERS: Readonly<Record<string, KanoClass>> = {
  A: 'ATTRACTIVE',
  O: 'ONE_DIMENSIONAL',
  M: 'MUST_BE',
  I: 'INDIFFERENT',
  R: 'REVERSE',
  Q: 'QUESTIONABLE',
};

/**
 * Evaluation table. Rows are feelings with the solution; columns, in the order of `KANO_ANSWERS`, feelings without it.
 */
const EVALUATION: Readonly<Record<KanoAnswer, string>> = {
  LIKE: 'QAAAO',
  MUST_BE: 'RIIIM',
  NEUTRAL: 'RIIIM',
  LIVE_WITH: 'RIIIM',
  DISLIKE: 'RRRRQ',
};
const COLUMNS = Object.keys(KANO_ANSWERS) as readonly KanoAnswer[];

/** Answers of one respondent: how they feel with the solution (functional) and without it (dysfunctional). */
export interface KanoPair {
  readonly functional: KanoAnswer;
  readonly dysfunctional: KanoAnswer;
}

/**
 * Kano class of two answers (evaluation table of Charles Berger and others, Kano's methods for understanding
 * customer-defined quality, 1993).
 */
export const kanoClass = ({ functional, dysfunctional }: KanoPair): KanoClass =>
  LETTERS[EVALUATION[functional][COLUMNS.indexOf(dysfunctional)] ?? 'Q'] ?? 'QUESTIONABLE';

/** A coefficient, 0 to 1 or −1 to 0, with the bounds of its 95 % interval. */
export interface Coefficient extends ShareInterval {
  readonly value: number;
}

/** Kano figures of a solution. */
export interface KanoFigures {
  /** Number of respondents. */
  readonly n: number;
  /** Number of respondents by class, every class once; empty where too few answered. */
  readonly counts: readonly { readonly kanoClass: KanoClass; readonly count: number }[];
  /** Class of most respondents; several where they tie, none where too few answered. */
  readonly leading: readonly KanoClass[];
  /** Share of respondents whom the solution would satisfy, 0 to 1; null where too few answers count. */
  readonly better: Coefficient | null;
  /**
   * Share of respondents whom its absence would dissatisfy, as a negative number, −1 to 0; null where too few answers
   * count.
   */
  readonly worse: Coefficient | null;
  /** Which figures are missing, and why; null where none is. */
  readonly missing: string | null;
}

/**
 * Kano figures of a solution: respondents by class, and the coefficients of Mike Timko (in Berger and others, 1993),
 * better (A + O) ÷ (A + O + M + I) and worse −(O + M) ÷ (A + O + M + I), with score intervals (Edwin Wilson, 1927).
 * Reverse and questionable answers are counted but are no part of the coefficients. Figures are null for fewer than ten
 * respondents.
 */
export function kano(answers: readonly (KanoPair & { readonly respondents: number })[]): KanoFigures {
  const found = new Map<KanoClass, number>();
  for (const pair of answers) {
    const of = kanoClass(pair);
    found.set(of, (found.get(of) ?? 0) + pair.respondents);
  }
  const sum = (...classes: readonly KanoClass[]): number =>
    classes.reduce((total, each) => total + (found.get(each) ?? 0), 0);
  const counts = Object.values(LETTERS).map((each) => ({ kanoClass: each, count: sum(each) }));
  const n = sum(...Object.values(LETTERS));
  const missing = missingRespondents(n);
  if (missing !== null) return { n, counts: [], leading: [], better: null, worse: null, missing };
  const counting = sum('ATTRACTIVE', 'ONE_DIMENSIONAL', 'MUST_BE', 'INDIFFERENT');
  const tooFew = missingRespondents(counting);
  const better = tooFew === null ? coefficient(sum('ATTRACTIVE', 'ONE_DIMENSIONAL'), counting) : null;
  const dissatisfied = tooFew === null ? coefficient(sum('ONE_DIMENSIONAL', 'MUST_BE'), counting) : null;
  const most = Math.max(...counts.map(({ count }) => count));
  return {
    n,
    counts,
    leading: counts.filter(({ count }) => count === most).map((each) => each.kanoClass),
    better,
    worse: dissatisfied && {
      value: negative(dissatisfied.value),
      low: negative(dissatisfied.high),
      high: negative(dissatisfied.low),
    },
    missing:
      tooFew &&
      `Better and worse leave out answers that are reverse or questionable, and so rest on ${counting} of ${n}. ${tooFew}`,
  };
}

const negative = (share: number): number => (share === 0 ? 0 : -share);

function coefficient(hits: number, n: number): Coefficient | null {
  const bounds = wilson(hits, n);
  return bounds && { value: hits / n, ...bounds };
}
