import { registerEnum } from '../../../../platform/graphql/enum.ts';

/** Types of outcomes (Torres). */
export const OUTCOME_TYPES = {
  BUSINESS: 'Result of the business, such as revenue.',
  PRODUCT: 'Behaviour of customers in the product that the team can influence.',
  TRACTION: 'Use of one feature or flow.',
} as const;
/** Types of opportunities (Torres). */
export const OPPORTUNITY_TYPES = {
  NEED: 'Something that customers need.',
  PAIN_POINT: 'Something that bothers customers.',
  DESIRE: 'Something that customers would love.',
} as const;

export type OutcomeType = keyof typeof OUTCOME_TYPES;
export type OpportunityType = keyof typeof OPPORTUNITY_TYPES;

export const OutcomeTypeEnum = registerEnum(
  'OutcomeType',
  'What an outcome changes: the business, the product or one feature (Torres).',
  OUTCOME_TYPES,
);
export const OpportunityTypeEnum = registerEnum(
  'OpportunityType',
  'What customers have: a need, a pain point or a desire (Torres).',
  OPPORTUNITY_TYPES,
);
export const NodeTypeEnum = registerEnum(
  'NodeType',
  'Type of an outcome or an opportunity; each of the two has types of its own.',
  {
    ...OUTCOME_TYPES,
    ...OPPORTUNITY_TYPES,
  },
);
