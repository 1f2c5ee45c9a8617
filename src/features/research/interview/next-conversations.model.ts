import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { CHOSEN } from '../../../domain/research/chosen.ts';
import { CONVERSATION_GAPS, type ConversationGap } from '../../../domain/research/interview/next-conversations.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { Participant } from '../participant/participant.model.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';

const ConversationGapEnum = registerEnum(
  'ConversationGap',
  'Whose view is missing, what hurts most first.',
  CONVERSATION_GAPS,
);

/** Most conversations that are suggested at once. Chosen: more than a team has in a quarter. */
export const MOST_SUGGESTED = 50;

/** Fields that the answer counts as. Measured: it takes nine statements of its own, as long as some 4,000 fields. */
export const NEXT_CONVERSATIONS_COST = 5_000;

/** How many conversations. */
@ArgsType()
export class NextConversationsArgs {
  /** How many at most, 1 to 50. */
  @Field(() => Int, { defaultValue: 10 })
  first: number;
}

/** A conversation to seek. */
@ObjectType()
@RequiresScope('insight:read', 'tree:read')
export class NextConversation {
  /** Whose view is missing. */
  @Field(() => ConversationGapEnum)
  gap: ConversationGap;

  /** Opportunity to talk about. */
  @Field(() => Opportunity)
  opportunity: Opportunity;

  /** Whom to seek, in words that begin with "somebody". */
  who: string;

  /** Participants who fit, up to five: who consented to be contacted, were not asked for 30 days and were not heard on it. Empty where none is known. */
  @Field(() => [Participant])
  @AtMost(CHOSEN.conversation.mostParticipants)
  participants: Participant[];

  /** Why it is worth asking, in a sentence. */
  reason: string;

  /** How to ask for a story; the team's own words are better. */
  storyPrompt: string;
}

/** Whom to talk to next for an outcome. */
@ObjectType()
@RequiresScope('insight:read', 'tree:read')
export class NextConversations {
  /** The current target opportunity, which the conversations are about; null where there is none: then they are about the leaves of the tree. */
  @Field(() => Opportunity, { nullable: true })
  target: Opportunity | null;

  /** Conversations to seek, what hurts most first. */
  @Field(() => [NextConversation])
  @AtMost(MOST_SUGGESTED)
  suggestions: NextConversation[];
}
