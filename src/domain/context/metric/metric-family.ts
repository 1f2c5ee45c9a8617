import { invalid, type Refusal } from '../../refusal.ts';

/** Stages of families. A stage may belong to several families. */
export const METRIC_STAGES = {
  ACQUISITION: 'AARRR: people find the product and come to it.',
  ACTIVATION: 'AARRR: they have a first good experience with it.',
  RETENTION: 'AARRR and HEART: they come back.',
  REFERRAL: 'AARRR: they bring others along.',
  REVENUE: 'AARRR: somebody pays for it.',
  HAPPINESS: 'HEART: what people say about it, such as satisfaction or ease.',
  ENGAGEMENT: 'HEART: how often and how deeply they use it of their own accord.',
  ADOPTION: 'HEART: new users of the product, or of something in it.',
  TASK_SUCCESS: 'HEART: whether they get done what they came for, how fast, with how many errors.',
} as const;

/** Key of a stage. */
export type MetricStage = keyof typeof METRIC_STAGES;

/** Subject of a metric. */
export type MetricSubject = 'USERS' | 'BUSINESS' | 'PRODUCT';

interface Family {
  readonly words: string;
  readonly subject: MetricSubject;
  readonly stages: readonly MetricStage[];
  readonly source: string;
}

/** Families of metrics. To add a family, add a row. */
export const METRIC_FAMILIES = {
  AARRR: {
    words: 'Pirate metrics: the way of consumers from finding a product to paying for it.',
    subject: 'USERS',
    stages: ['ACQUISITION', 'ACTIVATION', 'RETENTION', 'REFERRAL', 'REVENUE'],
    source: 'McClure 2007',
  },
  HEART: {
    words: 'How users fare: happiness, engagement, adoption, retention, task success.',
    subject: 'USERS',
    stages: ['HAPPINESS', 'ENGAGEMENT', 'ADOPTION', 'RETENTION', 'TASK_SUCCESS'],
    source: 'Rodden, Hutchinson & Fu 2010',
  },
  EFFICIENCY: {
    words: 'How long the job takes those who do it with the product.',
    subject: 'USERS',
    stages: [],
    source: 'Patton, course notes',
  },
  EFFECTIVENESS: {
    words: 'How well the job is done with the product: errors, rework, quality of what comes out.',
    subject: 'USERS',
    stages: [],
    source: 'Patton, course notes',
  },
  BUSINESS: {
    words: 'What the business gets out of it: revenue, cost, churn, market share.',
    subject: 'BUSINESS',
    stages: [],
    source: 'Torres 2021',
  },
  HEALTH: {
    words: 'What must not get worse while something else gets better: speed, errors, complaints, load on people.',
    subject: 'PRODUCT',
    stages: [],
    source: 'Wodtke 2016',
  },
} as const satisfies Record<string, Family>;

/** Key of a family. */
export type MetricFamily = keyof typeof METRIC_FAMILIES;

/** Checks that the stage belongs to the family; both may be null. A refusal is at `stage` below `path`. */
export function checkStage(
  family: MetricFamily | null,
  stage: MetricStage | null,
  path: readonly string[] = [],
): Refusal[] {
  if (stage === null) return [];
  const own: readonly MetricStage[] = family === null ? [] : METRIC_FAMILIES[family].stages;
  if (own.includes(stage)) return [];
  const problem =
    family === null
      ? `stage ${stage} needs a family that has it: name the family too.`
      : own.length === 0
        ? `stage must be empty: the family ${family} has no stages.`
        : `stage must be one of ${own.join(', ')} for the family ${family}; it is ${stage}.`;
  return [invalid(problem, [...path, 'stage'])];
}
