import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { AssessmentFactorKey } from '../../../domain/priorities/assessment/factors.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { AssessedSet, Assessment, AssessmentFactorEnum, HOW_MANY_FACTORS, HOW_MANY_SETS } from './assessment.model.ts';

/** Most siblings that are compared. Chosen: more do not fit on a wall, and cannot be compared. */
export const MOST_COMPARED = 50;

/** One opportunity of a comparison. */
@ObjectType()
export class ComparedOpportunity {
  /** The opportunity itself, whatever its status. */
  @Field(() => Opportunity)
  opportunity: Opportunity;

  /** Its latest assessment; null while it has none. */
  @Field(() => Assessment, { nullable: true })
  assessment: Assessment | null;

  /** The four sets of factors in a fixed order, with the judgements of the assessment. */
  @Field(() => [AssessedSet])
  @AtMost(HOW_MANY_SETS)
  sets: AssessedSet[];

  /** All factors without a judgement; every factor if there is no assessment. */
  @Field(() => [AssessmentFactorEnum])
  @AtMost(HOW_MANY_FACTORS)
  missing: readonly AssessmentFactorKey[];
}

/** Siblings compared under four sets of factors, without any sum: people take the decision, and can take it back. */
@ObjectType()
@RequiresScope('tree:read')
export class Comparison {
  /** Outcome or opportunity whose children are compared. */
  @Field(() => TreeNode)
  parent: TreeNode;

  /** Opportunities directly below in their order, archived ones left out; the first 50. */
  @Field(() => [ComparedOpportunity])
  @AtMost(MOST_COMPARED)
  opportunities: ComparedOpportunity[];

  /** Number of opportunities directly below the parent, those beyond the first 50 included, parked ones left out. */
  @Field(() => Int)
  siblings: number;

  /** What is missing for the comparison, one sentence each; empty if every opportunity has a judgement of every factor. */
  @Field(() => [String])
  @AtMost(MOST_COMPARED + 1)
  gaps: string[];
}
