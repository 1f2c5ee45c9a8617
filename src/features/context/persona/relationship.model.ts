import { registerEnum } from '../../../platform/graphql/enum.ts';

/** What somebody is to a product. Who uses it and who decides that it is used need not be the same. */
export const RELATIONSHIPS = {
  USER: 'Uses it, whoever chose it.',
  CHOOSER: 'Decides that it is bought or used, without using it.',
  BOTH: 'Decides that it is used, and uses it.',
  UNKNOWN: 'Nobody knows yet which.',
} as const;
/** Relationship of a persona or a participant to the product. */
export type Relationship = keyof typeof RELATIONSHIPS;
/** Relationship, as an enum. */
export const RelationshipEnum = registerEnum(
  'Relationship',
  'Whether somebody uses a product, chooses it, or both.',
  RELATIONSHIPS,
);
