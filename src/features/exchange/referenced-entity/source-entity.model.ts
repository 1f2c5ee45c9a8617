import { registerEnum } from '../../../platform/graphql/enum.ts';

/** What a source tells of under ids of its own. */
export const SOURCE_ENTITIES = {
  PARTICIPANT: 'A participant, by any of the ids by which systems call them.',
  INSIGHT: 'What was heard, by the id of the ticket, call or note that told of it.',
  INTERVIEW: 'A session, by its id in the calendar or wherever it was entered.',
  ACCOUNT: 'A company or household that participants belong to.',
} as const;

/** Type of what a source tells of. */
export type SourceEntityType = keyof typeof SOURCE_ENTITIES;
export const SourceEntityTypeEnum = registerEnum(
  'SourceEntityType',
  'What a source tells of under ids of its own.',
  SOURCE_ENTITIES,
);
