import { Args, ID, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CountsAs, HierarchyOf, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { requestedFields } from '../../../platform/graphql/requested-fields.ts';
import { SearchArgs, type SearchHit, SearchHitConnection } from './search.model.ts';
import { SearchReader } from './search.reader.ts';
import { PastFields } from './past/past-fields.ts';
import { Tree, TreeArgs } from './tree.model.ts';
import { NODE_ROWS, TreeNode } from './tree-node.model.ts';
import { TreeReader } from './tree.reader.ts';
import { FIELD_COST } from '../../../domain/field-cost.ts';

/** Resolves trees, single nodes and the search. */
@Resolver()
export class TreeResolver {
  constructor(
    private readonly reader: TreeReader,
    private readonly read: RowReader,
    private readonly searches: SearchReader,
    private readonly past: PastFields,
  ) {}

  @Query(() => Tree, {
    nullable: true,
    description:
      'The tree below an outcome, flat and nested, of today or as of an instant; null when there is none, or was none then.',
  })
  @RequiresScope('tree:read')
  @HierarchyOf('outcomeId', NODE_ROWS, 'asOf')
  tree(@Args() args: TreeArgs, @Info() info: GraphQLResolveInfo): Promise<Tree | null> {
    if (args.asOf) this.past.refuseOthers(info);
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

  @Query(() => SearchHitConnection, {
    description: 'Finds nodes by words in their title, quote, description and tags, or by their short key; best first.',
  })
  @CountsAs(FIELD_COST.search)
  @RequiresScope('tree:read')
  search(@Args() args: SearchArgs): Promise<CountedConnection<SearchHit>> {
    return this.searches.search(args);
  }
}
