import { METRIC_FAMILIES, type MetricFamily } from './metric-family.ts';

/** Kinds of markets by who buys and who uses. */
export const MARKETS = {
  B2C: 'Consumers, who mostly choose for themselves.',
  B2B: 'Businesses: often one person chooses and others use it at work.',
  B2B2C: 'Businesses that pass it on to consumers: both use it, and the business decides what consumers get.',
  INTERNAL: 'People of the same organisation, who seldom have a choice.',
} as const;

/** Key of a market. */
export type Market = keyof typeof MARKETS;

/** Facts about a product's market. */
export interface ProductMarket {
  /** Null where it is not known. */
  readonly market: Market | null;
  /** Whether the choosers of the product are its users; null where it is not known. */
  readonly choosersAreUsers: boolean | null;
}

/** An advised family of metrics, with the reason. */
export interface AdvisedFamily {
  readonly family: MetricFamily;
  readonly reason: string;
}

/** Advice on the metrics of a product. */
export interface Advice {
  /** Advised families, the first to begin with; empty where the market is not known. */
  readonly families: readonly AdvisedFamily[];
  /**
   * Whether metrics of users come before those of choosers and of the business; null where the choosers are not known.
   */
  readonly usersFirst: boolean | null;
  /** Reason for `usersFirst`, in sentences. */
  readonly reason: string;
  /** Fields of the product that are not known and would improve the advice. */
  readonly missing: readonly (keyof ProductMarket)[];
}

const OWN_ACCORD = {
  HEART:
    'Users come of their own accord: whether they are happy, come back and get done what they came for shows first.',
  AARRR: 'The way from finding the product to paying for it shows where people are lost.',
} as const;
const AT_WORK = {
  EFFICIENCY: 'People use it to get a job done: how long the job takes is what they feel every day.',
  EFFECTIVENESS: 'How well the job is done is what their organisation feels: errors, rework, quality.',
} as const;
const BUSINESS = 'What the business gets out of it follows from what users get: read it last, as the result.';
const HEALTH = 'What must not get worse meanwhile: guard it beside whatever you aim at.';

/** Families for each market with the reason for each, in the order in which to look at them. */
const BY_MARKET = {
  B2C: { ...OWN_ACCORD, BUSINESS, HEALTH },
  B2B: {
    ...AT_WORK,
    HEART: 'Adoption and task success say whether those for whom it was bought use it at all.',
    BUSINESS,
    HEALTH,
  },
  B2B2C: {
    HEART: 'Consumers at the far end: happiness, retention and task success are theirs.',
    ...AT_WORK,
    AARRR: 'Where consumers decide for themselves, their way in shows where they are lost.',
    BUSINESS,
    HEALTH,
  },
  INTERNAL: {
    ...AT_WORK,
    HEART:
      'Happiness and task success; adoption and retention say little where nobody has a choice, unless there is a way round it.',
    HEALTH,
    BUSINESS: 'Cost saved follows from time saved and errors avoided: read it last, as the result.',
  },
} as const satisfies Record<Market, Partial<Record<MetricFamily, string>>>;

const USERS_FIRST =
  'Those who choose it are not those who use it: sales, renewals and contracts tell of the choosers and come late. A product can sell well and be endured. So begin with what users get out of it; choosers leave once users do.';
const TOGETHER =
  "Those who use it choose it: that they come, stay and pay already says that it helps them. Users' metrics still move first, the business's follow.";
const UNKNOWN =
  "Whether those who choose it are those who use it is not known. Where they are not, users' metrics have to come first, because sales tell nothing of them.";

/**
 * Families of metrics for a product, in the order in which to look at them. For consumers: HEART (Rodden et al. 2010)
 * and AARRR (McClure 2007). For business users: efficiency and effectiveness (Patton, course notes). Where users do not
 * choose the product, families about users come first; AARRR, which follows choosers, comes after them.
 */
export function metricAdvice({ market, choosersAreUsers }: ProductMarket): Advice {
  const missing = [
    ...(market === null ? (['market'] as const) : []),
    ...(choosersAreUsers === null ? (['choosersAreUsers'] as const) : []),
  ];
  const reason = choosersAreUsers === null ? UNKNOWN : choosersAreUsers ? TOGETHER : USERS_FIRST;
  const usersFirst = choosersAreUsers === null ? null : !choosersAreUsers;
  if (market === null) return { families: [], usersFirst, reason, missing };
  const families = (Object.entries(BY_MARKET[market]) as [MetricFamily, string][]).map(([family, words]) => ({
    family,
    reason: words,
  }));
  const orderOf = ({ family }: AdvisedFamily): number =>
    !usersFirst || (METRIC_FAMILIES[family].subject === 'USERS' && family !== 'AARRR') ? 0 : 1;
  return { families: families.toSorted((one, other) => orderOf(one) - orderOf(other)), usersFirst, reason, missing };
}
