import { METRIC_FAMILIES, type MetricFamily } from './metric-family.ts';

/** Who buys, and who uses. */
export const MARKETS = {
  B2C: 'Consumers, who mostly choose for themselves.',
  B2B: 'Businesses: often one person chooses and others use it at work.',
  B2B2C: 'Businesses that pass it on to consumers: both use it, and the business decides what consumers get.',
  INTERNAL: 'People of the same organisation, who seldom have a choice.',
} as const;

/** Key of a market. */
export type Market = keyof typeof MARKETS;

/** What is known of a product's market. */
export interface MarketKnown {
  readonly market: Market | null;
  /** Whether those who choose the product are those who use it; null while nobody said. */
  readonly choosersAreUsers: boolean | null;
}

/** A family of metrics that is advised, and why. */
export interface AdvisedFamily {
  readonly family: MetricFamily;
  readonly why: string;
}

/** Which metrics to look at for a product. */
export interface Advice {
  /** Families, the one to begin with first; empty while the market is not known. */
  readonly families: readonly AdvisedFamily[];
  /** Whether users' metrics come before the choosers' and the business's; null while it is not known who chooses. */
  readonly usersFirst: boolean | null;
  readonly why: string;
  /** Fields of the product that would have to be said for better advice. */
  readonly missing: readonly (keyof MarketKnown)[];
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

/** What to look at in each market, first things first. */
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
 * Which families of metrics to look at for a product, and in which order. Consumers: HEART (Rodden et al. 2010) and
 * AARRR (McClure 2007). Business users: efficiency and effectiveness (Patton, course notes). Where users do not choose,
 * the metrics of users go before those of choosers: families about users are moved to the front, and AARRR, which
 * follows those who choose, behind them.
 */
export function metricAdvice({ market, choosersAreUsers }: MarketKnown): Advice {
  const missing = [
    ...(market === null ? (['market'] as const) : []),
    ...(choosersAreUsers === null ? (['choosersAreUsers'] as const) : []),
  ];
  const why = choosersAreUsers === null ? UNKNOWN : choosersAreUsers ? TOGETHER : USERS_FIRST;
  const usersFirst = choosersAreUsers === null ? null : !choosersAreUsers;
  if (market === null) return { families: [], usersFirst, why, missing };
  const families = (Object.entries(BY_MARKET[market]) as [MetricFamily, string][]).map(([family, words]) => ({
    family,
    why: words,
  }));
  const placeOf = ({ family }: AdvisedFamily): number =>
    !usersFirst || (METRIC_FAMILIES[family].subject === 'USERS' && family !== 'AARRR') ? 0 : 1;
  return { families: families.toSorted((one, other) => placeOf(one) - placeOf(other)), usersFirst, why, missing };
}
