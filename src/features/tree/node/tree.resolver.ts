import { Args, ID, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { HierarchyOf, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { type Connection, PageArgs } from '../../../platform/paging/connection.model.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { requestedFields } from '../../../platform/graphql/requested-fields.ts';
import { Outcome, OutcomeConnection } from './kinds/outcome.model.ts';
import { OutcomeArgs } from './outcome-args.model.ts';
import { OutcomeReader } from './outcome.reader.ts';
import { type SearchHit, SearchHitConnection } from './search.model.ts';
import { SearchReader } from './search.reader.ts';
import { Tree, TreeArgs } from './tree.model.ts';
import { NODE_ROWS, TreeNode } from './tree-node.model.ts';
import { TreeReader } from './tree.reader.ts';

/** Resolves trees, single nodes, outcomes and the search. */
@Resolver()
export class TreeResolver {
  constructor(
    private readonly reader: TreeReader,
    private readonly read: RowReader,
    private readonly outcomesReader: OutcomeReader,
    private readonly searches: SearchReader,
  ) {}

  @Query(() => Tree, {
    nullable: true,
    description: 'The tree below an outcome, flat and nested; null when there is none.',
  })
  @RequiresScope('tree:read')
  @HierarchyOf('outcomeId', NODE_ROWS)
  tree(@Args() args: TreeArgs, @Info() info: GraphQLResolveInfo): Promise<Tree | null> {
    return this.reader.tree(args, requestedFields(info));
  }

  @Query(() => TreeNode, {
    nullable: true,
    description: 'The node with that id, or with that short key such as "OPP-42"; null when there is none.',
  })
  @RequiresScope('tree:read')
  treeNode(
    @Args('id', { type: () => ID, description: 'Id or short key of the node.' }) id: string,
  ): Promise<TreeNode | null> {
    return this.read.byId(TreeNode, id);
  }

  @Query(() => OutcomeConnection, { description: 'Outcomes, each the root of a tree, oldest first.' })
  @RequiresScope('tree:read')
  outcomes(@Args() args: OutcomeArgs): Promise<Connection<Outcome>> {
    return this.outcomesReader.page(args);
  }

  @Query(() => SearchHitConnection, {
    description: 'Finds nodes by words in their title, quote, description and tags, or by their short key; best first.',
  })
  @RequiresScope('tree:read')
  search(
    @Args('text', { description: 'Words to search for; up to 12 count, and the last matches as a prefix.' })
    text: string,
    @Args('archived', { defaultValue: false, description: 'Whether archived nodes are found too.' }) archived: boolean,
    @Args() page: PageArgs,
  ): Promise<Connection<SearchHit>> {
    return this.searches.search(text, archived, page);
  }
}
