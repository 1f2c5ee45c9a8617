import { Field, Float, ObjectType } from '@nestjs/graphql';
import { ChildEntity, Column } from 'typeorm';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Within } from '../../../../platform/graphql/validators.ts';
import { CalendarDate } from '../../../../platform/graphql/scalars.ts';
import { nodeConnectionOf } from '../lists/node-connection.model.ts';
import { TreeNode } from '../tree-node.model.ts';

/** One possible way to address an opportunity. */
@ObjectType({ implements: () => [TreeNode] })
@ChildEntity('SOLUTION')
@RequiresScope('tree:read')
export class Solution extends TreeNode {
  /** Estimated effort in person-months, 0 to 10,000; null while not estimated. */
  @Column('float8', { nullable: true })
  @Field(() => Float, { nullable: true })
  @Within(0, 10_000)
  effortPersonMonths: number | null;

  /** Actual effort in person-months, 0 to 10,000; null while not known. It is compared with the estimate at the time when building began. */
  @Column('float8', { nullable: true })
  @Field(() => Float, { nullable: true })
  @Within(0, 10_000)
  actualEffortPersonMonths: number | null;

  /** Day on which building began, null before. When the status becomes BUILDING without a day, today in the workspace is set. */
  @Column('date', { nullable: true })
  @Field(() => CalendarDate, { nullable: true })
  buildingSince: string | null;

  /** Day on which customers received the solution, null before. When the status becomes SHIPPED without a day, today in the workspace is set. */
  @Column('date', { nullable: true })
  @Field(() => CalendarDate, { nullable: true })
  shippedOn: string | null;
}

/** One page of solutions. */
export const SolutionConnection = nodeConnectionOf<Solution>(() => Solution, 'Solution');
