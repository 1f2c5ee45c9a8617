import { Args, Query, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { NextConversations, NextConversationsArgs } from './next-conversations.model.ts';
import { NextConversationsReader } from './next-conversations.reader.ts';

/** Answers whom a team could talk to next. */
@Resolver()
export class NextConversationsResolver {
  constructor(private readonly reader: NextConversationsReader) {}

  @Query(() => NextConversations, {
    nullable: true,
    description:
      "Whom to talk to next for an outcome: whose view is missing on its target opportunity, or on the tree's leaves where there is none. Null when there is no outcome of that id.",
  })
  @RequiresScope('insight:read')
  nextConversations(@Args() args: NextConversationsArgs): Promise<NextConversations | null> {
    return this.reader.of(args);
  }
}
