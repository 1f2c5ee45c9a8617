import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost, CountsAs, RequiresScope } from '../../../platform/access/requires-scope.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { SavedViewArgs, SavedViewNameArgs } from './saved-view-args.model.ts';
import { SavedView, SavedViewConnection } from './saved-view.model.ts';
import { SavedViewReader } from './saved-view.reader.ts';
import { ViewCheck } from './view-check.action.ts';

/** Resolves saved views. */
@Resolver(() => SavedView)
export class SavedViewResolver {
  constructor(
    private readonly reader: SavedViewReader,
    private readonly check: ViewCheck,
  ) {}

  @Query(() => SavedViewConnection, {
    description: "The workspace's saved views, oldest first unless `orderBy` says otherwise.",
  })
  @RequiresScope('tree:read')
  savedViews(@Args() args: SavedViewArgs): Promise<CountedConnection<SavedView>> {
    return this.reader.page(args);
  }

  @Query(() => SavedView, {
    nullable: true,
    description: 'The saved view in use that has this name; null where there is none.',
  })
  @RequiresScope('tree:read')
  savedView(@Args() { name }: SavedViewNameArgs): Promise<SavedView | null> {
    return this.reader.named(name);
  }

  @ResolveField(() => [String], {
    description:
      'Why a list can no longer be asked for by the view, a sentence each, up to 50: what its filter names may be gone, or the key may not read the list. Empty where it can.',
  })
  @AtMost(50)
  @CountsAs(10)
  async problems(@Parent() view: SavedView): Promise<string[]> {
    return (await this.check.refusals(view)).map(({ message }) => message);
  }
}
