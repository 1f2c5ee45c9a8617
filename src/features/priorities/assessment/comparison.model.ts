import { Field, Int, ObjectType } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { AssessedSet, Assessment, HOW_MANY_FACTORS, HOW_MANY_SETS } from './assessment.model.ts';

/** Most siblings that are put side by side. Chosen: what does not fit a wall cannot be compared. */
export const MOST_COMPARED = 50;

/** One opportunity beside its siblings. */
@ObjectType()
export class ComparedOpportunity {
  /** The opportunity itself, whatever its status. */
  @Field(() => Opportunity)
  opportunity: Opportunity;

  /** Its latest assessment; null while nobody assessed it. */
  @Field(() => Assessment, { nullable: true })
  assessment: Assessment | null;

  /** The four sets in a fixed order with what was judged. */
  @Field(() => [AssessedSet])
  @AtMost(HOW_MANY_SETS)
  sets: AssessedSet[];

  /** Keys of all factors that nobody judged; all of them where there is no assessment. */
  @Field(() => [String])
  @AtMost(HOW_MANY_FACTORS)
  missing: readonly string[];
}

/** Siblings side by side under four sets of factors, without any sum: the decision is people's, and can be taken back. */
@ObjectType()
@RequiresScope('tree:read')
export class Comparison {
  /** Outcome or opportunity below which they hang. */
  @Field(() => TreeNode)
  parent: TreeNode;

  /** Opportunities directly below in their order, archived ones left out; the first 50. */
  @Field(() => [ComparedOpportunity])
  @AtMost(MOST_COMPARED)
  opportunities: ComparedOpportunity[];

  /** How many there are, those beyond the first 50 included. */
  @Field(() => Int)
  siblings: number;

  /** What keeps them from being compared, a sentence each; empty when every factor was judged for every one. */
  @Field(() => [String])
  @AtMost(MOST_COMPARED + 1)
  gaps: string[];
}
