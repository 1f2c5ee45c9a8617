import { Field, ID, ObjectType } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { ChildEntity, Column } from 'typeorm';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { registerEnum } from '../../../../platform/graphql/enum.ts';
import { nodeConnectionOf } from '../lists/node-connection.model.ts';
import { TreeNode } from '../tree-node.model.ts';
import { NodeTypeEnum, OUTCOME_TYPES, type OutcomeType } from './node-type.model.ts';

const OUTCOME_GOALS = {
  LEARNING: 'Find out what moves the metric.',
  PERFORMANCE: 'Move the metric by a known amount.',
} as const;
export type OutcomeGoal = keyof typeof OUTCOME_GOALS;
export const OutcomeGoalEnum = registerEnum(
  'OutcomeGoal',
  'Goal of the team for an outcome: to learn, or to perform.',
  OUTCOME_GOALS,
);

/** A change in customer behaviour that a team should achieve; the root of a tree. */
@ObjectType({ implements: () => [TreeNode] })
@ChildEntity('OUTCOME')
@RequiresScope('tree:read')
export class Outcome extends TreeNode {
  /** Type of outcome: BUSINESS, PRODUCT or TRACTION; null while not set. */
  @Column('text', { nullable: true })
  @Field(() => NodeTypeEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(OUTCOME_TYPES))
  type: OutcomeType | null;

  /** Whether the team should learn or perform; null while not set. */
  @Column('text', { nullable: true })
  @Field(() => OutcomeGoalEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(OUTCOME_GOALS))
  goal: OutcomeGoal | null;

  /** Metric that measures the outcome; null while not set. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  metricId: string | null;

  /** Product of the outcome; null when it belongs to no particular product. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  productId: string | null;

  /** Team that should achieve the outcome; null while not set. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  teamId: string | null;
}

/** One page of outcomes. */
export const OutcomeConnection = nodeConnectionOf<Outcome>(() => Outcome, 'Outcome');
