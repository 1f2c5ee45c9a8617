/**
 * Sets of factors of an opportunity (Torres, Continuous Discovery Habits, 2021, chapter 7): all four, never one alone.
 */
export const FACTOR_SETS = {
  SIZING: 'Opportunity sizing: how many are affected, and how often.',
  MARKET: 'Market factors: what it does to our position in the market.',
  COMPANY: 'Company factors: whether it suits who we are and where we go.',
  CUSTOMER: 'Customer factors: how much it matters to people, and how well they are served today.',
} as const;
/** Key of a set. */
export type FactorSet = keyof typeof FACTOR_SETS;

/** A factor by which an opportunity is judged. */
export interface AssessmentFactor {
  readonly set: FactorSet;
  readonly label: string;
  readonly question: string;
  /** Rating that speaks for pursuing the opportunity. */
  readonly favours: Rating;
}

/** Ratings. They are ordinal: compared, never added up. */
export const RATINGS = {
  LOW: 'Little, seldom or weak, beside the siblings.',
  MEDIUM: 'In between, beside the siblings.',
  HIGH: 'Much, often or strong, beside the siblings.',
} as const;
/** Key of a rating. */
export type Rating = keyof typeof RATINGS;

/** Factors by which an opportunity is judged. To add a factor, add a row: earlier assessments name it as missing. */
export const ASSESSMENT_FACTORS = {
  affected: {
    set: 'SIZING',
    label: 'People affected',
    question: 'How many of our customers have this need?',
    favours: 'HIGH',
  },
  frequency: {
    set: 'SIZING',
    label: 'How often',
    question: 'How often does each of them come to it?',
    favours: 'HIGH',
  },
  differentiation: {
    set: 'MARKET',
    label: 'Difference to others',
    question: 'Would it set us apart, or is it what everybody has?',
    favours: 'HIGH',
  },
  competition: {
    set: 'MARKET',
    label: 'Others’ strength',
    question: 'How well do competitors take care of it?',
    favours: 'LOW',
  },
  trends: { set: 'MARKET', label: 'Tailwind', question: 'Do trends outside speak for it?', favours: 'HIGH' },
  strategy: {
    set: 'COMPANY',
    label: 'Fit with the strategy',
    question: 'Does it serve our mission, vision and strategy?',
    favours: 'HIGH',
  },
  strengths: {
    set: 'COMPANY',
    label: 'Our strengths',
    question: 'Are we the ones who can solve it?',
    favours: 'HIGH',
  },
  obstacles: {
    set: 'COMPANY',
    label: 'Obstacles inside',
    question: 'How much in the company stands against it?',
    favours: 'LOW',
  },
  importance: {
    set: 'CUSTOMER',
    label: 'Importance',
    question: 'How much does it matter to those who have it?',
    favours: 'HIGH',
  },
  satisfaction: {
    set: 'CUSTOMER',
    label: 'Satisfaction today',
    question: 'How content are they with how they manage today?',
    favours: 'LOW',
  },
} as const satisfies Record<string, AssessmentFactor>;
/** Key of a factor. */
export type AssessmentFactorKey = keyof typeof ASSESSMENT_FACTORS;

/** Keys of all factors, set by set. */
export const FACTOR_KEYS = Object.keys(ASSESSMENT_FACTORS) as AssessmentFactorKey[];
