import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { Payload } from '../../../../platform/graphql/payload.model.ts';
import { NodeLink } from '../node-link.model.ts';
import { NodeLinkStore } from '../node-link.store.ts';
import { TreeNodeReader } from '../tree-node.reader.ts';
import { TreeStore } from '../tree.store.ts';

/** The link to remove. */
@InputType()
export class NodeLinkRemoveInput {
  /** Link to remove. */
  @Field(() => ID)
  id: string;
}

/** Id of the removed link. */
@ObjectType({ implements: () => [Payload] })
export class NodeLinkRemovePayload extends Payload {
  /** Id of the removed link; null when refused. */
  @Field(() => ID, { nullable: true })
  removedId?: string | null;
}

/** Removes a cross-link. */
@Resolver()
export class NodeLinkRemoveMutation {
  constructor(
    private readonly db: Database,
    private readonly reader: TreeNodeReader,
    private readonly read: RowReader,
    private readonly trees: TreeStore,
    private readonly store: NodeLinkStore,
  ) {}

  @Mutation(() => NodeLinkRemovePayload, { description: 'Removes a cross-link; the change log keeps it.' })
  @RequiresScope('tree:write')
  nodeLinkRemove(@Args('input') { id }: NodeLinkRemoveInput): Promise<NodeLinkRemovePayload> {
    return this.db.transaction(async () => {
      const { fromNodeId, toNodeId } = await this.read.get(NodeLink, id);
      await this.trees.lockTreesOf(fromNodeId, toNodeId);
      const link = await this.read.get(NodeLink, id);
      const from = await this.reader.editable(link.fromNodeId);
      const to = await this.reader.get(link.toNodeId);
      await this.store.remove(link.id);
      await this.trees.raiseRevision(from.treeId, to.treeId);
      return { removedId: link.id };
    });
  }
}
