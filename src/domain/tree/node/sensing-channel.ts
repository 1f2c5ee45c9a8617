/** Channels through which a team senses that something is worth doing (Patton). To add a channel, add a row. */
export const SENSING_CHANNELS = {
  TACTICAL: 'Customers and how they get on: metrics, observation, interviews, support, sales.',
  STRATEGIC: 'Where the company wants to go: its vision and strategy.',
  TECHNOLOGICAL: 'What technology makes possible, and the debt that is carried.',
} as const;
/** Key of a channel. */
export type SensingChannel = keyof typeof SENSING_CHANNELS;

/** The channels in the order of the table, each once. */
export const inTableOrder = (channels: readonly SensingChannel[]): SensingChannel[] =>
  (Object.keys(SENSING_CHANNELS) as SensingChannel[]).filter((each) => channels.includes(each));
