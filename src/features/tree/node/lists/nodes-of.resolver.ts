import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { NODE_KINDS, type NodeKind } from '../../../../domain/tree/node/node-kind.ts';
import { Person } from '../../../context/people/person.model.ts';
import { Team } from '../../../context/people/team.model.ts';
import { Persona } from '../../../context/persona/persona.model.ts';
import { Product } from '../../../context/product/product.model.ts';
import { Opportunity, OpportunityConnection } from '../kinds/opportunity.model.ts';
import { Outcome, OutcomeConnection } from '../kinds/outcome.model.ts';
import { TreeNode, TreeNodeConnection } from '../tree-node.model.ts';
import { checkStatuses } from '../statuses-of-filter.ts';
import { OpportunityArgs, OutcomeArgs, TreeNodeArgs } from './node-args.model.ts';
import type { NodeConnection } from './node-connection.model.ts';
import { NodeListReader } from './node-list.reader.ts';

/** Resolves the outcomes of a team. */
@Resolver(() => Team)
export class TeamOutcomesResolver {
  constructor(private readonly lists: NodeListReader) {}

  @ResolveField(() => OutcomeConnection, { description: 'Outcomes that the team should achieve, oldest first.' })
  outcomes(@Parent() { id }: Team, @Args() args: OutcomeArgs): Promise<NodeConnection<Outcome>> {
    return this.lists.pageOf({ is: 'team', id }, Outcome, ['OUTCOME'], args);
  }
}

/** Resolves the outcomes of a product. */
@Resolver(() => Product)
export class ProductOutcomesResolver {
  constructor(private readonly lists: NodeListReader) {}

  @ResolveField(() => OutcomeConnection, { description: 'Outcomes of the product, oldest first.' })
  outcomes(@Parent() { id }: Product, @Args() args: OutcomeArgs): Promise<NodeConnection<Outcome>> {
    return this.lists.pageOf({ is: 'product', id }, Outcome, ['OUTCOME'], args);
  }
}

/** Resolves the nodes of a person. */
@Resolver(() => Person)
export class PersonNodesResolver {
  constructor(private readonly lists: NodeListReader) {}

  @ResolveField(() => TreeNodeConnection, {
    description: 'Nodes of all kinds for which the person is responsible, oldest first.',
  })
  nodes(@Parent() { id }: Person, @Args() args: TreeNodeArgs): Promise<NodeConnection<TreeNode>> {
    checkStatuses(args.filter);
    const kinds = args.filter?.kinds ?? (Object.keys(NODE_KINDS) as NodeKind[]);
    return this.lists.pageOf({ is: 'person', id }, TreeNode, kinds, args);
  }
}

/** Resolves the opportunities of a persona. */
@Resolver(() => Persona)
export class PersonaOpportunitiesResolver {
  constructor(private readonly lists: NodeListReader) {}

  @ResolveField(() => OpportunityConnection, { description: 'Opportunities that name the persona, oldest first.' })
  opportunities(@Parent() { id }: Persona, @Args() args: OpportunityArgs): Promise<NodeConnection<Opportunity>> {
    return this.lists.pageOf({ is: 'persona', id }, Opportunity, ['OPPORTUNITY'], args);
  }
}
