import { CHOSEN } from '../chosen.ts';
import { settled } from '../figure.ts';

/** What people can say of having something, or of not having it. */
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

const LETTERS = {
  A: 'ATTRACTIVE',
  O: 'ONE_DIMENSIONAL',
  M: 'MUST_BE',
  I: 'INDIFFERENT',
  R: 'REVERSE',
  Q: 'QUESTIONABLE',
} as const satisfies Record<string, KanoClass>;
type Letter = keyof typeof LETTERS;

/** Rows: the functional answer; columns in the order of `KANO_ANSWERS`: the dysfunctional one. */
const EVALUATION: Readonly<Record<KanoAnswer, readonly Letter[]>> = {
  LIKE: ['Q', 'A', 'A', 'A', 'O'],
  MUST_BE: ['R', 'I', 'I', 'I', 'M'],
  NEUTRAL: ['R', 'I', 'I', 'I', 'M'],
  LIVE_WITH: ['R', 'I', 'I', 'I', 'M'],
  DISLIKE: ['R', 'R', 'R', 'R', 'Q'],
};
const ORDER = Object.keys(KANO_ANSWERS) as readonly KanoAnswer[];

/** How somebody feels if it is there, and if it is not. */
export interface KanoPair {
  readonly functional: KanoAnswer;
  readonly dysfunctional: KanoAnswer;
}

/** The class that two answers make (evaluation table of Charles Berger and others, Kano's methods, 1993). */
export const kanoClass = ({ functional, dysfunctional }: KanoPair): KanoClass =>
  LETTERS[EVALUATION[functional][ORDER.indexOf(dysfunctional)] ?? 'Q'];

/** What a solution is to those who answered. */
export interface KanoScored {
  /** How many people answered. */
  readonly n: number;
  /** How many put it into each class, every class once; empty below the least number of people. */
  readonly counts: readonly { readonly kanoClass: KanoClass; readonly count: number }[];
  /** Share that it would satisfy, 0 to 1; null where nobody's answer tells. */
  readonly better: number | null;
  /** Share that its absence would dissatisfy, as −1 to 0; null where nobody's answer tells. */
  readonly worse: number | null;
  /** Class of most; several where they tie. */
  readonly leading: readonly KanoClass[];
  /** Why there are no figures; null where there are. */
  readonly withheld: string | null;
}

/**
 * Counts classes and the two coefficients of Mike Timko (in Berger and others, 1993): better (A + O) ÷ (A + O + M + I),
 * worse −(O + M) ÷ (A + O + M + I). Reverse and questionable answers are counted but no part of the coefficients. Below
 * the least number of people there are no figures.
 */
export function kano(answers: readonly KanoPair[]): KanoScored {
  const n = answers.length;
  const least = CHOSEN.surveyLeast.value;
  if (n < least) {
    const withheld = `${n} answered; below ${least} a share says nothing.`;
    return { n, counts: [], better: null, worse: null, leading: [], withheld };
  }
  const found = answers.map(kanoClass);
  const of = (...classes: readonly KanoClass[]): number => found.filter((each) => classes.includes(each)).length;
  const counts = Object.values(LETTERS).map((each) => ({ kanoClass: each, count: of(each) }));
  const telling = of('ATTRACTIVE', 'ONE_DIMENSIONAL', 'MUST_BE', 'INDIFFERENT');
  const most = Math.max(...counts.map(({ count }) => count));
  return {
    n,
    counts,
    better: telling === 0 ? null : settled(of('ATTRACTIVE', 'ONE_DIMENSIONAL') / telling),
    worse: telling === 0 ? null : settled(-of('ONE_DIMENSIONAL', 'MUST_BE') / telling),
    leading: counts.filter(({ count }) => count === most).map((each) => each.kanoClass),
    withheld: null,
  };
}
