import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refuseStale } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { ArchivingInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { TreeNodeReader } from '../tree-node.reader.ts';
import { TreeNode } from '../tree-node.model.ts';
import { TreeStore } from '../tree.store.ts';
import { TreeChanged } from '../tree-changed.hook.ts';

/** The node to archive, and the reason. */
@InputType()
export class NodeArchiveInput extends ArchivingInput {}

/** The archived node. */
@ObjectType()
export class NodeArchivePayload extends payloadOf(TreeNode, 'node') {}

/** Archives a node. */
@Resolver()
export class NodeArchiveMutation {
  constructor(
    private readonly db: Database,
    private readonly reader: TreeNodeReader,
    private readonly store: TreeStore,
    private readonly treeChanged: TreeChanged,
  ) {}

  @Mutation(() => NodeArchivePayload, {
    description:
      'Archives a node and, in effect, all nodes below it. They stay readable, but they cannot be edited, and they leave lists and rankings.',
  })
  @RequiresScope('tree:write')
  nodeArchive(@Args('input') { id, reason, expectedVersion }: NodeArchiveInput): Promise<NodeArchivePayload> {
    return this.db.transaction(async () => {
      await this.store.lockTreesOf(id);
      const node = await this.reader.editable(id);
      refuseStale({ node }, expectedVersion);
      const archived = await this.store.change(node, { archivedAt: new Date(), archiveReason: reason }, 'ARCHIVED');
      await this.treeChanged.fire({ nodeIds: [node.id] });
      return { node: archived };
    });
  }
}
