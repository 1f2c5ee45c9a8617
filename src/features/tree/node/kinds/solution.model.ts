import { Field, Float, ObjectType } from '@nestjs/graphql';
import { ChildEntity, Column } from 'typeorm';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Within } from '../../../../platform/graphql/validators.ts';
import { CalendarDate } from '../../../../platform/graphql/scalars.ts';
import { TreeNode } from '../tree-node.model.ts';

/** One candidate way to address an opportunity. */
@ObjectType({ implements: () => [TreeNode] })
@ChildEntity('SOLUTION')
@RequiresScope('tree:read')
export class Solution extends TreeNode {
  /** Estimated effort in person-months, 0 to 10,000; null while nobody estimated. */
  @Column('float8', { nullable: true })
  @Field(() => Float, { nullable: true })
  @Within(0, 10_000)
  effortPersonMonths: number | null;

  /** What it really took in person-months, 0 to 10,000; null while it is not known. Compared with the estimate that stood when building began. */
  @Column('float8', { nullable: true })
  @Field(() => Float, { nullable: true })
  @Within(0, 10_000)
  actualEffortPersonMonths: number | null;

  /** Day on which building began; today's in the workspace when its status becomes BUILDING and no other was named, null before. */
  @Column('date', { nullable: true })
  @Field(() => CalendarDate, { nullable: true })
  buildingSince: string | null;

  /** Day on which customers got it; today's in the workspace when its status becomes SHIPPED and no other was named, null before. */
  @Column('date', { nullable: true })
  @Field(() => CalendarDate, { nullable: true })
  shippedOn: string | null;
}
