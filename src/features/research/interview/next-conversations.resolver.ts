import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CountsAs } from '../../../platform/access/requires-scope.ts';
import { Outcome } from '../../tree/node/kinds/outcome.model.ts';
import { NEXT_CONVERSATIONS_COST, NextConversations, NextConversationsArgs } from './next-conversations.model.ts';
import { NextConversationsReader } from './next-conversations.reader.ts';

/** Answers whom a team could talk to next. */
@Resolver(() => Outcome)
export class NextConversationsResolver {
  constructor(private readonly reader: NextConversationsReader) {}

  @ResolveField(() => NextConversations, {
    description:
      "Whom to talk to next for the outcome: whose view is missing on its target opportunity, or on the tree's leaves where there is none.",
  })
  @CountsAs(NEXT_CONVERSATIONS_COST)
  nextConversations(@Parent() { id }: Outcome, @Args() { first }: NextConversationsArgs): Promise<NextConversations> {
    return this.reader.of(id, first);
  }
}
