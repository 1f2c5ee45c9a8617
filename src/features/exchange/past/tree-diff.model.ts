import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { TREE_CHANGE_KINDS, type TreeChangeKind } from '../../../domain/exchange/past/tree-diff.ts';
import type { NodeKind } from '../../../domain/tree/node/node-kind.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { MOST_FIELDS } from '../../../platform/change-log/change.model.ts';
import { FieldChange } from '../../../platform/change-log/field-change.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { connectionOf, PageArgs } from '../../../platform/paging/connection.model.ts';
import { NodeKindEnum } from '../../tree/node/tree-node.model.ts';

/** Kind of a change between two states of a tree, as an enum. */
export const TreeChangeKindEnum = registerEnum(
  'TreeChangeKind',
  'What became of a node between two states of a tree.',
  TREE_CHANGE_KINDS,
);

/** Which tree, which time, and which page of what changed. */
@ArgsType()
export class TreeDiffArgs extends PageArgs {
  /** Outcome at the root. */
  @Field(() => ID)
  outcomeId: string;

  /** Changes from this instant on: the older state is the one just before it. */
  from: Date;

  /** Changes before this instant: the newer state is the one just before it. Null, or an instant still to come, for this moment; later pages keep to the moment of the first one. */
  @Field(() => Date, { nullable: true })
  to?: Date | null;

  /** Only changes of these kinds; the counts are of all kinds all the same. */
  @Field(() => [TreeChangeKindEnum], { nullable: true })
  kinds?: TreeChangeKind[] | null;
}

/** One change of one node between two states of a tree. */
@ObjectType()
@RequiresScope('tree:read')
export class TreeChange {
  /** What became of the node. */
  @Field(() => TreeChangeKindEnum)
  kind: TreeChangeKind;

  /** The node; for a target the outcome. */
  @Field(() => ID)
  nodeId: string;

  /** Kind of the node, which never changes. */
  @Field(() => NodeKindEnum)
  nodeKind: NodeKind;

  /** Short key of the node. */
  shortKey: string;

  /** Title of the node in the newer state, or in the older one where it left. */
  title: string;

  /** What the fields were in the older state and are in the newer one. */
  @Field(() => [FieldChange])
  @AtMost(MOST_FIELDS)
  fields: FieldChange[];

  /** Instant of the last change that had a part in it, UTC; null where none lies within the time: what a node brought along that came from another tree was made before. */
  @Field(() => Date, { nullable: true })
  at: Date | null;

  /** Name of the API key by which that was done; null where there is no `at`. */
  @Field(() => String, { nullable: true })
  actor: string | null;

  /** Person on whose behalf that was done; null when the key acted for itself. */
  @Field(() => ID, { nullable: true })
  onBehalfOfId: string | null;

  /** Request by which that was done; null where there is no `at`. */
  @Field(() => String, { nullable: true })
  requestId: string | null;
}

/** Number of changes of one kind. */
@ObjectType()
@RequiresScope('tree:read')
export class TreeChangeCount {
  /** Kind of the changes that are counted. */
  @Field(() => TreeChangeKindEnum)
  kind: TreeChangeKind;

  /** Changes of that kind, on all pages; at least 1. */
  @Field(() => Int)
  count: number;
}

/**
 * One page of what has to be done to an older state of a tree to have a newer one, in the order of the newer tree, changes of
 * one node in the order of the kinds; nodes that left come last. What was changed and changed back is not among it.
 */
@ObjectType('TreeDiffConnection', {})
@RequiresScope('tree:read')
export class TreeDiff extends connectionOf<TreeChange>(() => TreeChange, 'TreeChange') {
  /** Instant just before which the older state stood, UTC. */
  from: Date;

  /** Instant just before which the newer state stood, UTC. */
  to: Date;

  /** How many changes there are of each kind that occurs, whatever kinds are asked for. */
  @Field(() => [TreeChangeCount])
  @AtMost(Object.keys(TREE_CHANGE_KINDS).length)
  counts: TreeChangeCount[];

  /** Kinds that were not looked for because the key lacks their scope, insight:read; empty when all were. */
  @Field(() => [TreeChangeKindEnum])
  @AtMost(Object.keys(TREE_CHANGE_KINDS).length)
  leftOut: TreeChangeKind[];
}
