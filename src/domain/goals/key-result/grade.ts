import { formatNumber, formatPercent, roundShare } from '../../foundation/text/figure.ts';
import { CHOSEN } from '../chosen.ts';
import type { Progress } from './progress.ts';

/** Whether an objective is promised or a stretch. */
export type Ambition = 'COMMITTED' | 'ASPIRATIONAL';

/** Bands of grades. */
export const GRADE_BANDS = {
  GREEN:
    'Well: an aspirational grade of .7 or more; a committed one of 1.0. Never one that rests on hardly any reading.',
  YELLOW:
    'Some way: an aspirational grade from .4 up to, but not, .7, and a higher one that rests on hardly any reading. Committed ones are never yellow.',
  RED: 'Not: an aspirational grade below .4; a committed one of anything below 1.0, or that rests on hardly any reading, which is to be explained.',
} as const;

/** Key of a band. */
export type GradeBand = keyof typeof GRADE_BANDS;

/** Days that a grade is about. */
export interface GradedDays {
  /** Number of days of the cycle so far, or of all of it once it is over; 0 before it begins. */
  readonly days: number;
  /** Days between two readings of the metric; null where it has no rhythm. */
  readonly rhythmDays: number | null;
}

/** How much of a key result was read. */
export interface ReadDays {
  /** Days of the cycle with a reading. */
  readonly daysRead: number;
  /** Days of the cycle so far. */
  readonly days: number;
  /** Share of these days that have a reading, 0 to 1; null before the cycle begins. */
  readonly shareOfDaysRead: number | null;
  /** Whether it is a share of days, and rests on too few of them to be called green. */
  readonly isHardlyRead: boolean;
}

/** Grade of a key result or an objective: how far it was met. */
export interface Grade {
  /** 0 to 1, to a tenth of a percent; null where nothing was observed. */
  readonly value: number | null;
  /** Band of the value by the ambition; null without a value. */
  readonly band: GradeBand | null;
  /** The arithmetic in words. */
  readonly steps: readonly string[];
}

/** Grade of a key result, and how much of it was read. */
export interface KeyResultGrade extends Grade, ReadDays {}

/**
 * Band of a grade, 0 to 1, rounded as it is shown. An aspirational grade reads by Google's bands (re:Work; Doerr 2018),
 * a committed one is GREEN at 1.0 and RED below. One that rests on hardly any reading is not GREEN.
 */
export function bandOf(ambition: Ambition, value: number, isHardlyRead = false): GradeBand {
  const grade = roundShare(value);
  if (ambition === 'COMMITTED') return grade >= 1 && !isHardlyRead ? 'GREEN' : 'RED';
  if (grade < CHOSEN.grade.yellowFrom) return 'RED';
  return grade < CHOSEN.grade.greenFrom || isHardlyRead ? 'YELLOW' : 'GREEN';
}

/**
 * Grade of a key result: its progress, limited to 0 to 1. For a metric that is to stay within bounds, the share of the
 * days with a reading that ended within them; there each reading speaks for as many days as lie between two of them,
 * and where they speak for less than half of the days, the grade rests on hardly any reading.
 */
export function gradeOf(
  ambition: Ambition,
  { clamped, shareInBand, daysRead }: Pick<Progress, 'clamped' | 'shareInBand' | 'daysRead'>,
  { days, rhythmDays }: GradedDays,
): KeyResultGrade {
  const spoken = Math.min(daysRead * (rhythmDays ?? CHOSEN.grade.rhythmDays), days);
  const isHardlyRead = shareInBand !== null && spoken < days * CHOSEN.grade.leastReadShare;
  const shareOfDaysRead = days === 0 ? null : roundShare(Math.min(daysRead / days, 1));
  const read: ReadDays = { daysRead, days, shareOfDaysRead, isHardlyRead };
  const share = clamped ?? shareInBand;
  if (share === null) return { value: null, band: null, ...read, steps: ['no grade: nothing was observed'] };
  const value = roundShare(share);
  const what = clamped === null ? 'share of days within bounds' : 'progress';
  const steps = [`${what} ${formatPercent(value)}`, ...readInWords(read), reads(ambition, value, isHardlyRead)];
  return { value, band: bandOf(ambition, value, isHardlyRead), ...read, steps };
}

/** A key result of an objective, as it counts in the objective's grade. */
export interface GradedKeyResult {
  /** What it is called. */
  readonly title: string;
  /** Its grade, 0 to 1; null where nothing was observed. */
  readonly value: number | null;
  /** Whether that grade rests on hardly any reading. */
  readonly isHardlyRead: boolean;
}

/**
 * Grade of an objective: the mean of its key results' grades (Doerr 2018). Those that were never read are left out while
 * the cycle runs; once it is over they count 0, for nobody can say that they were met. One that rests on hardly any
 * reading keeps the objective from being GREEN.
 */
export function meanGrade(ambition: Ambition, keyResults: readonly GradedKeyResult[], isOver: boolean): Grade {
  const unread = keyResults.filter(({ value }) => value === null).map(({ title }) => title);
  const counted = keyResults.flatMap(({ value }) => (value === null ? (isOver ? [0] : []) : [value]));
  const left = `${unread.length} ${unread.length === 1 ? 'key result' : 'key results'}`;
  const said = isOver ? `${left} never read, so counted as 0` : `${left} without a grade: not counted`;
  const named = unread.length === 0 ? [] : [`${said} (${listed(unread)})`];
  if (counted.length === 0)
    return { value: null, band: null, steps: keyResults.length === 0 ? ['no key result'] : named };
  const value = roundShare(counted.reduce((sum, grade) => sum + grade, 0) / counted.length);
  const sum = `(${counted.map(formatPercent).join(' + ')}) ÷ ${counted.length} = ${formatPercent(value)}`;
  const isHardlyRead = keyResults.some((each) => each.isHardlyRead);
  return {
    value,
    band: bandOf(ambition, value, isHardlyRead),
    steps: [sum, reads(ambition, value, isHardlyRead), ...named],
  };
}

/**
 * Whether a key result is met now: progress that rounds to 100 % or more, or the latest reading within bounds; null
 * where nothing was observed.
 */
export const isMet = ({ raw, inBand }: Pick<Progress, 'raw' | 'inBand'>): boolean | null =>
  raw === null ? inBand : roundShare(raw) >= 1;

const reads = (ambition: Ambition, value: number, isHardlyRead: boolean): string => {
  const kind = ambition === 'COMMITTED' ? 'a committed' : 'an aspirational';
  const band = bandOf(ambition, value, isHardlyRead);
  const why = band === bandOf(ambition, value) ? '' : ', because it rests on hardly any reading';
  return `${formatNumber(value)} is ${band} for ${kind} objective${why}`;
};

const readInWords = ({ daysRead, days, isHardlyRead }: ReadDays): string[] =>
  isHardlyRead ? [`read on ${daysRead} of ${days} ${days === 1 ? 'day' : 'days'}`] : [];

/** Names, the first few in full. */
const listed = (names: readonly string[]): string =>
  names.slice(0, CHOSEN.grade.mostNamed).join(', ') +
  (names.length > CHOSEN.grade.mostNamed ? ` and ${names.length - CHOSEN.grade.mostNamed} more` : '');
