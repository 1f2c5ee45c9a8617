import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refusal, Refused, refuseStale } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { TreeNodeReader } from '../tree-node.reader.ts';
import { TreeNode } from '../tree-node.model.ts';
import { TreeStore } from '../tree.store.ts';
import { TreeChanged } from '../tree-changed.hook.ts';

/** The archived node to restore. */
@InputType()
export class NodeRestoreInput extends VersionedInput {}

/** The restored node. */
@ObjectType()
export class NodeRestorePayload extends payloadOf(TreeNode, 'node') {}

/** Restores an archived node. */
@Resolver()
export class NodeRestoreMutation {
  constructor(
    private readonly db: Database,
    private readonly reader: TreeNodeReader,
    private readonly store: TreeStore,
    private readonly treeChanged: TreeChanged,
  ) {}

  @Mutation(() => NodeRestorePayload, {
    description: 'Restores an archived node. Nodes above or below that were archived themselves stay archived.',
  })
  @RequiresScope('tree:write')
  nodeRestore(@Args('input') { id, expectedVersion }: NodeRestoreInput): Promise<NodeRestorePayload> {
    return this.db.transaction(async () => {
      await this.store.lockTreesOf(id);
      const node = await this.reader.get(id);
      refuseStale({ node }, expectedVersion);
      if (node.archivedAt === null)
        throw new Refused([
          refusal('NOT_APPLICABLE', { problem: `id takes a node that is archived itself; ${node.shortKey} is not.` }, [
            'id',
          ]),
        ]);
      if (node.mergedIntoId !== null)
        throw new Refused([
          refusal(
            'NOT_APPLICABLE',
            { problem: 'The opportunity was merged into another; its children and links went there.' },
            ['id'],
          ),
        ]);
      const restored = await this.store.change(node, { archivedAt: null, archiveReason: null }, 'RESTORED');
      await this.treeChanged.fire({ nodeIds: [node.id] });
      return { node: restored };
    });
  }
}
