import { ELICITATIONS } from '../../../domain/research/insight/elicitation.ts';
import { descriptionsOf, registerEnum } from '../../../platform/graphql/enum.ts';

/** How something that was said or done was brought about, as an enum. */
export const ElicitationEnum = registerEnum(
  'Elicitation',
  'How an insight was brought about.',
  descriptionsOf(ELICITATIONS),
);
