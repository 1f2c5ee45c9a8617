import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { type Change, ChangeConnection } from '../../../platform/change-log/change.model.ts';
import { requestedFields } from '../../../platform/graphql/requested-fields.ts';
import type { Connection } from '../../../platform/paging/connection.model.ts';
import { ForEveryKey } from '../../../platform/request/for-every-key.ts';
import { FeedAction } from './feed.action.ts';
import { FeedArgs } from './feed-args.model.ts';

/** Resolves the change feed. */
@Resolver()
export class FeedResolver {
  constructor(private readonly feed: FeedAction) {}

  @Query(() => ChangeConnection, {
    description:
      'Every change of the workspace that the key may read, in the order in which it can be read without missing one: oldest first, a change once it and all before it are committed. What is gone is told by DELETED, what was taken out of a thing by REDACTED or ERASED. Go on after `pageInfo.endCursor`, which is never null here: a page that finds nothing among 5,000 entries ends there, with `hasNextPage`. Errors: BAD_REQUEST for what is no cursor of the feed and for a filter that names nothing, FORBIDDEN for a filter by what the key may not read, CURSOR_EXPIRED where another database has taken over: take `changesHead`, read everything again, and go on after it.',
  })
  @ForEveryKey('changes of what the key may not read are left out')
  changes(@Args() args: FeedArgs, @Info() info: GraphQLResolveInfo): Promise<Connection<Change>> {
    return this.feed.page(args, requestedFields(info).has('changes'));
  }

  @Query(() => String, {
    description:
      'Cursor of this moment, for `changes(after)`: take it, read everything, then follow the changes from it. A change that is told once more for that says its version.',
  })
  @ForEveryKey('it tells nothing of what there is')
  changesHead(): Promise<string> {
    return this.feed.head();
  }
}
