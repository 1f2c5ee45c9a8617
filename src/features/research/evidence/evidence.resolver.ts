import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CountedRows } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { Person } from '../../context/people/person.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { NodeCounts } from '../../tree/node/tree.model.ts';
import { EvidenceArgs } from './evidence-args.model.ts';
import { Evidence, EVIDENCE_ROWS, EvidenceConnection } from './evidence.model.ts';
import { EvidenceReader } from './evidence.reader.ts';

/** Answers the evidence of a node. */
@Resolver(() => TreeNode)
export class NodeEvidenceResolver {
  constructor(private readonly reader: EvidenceReader) {}

  @ResolveField(() => EvidenceConnection, {
    description: 'Evidence for and against the node itself, latest link first.',
  })
  @CountedRows(EVIDENCE_ROWS)
  evidence(@Parent() { id }: TreeNode, @Args() args: EvidenceArgs): Promise<CountedConnection<Evidence>> {
    return this.reader.page(id, args);
  }
}

/** Counts the insights that are evidence of a node. */
@Resolver(() => NodeCounts)
export class EvidenceCountsResolver {
  constructor(private readonly reader: EvidenceReader) {}

  @ResolveField(() => Int, {
    description:
      'Distinct insights that count as evidence for or against the node itself: neither deleted nor withdrawn.',
  })
  insights(@Parent() { nodeId }: NodeCounts): Promise<number> {
    return this.reader.countInsights(nodeId);
  }
}

/** Answers the node of a piece of evidence, and who linked it. */
@Resolver(() => Evidence)
export class EvidenceResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => TreeNode, {
    nullable: true,
    description: 'Node that it is evidence of; null if its target is not a node.',
  })
  node(@Parent() { nodeId }: Evidence): Promise<TreeNode | null> {
    return this.read.byId(TreeNode, nodeId);
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Person on whose behalf it was linked; null if an API key acted for itself.',
  })
  linkedBy(@Parent() { linkedById }: Evidence): Promise<Person | null> {
    return this.read.byId(Person, linkedById);
  }
}
