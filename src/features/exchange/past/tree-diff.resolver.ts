import { Args, Query, Resolver } from '@nestjs/graphql';
import { FIELD_COST } from '../../../domain/field-cost.ts';
import { CountsAs, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { TreeDiffAction } from './tree-diff.action.ts';
import { TreeDiff, TreeDiffArgs } from './tree-diff.model.ts';

/** Answers what became of a tree. */
@Resolver()
export class TreeDiffResolver {
  constructor(private readonly diffs: TreeDiffAction) {}

  @Query(() => TreeDiff, {
    nullable: true,
    description:
      'What became of the tree below an outcome within a time: nodes that came, went, moved or say something else, scores, evidence and target. BAD_REQUEST for what is no outcome, and for a time that is still to come or ends before it begins.',
  })
  @RequiresScope('tree:read')
  @CountsAs(FIELD_COST.treeDiff)
  treeDiff(@Args() args: TreeDiffArgs): Promise<TreeDiff | null> {
    return this.diffs.diff(args);
  }
}
