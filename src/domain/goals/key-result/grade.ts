import { percent, settled, written } from '../../foundation/text/figure.ts';
import { CHOSEN } from '../chosen.ts';
import type { Progress } from './progress.ts';

/** How much of an objective is promised. */
export type Ambition = 'COMMITTED' | 'ASPIRATIONAL';

/** How a grade reads. */
export const GRADE_BANDS = {
  GREEN: 'Well: an aspirational grade of .7 or more; a committed one of 1.0.',
  YELLOW: 'Some way: an aspirational grade from .4 up to, but not, .7. Committed ones are never yellow.',
  RED: 'Not: an aspirational grade below .4; a committed one of anything below 1.0, which is to be explained.',
} as const;

/** Key of a band. */
export type GradeBand = keyof typeof GRADE_BANDS;

/** How far a key result or an objective was met, and how that reads. */
export interface Grade {
  /** 0 to 1; null while nothing was observed. */
  readonly value: number | null;
  /** How it reads by the ambition; null without a value. */
  readonly band: GradeBand | null;
  /** The arithmetic in words. */
  readonly steps: readonly string[];
}

/**
 * Band of a grade, 0 to 1. An aspirational grade reads by Google's bands (re:Work; Doerr 2018), a committed one is GREEN at
 * 1.0 and RED below.
 */
export function bandOf(ambition: Ambition, value: number): GradeBand {
  const grade = settled(value);
  if (ambition === 'COMMITTED') return grade >= 1 ? 'GREEN' : 'RED';
  return grade < CHOSEN.grade.yellowFrom ? 'RED' : grade < CHOSEN.grade.greenFrom ? 'YELLOW' : 'GREEN';
}

/**
 * Grade of a key result: its progress held between 0 and 1 or, for what is to be kept, the share of the days with a
 * reading that ended where it shall stay.
 */
export function gradeOf(
  ambition: Ambition,
  { clamped, shareInBand }: Pick<Progress, 'clamped' | 'shareInBand'>,
): Grade {
  const value = clamped ?? shareInBand;
  if (value === null) return { value, band: null, steps: ['no grade: nothing was observed'] };
  const what = clamped === null ? 'share of days within bounds' : 'progress';
  return { value, band: bandOf(ambition, value), steps: [`${what} ${percent(value)}`, reads(ambition, value)] };
}

/** Grade of an objective: the plain mean of its key results' grades (Doerr 2018). What has none does not count, and is not taken for 0. */
export function meanGrade(ambition: Ambition, grades: readonly (number | null)[]): Grade {
  const known = grades.filter((grade) => grade !== null);
  const left = grades.length - known.length;
  const without =
    left === 0 ? [] : [`${left} ${left === 1 ? 'key result' : 'key results'} without a grade: not counted`];
  if (known.length === 0) return { value: null, band: null, steps: grades.length === 0 ? ['no key result'] : without };
  const value = known.reduce((sum, grade) => sum + grade, 0) / known.length;
  const sum = `(${known.map(percent).join(' + ')}) ÷ ${known.length} = ${percent(value)}`;
  return { value, band: bandOf(ambition, value), steps: [sum, reads(ambition, value), ...without] };
}

/** Whether a key result is met as things stand: all of the way gone, or within bounds now; null while nothing was observed. */
export const isMet = ({ raw, inBand }: Pick<Progress, 'raw' | 'inBand'>): boolean | null =>
  raw === null ? inBand : settled(raw) >= 1;

const reads = (ambition: Ambition, value: number): string =>
  `${written(settled(value))} is ${bandOf(ambition, value)} for ${ambition === 'COMMITTED' ? 'a committed' : 'an aspirational'} objective`;
