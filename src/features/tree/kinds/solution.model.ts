import { Field, Float, ObjectType } from '@nestjs/graphql';
import { ChildEntity, Column } from 'typeorm';
import { Needs } from '../../../platform/access/needs.ts';
import { Within } from '../../../platform/graphql/checks.ts';
import { TreeNode } from '../tree-node.model.ts';

/** One candidate way to address an opportunity. */
@ObjectType({ implements: () => [TreeNode] })
@ChildEntity('SOLUTION')
@Needs('tree:read')
export class Solution extends TreeNode {
  /** Estimated effort in person-months, 0 to 10,000; null while nobody estimated. */
  @Column('float8', { nullable: true })
  @Field(() => Float, { nullable: true })
  @Within(0, 10_000)
  effortPersonMonths: number | null;
}
