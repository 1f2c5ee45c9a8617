import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RowReader } from '../../platform/database/row.reader.ts';
import { TreeNode } from '../tree/tree-node.model.ts';
import { hypothesisOf, ImpactHypothesis, KeyResultLink } from './key-result-link.model.ts';
import { KeyResult } from './key-result.model.ts';

/** Answers what a link joins. */
@Resolver(() => KeyResultLink)
export class KeyResultLinkResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => KeyResult, { description: 'Key result for whose sake the node is there.' })
  keyResult(@Parent() { keyResultId }: KeyResultLink): Promise<KeyResult | null> {
    return this.read.byId(KeyResult, keyResultId);
  }

  @ResolveField(() => TreeNode, { description: 'Outcome, opportunity or solution that is there for its sake.' })
  node(@Parent() { nodeId }: KeyResultLink): Promise<TreeNode | null> {
    return this.read.byId(TreeNode, nodeId);
  }

  @ResolveField(() => ImpactHypothesis, { description: 'What is expected to happen because of the node.' })
  impactHypothesis(@Parent() link: KeyResultLink): ImpactHypothesis {
    return hypothesisOf(link);
  }
}
