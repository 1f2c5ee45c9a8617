import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { ArchivingInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { NodeArchiveAction } from '../node-archive.action.ts';
import { TreeNode } from '../tree-node.model.ts';

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
    private readonly action: NodeArchiveAction,
  ) {}

  @Mutation(() => NodeArchivePayload, {
    description:
      'Archives a node and, in effect, all nodes below it. They stay readable, but they cannot be edited, and they leave lists and rankings.',
  })
  @RequiresScope('tree:write')
  nodeArchive(@Args('input') { reason, ...item }: NodeArchiveInput): Promise<NodeArchivePayload> {
    return this.db.transaction(async () => ({ node: await this.action.archive(item, reason) }));
  }
}
