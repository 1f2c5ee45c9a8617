import { type ShareInterval, wilson } from '../../foundation/statistics/wilson.ts';
import { missingRespondents } from './missing-respondents.ts';

/** What people can say of having something, or of not having it, in the order of the table's columns. */
export const KANO_ANSWERS = {
  LIKE: 'I like it that way.',
  MUST_BE: 'It must be that way.',
  NEUTRAL: 'I am neutral.',
  LIVE_WITH: 'I can live with it that way.',
  DISLIKE: 'I dislike it that way.',
} as const;

/** One of the five answers. */
export type KanoAnswer = keyof typeof KANO_ANSWERS;

/** What a solution is to somebody, by both answers. */
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

/** Rows: how one feels if it is there; columns in the order of `KANO_ANSWERS`: how if it is not. */
const EVALUATION: Readonly<Record<KanoAnswer, string>> = {
  LIKE: 'QAAAO',
  MUST_BE: 'RIIIM',
  NEUTRAL: 'RIIIM',
  LIVE_WITH: 'RIIIM',
  DISLIKE: 'RRRRQ',
};
const COLUMNS = Object.keys(KANO_ANSWERS) as readonly KanoAnswer[];

/** How somebody feels if it is there, and if it is not. */
export interface KanoPair {
  readonly functional: KanoAnswer;
  readonly dysfunctional: KanoAnswer;
}

/** The class that two answers make (evaluation table of Charles Berger and others, Kano's methods for understanding customer-defined quality, 1993). */
export const kanoClass = ({ functional, dysfunctional }: KanoPair): KanoClass =>
  LETTERS[EVALUATION[functional][COLUMNS.indexOf(dysfunctional)] ?? 'Q'] ?? 'QUESTIONABLE';

/** A share, 0 to 1 or as its negative −1 to 0, with the bounds of its 95 % interval. */
export interface Coefficient extends ShareInterval {
  readonly value: number;
}

/** What a solution is to those who answered. */
export interface KanoFigures {
  /** How many respondents answered. */
  readonly n: number;
  /** How many of them put it into each class, every class once; empty where too few answered. */
  readonly counts: readonly { readonly kanoClass: KanoClass; readonly count: number }[];
  /** Class of most; several where they tie, none where too few answered. */
  readonly leading: readonly KanoClass[];
  /** Share that it would satisfy; null where too few answers tell. */
  readonly better: Coefficient | null;
  /** Share that its absence would dissatisfy, negative; null where too few answers tell. */
  readonly worse: Coefficient | null;
  /** What there are no figures for, and why; null where all are there. */
  readonly missing: string | null;
}

/**
 * Counts classes, and the coefficients of Mike Timko (in Berger and others, 1993): better (A + O) ÷ (A + O + M + I), worse
 * −(O + M) ÷ (A + O + M + I), with score intervals (Edwin Wilson, 1927). Reverse and questionable answers are counted, but
 * are no part of the coefficients. Nothing is shown of fewer than ten.
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
  const telling = sum('ATTRACTIVE', 'ONE_DIMENSIONAL', 'MUST_BE', 'INDIFFERENT');
  const untold = missingRespondents(telling);
  const better = untold === null ? coefficient(sum('ATTRACTIVE', 'ONE_DIMENSIONAL'), telling) : null;
  const dissatisfied = untold === null ? coefficient(sum('ONE_DIMENSIONAL', 'MUST_BE'), telling) : null;
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
      untold &&
      `Better and worse leave out answers that are reverse or questionable, and so rest on ${telling} of ${n}. ${untold}`,
  };
}

const negative = (share: number): number => (share === 0 ? 0 : -share);

function coefficient(hits: number, n: number): Coefficient | null {
  const bounds = wilson(hits, n);
  return bounds && { value: hits / n, ...bounds };
}
