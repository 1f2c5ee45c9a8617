import { ELICITATIONS } from '../../../domain/research/insight/elicitation.ts';
import { descriptionsOf, registerEnum } from '../../../platform/graphql/enum.ts';

/** How an insight or an answer was elicited, as an enum. */
export const ElicitationEnum = registerEnum(
  'Elicitation',
  'How an insight was brought about.',
  descriptionsOf(ELICITATIONS),
);
