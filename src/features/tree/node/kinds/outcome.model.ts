import { Field, ID, ObjectType } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { ChildEntity, Column } from 'typeorm';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { connectionOf } from '../../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../../platform/graphql/enum.ts';
import { TreeNode } from '../tree-node.model.ts';
import { NodeTypeEnum, OUTCOME_TYPES, type OutcomeType } from './node-type.model.ts';

const OUTCOME_GOALS = {
  LEARNING: 'To find out what moves the metric.',
  PERFORMANCE: 'To move the metric by a known amount.',
} as const;
export type OutcomeGoal = keyof typeof OUTCOME_GOALS;
export const OutcomeGoalEnum = registerEnum(
  'OutcomeGoal',
  'What the team is asked for: to learn, or to perform.',
  OUTCOME_GOALS,
);

/** The change the team is asked to bring about; root of a tree. */
@ObjectType({ implements: () => [TreeNode] })
@ChildEntity('OUTCOME')
@RequiresScope('tree:read')
export class Outcome extends TreeNode {
  /** Sort of outcome: BUSINESS, PRODUCT or TRACTION; null while nobody said. */
  @Column('text', { nullable: true })
  @Field(() => NodeTypeEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(OUTCOME_TYPES))
  type: OutcomeType | null;

  /** Whether the team is asked to learn or to perform; null while nobody said. */
  @Column('text', { nullable: true })
  @Field(() => OutcomeGoalEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(OUTCOME_GOALS))
  goal: OutcomeGoal | null;

  /** Metric that tells whether the outcome comes about; null while none is named. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  metricId: string | null;

  /** Product that the outcome is about; null where it is about none in particular. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  productId: string | null;

  /** Team that is asked to bring it about; null while none is. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  teamId: string | null;
}

/** One page of outcomes. */
export const OutcomeConnection = connectionOf<Outcome>(() => Outcome, 'Outcome');
