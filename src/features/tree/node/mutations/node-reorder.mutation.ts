import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refusal, Refused, refuseStale } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { SiblingPositionAction } from '../sibling-position.action.ts';
import { TreeNodeReader } from '../tree-node.reader.ts';
import { TreeNode } from '../tree-node.model.ts';
import { TreeStore } from '../tree.store.ts';

/** The node, and its new position among its siblings. */
@InputType()
export class NodeReorderInput extends VersionedInput {
  /** Sibling directly before the new position, not archived; null for the first position, left out for the last. */
  @Field(() => ID, { nullable: true })
  afterId?: string | null;
}

/** The node in its new position. */
@ObjectType()
export class NodeReorderPayload extends payloadOf(TreeNode, 'node') {}

/** Moves a node among its siblings. */
@Resolver()
export class NodeReorderMutation {
  constructor(
    private readonly db: Database,
    private readonly reader: TreeNodeReader,
    private readonly store: TreeStore,
    private readonly siblings: SiblingPositionAction,
  ) {}

  @Mutation(() => NodeReorderPayload, { description: 'Moves a node to another position among its siblings.' })
  @RequiresScope('tree:write')
  nodeReorder(@Args('input') { id, afterId, expectedVersion }: NodeReorderInput): Promise<NodeReorderPayload> {
    return this.db.transaction(async () => {
      await this.store.lockTreesOf(id);
      const node = await this.reader.editable(id);
      refuseStale({ node }, expectedVersion);
      if (node.parentId === null)
        throw new Refused([
          refusal('NOT_APPLICABLE', { problem: 'An outcome is the root of its tree and has no siblings.' }, ['id']),
        ]);
      const parent = await this.reader.get(node.parentId);
      const [position] = await this.siblings.positions(parent, { afterId, movedId: node.id });
      return { node: await this.store.change(node, { position }, 'REORDERED') };
    });
  }
}
