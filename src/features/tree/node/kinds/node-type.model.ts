import { registerEnum } from '../../../../platform/graphql/enum.ts';

/** What sort of outcome it is (Torres). */
export const OUTCOME_TYPES = {
  BUSINESS: 'How the business does, such as revenue.',
  PRODUCT: 'How customers use the product, within the reach of the team.',
  TRACTION: 'How one feature or flow is used.',
} as const;
/** What sort of opportunity it is (Torres). */
export const OPPORTUNITY_TYPES = {
  NEED: 'Something that customers need.',
  PAIN_POINT: 'Something that bothers customers.',
  DESIRE: 'Something that customers would love.',
} as const;

export type OutcomeType = keyof typeof OUTCOME_TYPES;
export type OpportunityType = keyof typeof OPPORTUNITY_TYPES;

export const OutcomeTypeEnum = registerEnum('OutcomeType', 'What sort of outcome it is.', OUTCOME_TYPES);
export const OpportunityTypeEnum = registerEnum(
  'OpportunityType',
  'What sort of opportunity it is.',
  OPPORTUNITY_TYPES,
);
export const NodeTypeEnum = registerEnum(
  'NodeType',
  'What sort of outcome or opportunity it is; each of the two has types of its own.',
  {
    ...OUTCOME_TYPES,
    ...OPPORTUNITY_TYPES,
  },
);
