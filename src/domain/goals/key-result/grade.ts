import { formatPercent, withoutNoise, formatNumber } from '../../foundation/text/figure.ts';
import { CHOSEN } from '../chosen.ts';
import type { Progress } from './progress.ts';

/** Whether an objective is promised or a stretch. */
export type Ambition = 'COMMITTED' | 'ASPIRATIONAL';

/** Bands of grades. */
export const GRADE_BANDS = {
  GREEN: 'Well: an aspirational grade of .7 or more; a committed one of 1.0.',
  YELLOW: 'Some way: an aspirational grade from .4 up to, but not, .7. Committed ones are never yellow.',
  RED: 'Not: an aspirational grade below .4; a committed one of anything below 1.0, which is to be explained.',
} as const;

/** Key of a band. */
export type GradeBand = keyof typeof GRADE_BANDS;

/** Grade of a key result or an objective: how far it was met. */
export interface Grade {
  /** 0 to 1; null where nothing was observed. */
  readonly value: number | null;
  /** Band of the value by the ambition; null without a value. */
  readonly band: GradeBand | null;
  /** The arithmetic in words. */
  readonly steps: readonly string[];
}

/**
 * Band of a grade, 0 to 1. An aspirational grade reads by Google's bands (re:Work; Doerr 2018), a committed one is
 * GREEN at 1.0 and RED below.
 */
export function bandOf(ambition: Ambition, value: number): GradeBand {
  const grade = withoutNoise(value);
  if (ambition === 'COMMITTED') return grade >= 1 ? 'GREEN' : 'RED';
  return grade < CHOSEN.grade.yellowFrom ? 'RED' : grade < CHOSEN.grade.greenFrom ? 'YELLOW' : 'GREEN';
}

/**
 * Grade of a key result: its progress, limited to 0 to 1. For a metric that is to stay within bounds, the share of the
 * days with a reading that ended within them.
 */
export function gradeOf(
  ambition: Ambition,
  { clamped, shareInBand }: Pick<Progress, 'clamped' | 'shareInBand'>,
): Grade {
  const value = clamped ?? shareInBand;
  if (value === null) return { value, band: null, steps: ['no grade: nothing was observed'] };
  const what = clamped === null ? 'share of days within bounds' : 'progress';
  return { value, band: bandOf(ambition, value), steps: [`${what} ${formatPercent(value)}`, reads(ambition, value)] };
}

/**
 * Grade of an objective: the mean of its key results' grades (Doerr 2018). Key results without a grade are left out.
 */
export function meanGrade(ambition: Ambition, grades: readonly (number | null)[]): Grade {
  const known = grades.filter((grade) => grade !== null);
  const left = grades.length - known.length;
  const without =
    left === 0 ? [] : [`${left} ${left === 1 ? 'key result' : 'key results'} without a grade: not counted`];
  if (known.length === 0) return { value: null, band: null, steps: grades.length === 0 ? ['no key result'] : without };
  const value = known.reduce((sum, grade) => sum + grade, 0) / known.length;
  const sum = `(${known.map(formatPercent).join(' + ')}) ÷ ${known.length} = ${formatPercent(value)}`;
  return { value, band: bandOf(ambition, value), steps: [sum, reads(ambition, value), ...without] };
}

/**
 * Whether a key result is met now: progress of 1 or more, or the latest reading within bounds; null where nothing was
 * observed.
 */
export const isMet = ({ raw, inBand }: Pick<Progress, 'raw' | 'inBand'>): boolean | null =>
  raw === null ? inBand : withoutNoise(raw) >= 1;

const reads = (ambition: Ambition, value: number): string =>
  `${formatNumber(withoutNoise(value))} is ${bandOf(ambition, value)} for ${ambition === 'COMMITTED' ? 'a committed' : 'an aspirational'} objective`;
