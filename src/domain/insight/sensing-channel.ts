/** Three channels through which a team senses what is going on (Patton, product leadership course). */
export const SENSING_CHANNELS = {
  TACTICAL: 'What users and customers do and say: metrics, observation, contact.',
  STRATEGIC: 'Where the company wants to go: vision and strategy.',
  TECHNOLOGICAL: 'What technology newly allows, and what debt carried keeps from happening.',
} as const;

/** One of the three channels. */
export type SensingChannel = keyof typeof SENSING_CHANNELS;
