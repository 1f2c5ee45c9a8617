import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost, CountedRows, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import type { Connection, CountedConnection } from '../../../platform/paging/connection.model.ts';
import { ListArgs } from '../../../platform/paging/list-args.model.ts';
import { Person } from '../../context/people/person.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { DecisionArgs, DecisionsDueArgs, DecisionsShakenArgs } from './decision-args.model.ts';
import { Decision, DECISION_ROWS, DecisionConnection, MOST_NAMED } from './decision.model.ts';
import { DecisionReader } from './decision.reader.ts';
import { DecisionGround } from './ground.model.ts';
import { GroundReader } from './ground.reader.ts';
import { ShakenGround, ShakenGroundConnection } from './shaken.model.ts';
import { ShakenReader } from './shaken.reader.ts';

/** Answers the log of decisions, and which of them are due or shaken. */
@Resolver(() => Decision)
export class DecisionResolver {
  constructor(
    private readonly read: RowReader,
    private readonly reader: DecisionReader,
    private readonly groundReader: GroundReader,
    private readonly shaken: ShakenReader,
  ) {}

  @Query(() => DecisionConnection, {
    description: 'The log of decisions, the latest day first unless `orderBy` says otherwise.',
  })
  @RequiresScope('tree:read')
  decisions(@Args() args: DecisionArgs): Promise<CountedConnection<Decision>> {
    return this.reader.page(args);
  }

  @Query(() => DecisionConnection, {
    description: 'Decisions whose day of review has come, the longest overdue first; superseded ones are left out.',
  })
  @RequiresScope('tree:read')
  decisionsDue(@Args() args: DecisionsDueArgs): Promise<CountedConnection<Decision>> {
    return this.reader.due(args);
  }

  @Query(() => ShakenGroundConnection, {
    description:
      'Decisions in force with a ground that was refuted, withdrawn, contradicted, read again or reworded since. A page checks 500 grounds: it may contain fewer than requested and still be followed by more.',
  })
  @RequiresScope('tree:read')
  decisionsShaken(@Args() args: DecisionsShakenArgs): Promise<Connection<ShakenGround>> {
    return this.shaken.page(args);
  }

  @ResolveField(() => [TreeNode], { description: 'Nodes that the decision is about, in the order given, at most 20.' })
  @AtMost(MOST_NAMED)
  nodes(@Parent() { id }: Decision): Promise<TreeNode[]> {
    return this.reader.nodes(id);
  }

  @ResolveField(() => [Person], { description: 'Persons who decided, in the order given, at most 20.' })
  @AtMost(MOST_NAMED)
  who(@Parent() { id }: Decision): Promise<Person[]> {
    return this.reader.who(id);
  }

  @ResolveField(() => [DecisionGround], {
    description: 'Grounds of the decision that the API key may read, in the order given; at most 20.',
  })
  @AtMost(MOST_NAMED)
  grounds(@Parent() { id }: Decision): Promise<DecisionGround[]> {
    return this.groundReader.of(id);
  }

  @ResolveField(() => Decision, {
    nullable: true,
    description: 'Decision that this one supersedes; null if it supersedes none.',
  })
  supersedes(@Parent() { supersedesId }: Decision): Promise<Decision | null> {
    return this.read.byId(Decision, supersedesId);
  }

  @ResolveField(() => Decision, {
    nullable: true,
    description: 'Decision that supersedes this one; null while this one is in force.',
  })
  supersededBy(@Parent() { id }: Decision): Promise<Decision | null> {
    return this.reader.supersededBy(id);
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Person on whose behalf the decision was recorded; null if an API key acted for itself.',
  })
  recordedBy(@Parent() { recordedById }: Decision): Promise<Person | null> {
    return this.read.byId(Person, recordedById);
  }
}

/** Answers the decisions about a node. */
@Resolver(() => TreeNode)
export class NodeDecisionResolver {
  constructor(private readonly reader: DecisionReader) {}

  @ResolveField(() => DecisionConnection, {
    description: 'Decisions about this node itself, latest first, superseded ones included.',
  })
  @CountedRows(DECISION_ROWS)
  decisions(@Parent() { id }: TreeNode, @Args() page: ListArgs): Promise<CountedConnection<Decision>> {
    return this.reader.about(id, page);
  }
}
