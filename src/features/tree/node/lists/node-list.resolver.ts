import { Args, Query, Resolver } from '@nestjs/graphql';
import { NODE_KINDS, type NodeKind } from '../../../../domain/tree/node/node-kind.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Experiment, ExperimentConnection } from '../kinds/experiment.model.ts';
import { Opportunity, OpportunityConnection } from '../kinds/opportunity.model.ts';
import { Outcome, OutcomeConnection } from '../kinds/outcome.model.ts';
import { Solution, SolutionConnection } from '../kinds/solution.model.ts';
import { checkStatuses } from '../statuses-of-filter.ts';
import { TreeNode, TreeNodeConnection } from '../tree-node.model.ts';
import { ExperimentArgs, OpportunityArgs, OutcomeArgs, SolutionArgs, TreeNodeArgs } from './node-args.model.ts';
import type { NodeConnection } from './node-connection.model.ts';
import { NodeListReader } from './node-list.reader.ts';

/** Resolves the lists of nodes across trees. */
@Resolver()
export class NodeListResolver {
  constructor(private readonly lists: NodeListReader) {}

  @Query(() => TreeNodeConnection, {
    description: 'Nodes of all kinds and trees, oldest first unless `orderBy` says otherwise.',
  })
  @RequiresScope('tree:read')
  treeNodes(@Args() args: TreeNodeArgs): Promise<NodeConnection<TreeNode>> {
    checkStatuses(args.filter);
    return this.lists.page(TreeNode, args.filter?.kinds ?? ALL_KINDS, args);
  }

  @Query(() => OutcomeConnection, {
    description: 'Outcomes, each the root of a tree, oldest first unless `orderBy` says otherwise.',
  })
  @RequiresScope('tree:read')
  outcomes(@Args() args: OutcomeArgs): Promise<NodeConnection<Outcome>> {
    return this.lists.page(Outcome, ['OUTCOME'], args);
  }

  @Query(() => OpportunityConnection, {
    description: 'Opportunities of all trees, oldest first unless `orderBy` says otherwise.',
  })
  @RequiresScope('tree:read')
  opportunities(@Args() args: OpportunityArgs): Promise<NodeConnection<Opportunity>> {
    return this.lists.page(Opportunity, ['OPPORTUNITY'], args);
  }

  @Query(() => SolutionConnection, {
    description: 'Solutions of all trees, oldest first unless `orderBy` says otherwise.',
  })
  @RequiresScope('tree:read')
  solutions(@Args() args: SolutionArgs): Promise<NodeConnection<Solution>> {
    return this.lists.page(Solution, ['SOLUTION'], args);
  }

  @Query(() => ExperimentConnection, {
    description: 'Experiments of all trees, oldest first unless `orderBy` says otherwise.',
  })
  @RequiresScope('tree:read')
  experiments(@Args() args: ExperimentArgs): Promise<NodeConnection<Experiment>> {
    return this.lists.page(Experiment, ['EXPERIMENT'], args);
  }
}

const ALL_KINDS = Object.keys(NODE_KINDS) as NodeKind[];
