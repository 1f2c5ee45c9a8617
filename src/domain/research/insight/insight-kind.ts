import type { SensingChannel } from '../../tree/node/sensing-channel.ts';

interface Kind {
  /** Description in the API. */
  readonly description: string;
  /** Channel through which insights of this kind are sensed, unless their source names another. */
  readonly channel: SensingChannel;
}

/** Where insights come from, and through which channel a team senses them. To add a kind, add a row. */
export const INSIGHT_KINDS = {
  INTERVIEW: { description: 'Told in a conversation that a team sought.', channel: 'TACTICAL' },
  SURVEY: { description: 'Answered in a questionnaire.', channel: 'TACTICAL' },
  SUPPORT: { description: 'Asked of or complained to support.', channel: 'TACTICAL' },
  SALES_CALL: { description: 'Said in a conversation about buying.', channel: 'TACTICAL' },
  OBSERVATION: { description: 'Seen where people do the work.', channel: 'TACTICAL' },
  USABILITY: { description: 'Seen when people tried the product or a prototype.', channel: 'TACTICAL' },
  METRIC: { description: 'Measured in the product.', channel: 'TACTICAL' },
  COMMUNITY: { description: 'Written in a forum, a review or an issue tracker.', channel: 'TACTICAL' },
  WIN_LOSS: { description: 'Given as the reason to buy or to leave.', channel: 'TACTICAL' },
  VISION: { description: 'Follows from where the company wants to be.', channel: 'STRATEGIC' },
  STRATEGY: { description: 'Follows from where the company plays and how it means to win.', channel: 'STRATEGIC' },
  TECHNOLOGY: { description: 'Became possible through new technology.', channel: 'TECHNOLOGICAL' },
  TECH_DEBT: { description: 'Held back by what was built before.', channel: 'TECHNOLOGICAL' },
  OTHER: { description: 'From somewhere else.', channel: 'TACTICAL' },
} as const satisfies Record<string, Kind>;

/** Where an insight comes from. */
export type InsightKind = keyof typeof INSIGHT_KINDS;
