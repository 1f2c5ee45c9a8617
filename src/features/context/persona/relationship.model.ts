import { registerEnum } from '../../../platform/graphql/enum.ts';

/** Relationships of a person to a product. Its user and its chooser need not be the same person. */
export const RELATIONSHIPS = {
  USER: 'Uses the product; it does not matter who chose it.',
  CHOOSER: 'Decides that the product is bought or used, without using it.',
  BOTH: 'Decides that the product is used, and uses it.',
  UNKNOWN: 'The relationship is not known yet.',
} as const;
/** Relationship of a persona or a participant to the product. */
export type Relationship = keyof typeof RELATIONSHIPS;
/** Relationship, as an enum. */
export const RelationshipEnum = registerEnum(
  'Relationship',
  'Whether a person uses a product, chooses it, or both.',
  RELATIONSHIPS,
);
