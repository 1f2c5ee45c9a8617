import { Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsOptional } from 'class-validator';
import { EntityTypeEnum, OperationEnum } from '../../../platform/change-log/change.model.ts';
import type { Operation } from '../../../platform/change-log/operation.ts';
import type { Anchor } from '../../../platform/change-log/belonging.reader.ts';
import { FilterTexts } from '../../../platform/graphql/validators.ts';

/** What a filter names by an id: the table of such things, which column of it holds the id, and their type in the schema. To add one, add a row and a field. */
export const ANCHORS = {
  treeId: { anchor: { table: 'tree_node', column: 'tree_id' }, type: 'Outcome' },
  nodeId: { anchor: { table: 'tree_node', column: 'id' }, type: 'TreeNode' },
  keyResultId: { anchor: { table: 'key_result', column: 'id' }, type: 'KeyResult' },
  teamId: { anchor: { table: 'team', column: 'id' }, type: 'Team' },
} as const satisfies Record<string, { readonly anchor: Anchor; readonly type: string }>;

/** Longest name of a field that a filter can name. */
const LONGEST_FIELD = 100;
/** Most types or operations that a filter names. Chosen: more than there are. */
const MOST_NAMED = 200;

const NamedOnes = (): PropertyDecorator => (prototype, property) => {
  for (const decorate of [IsOptional(), ArrayMinSize(1), ArrayMaxSize(MOST_NAMED)]) decorate(prototype, property);
};

/**
 * Which changes are told. Whatever is left out or null does not narrow; of what is given, all has to fit. What the key may
 * not read is never told.
 */
@InputType()
export class ChangeFilterInput {
  /** Changes of things of these types, at least one; FORBIDDEN where the key may not read one of them. */
  @Field(() => [EntityTypeEnum], { nullable: true })
  @NamedOnes()
  entityTypes?: string[] | null;

  /** Changes by which one of these fields changed, named as in `changedFields`, 1 to 20; of others, `changes` says nothing. What is created or deleted fits where it had a value of one. */
  @Field(() => [String], { nullable: true })
  @ArrayMinSize(1)
  @FilterTexts(LONGEST_FIELD)
  fields?: string[] | null;

  /** Changes of these kinds, at least one. */
  @Field(() => [OperationEnum], { nullable: true })
  @NamedOnes()
  operations?: Operation[] | null;

  /**
   * Changes of what belongs to the tree below this outcome: its nodes, and whatever hangs on them, such as scores, evidence,
   * assumptions, comments, decisions and links to key results. What leaves the tree is told by the change with which it leaves.
   */
  @Field(() => ID, { nullable: true })
  @IsOptional()
  treeId?: string | null;

  /** Changes of this node and of what hangs on it; not of the nodes below it. */
  @Field(() => ID, { nullable: true })
  @IsOptional()
  nodeId?: string | null;

  /** Changes of this key result and of what hangs on it: check-ins, links, guardrails. */
  @Field(() => ID, { nullable: true })
  @IsOptional()
  keyResultId?: string | null;

  /** Changes of what belongs to the team: its members, objectives, key results, interviews, and the trees of its outcomes. */
  @Field(() => ID, { nullable: true })
  @IsOptional()
  teamId?: string | null;
}
