import { Injectable } from '@nestjs/common';
import { refusal, Refused } from '../../../domain/refusal.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { TreeNodeReader } from '../../tree/node/tree-node.reader.ts';
import { TreeStore } from '../../tree/node/tree.store.ts';
import { ReferencedEntityReader } from './referenced-entity.reader.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { Contributes } from '../../../platform/hook/contributions.ts';
import { type AttachesToNodes, NodeAttachments } from '../../tree/node/node-attachments.ts';
import { OpportunityMerged } from '../../tree/node/opportunity-merged.hook.ts';
import { ExternalRef } from '../../context/external-ref/external-ref.model.ts';
import { ExternalRefStore, type ExternalRefToSet } from '../../context/external-ref/external-ref.store.ts';

/** Sets references, within an open transaction. */
@Contributes(NodeAttachments)
@Injectable()
export class ExternalRefAction implements AttachesToNodes {
  readonly attached = [{ model: ExternalRef, namedIn: ['entityId'] }];

  constructor(
    private readonly trees: TreeStore,
    private readonly nodes: TreeNodeReader,
    private readonly entities: ReferencedEntityReader,
    private readonly store: ExternalRefStore,
  ) {}

  /** Moves the references of the merged opportunity to the one that stays. @throws Refused TOO_MANY */
  @Subscribe(OpportunityMerged)
  async carryOver({ fromId, intoId, report }: HookArgs<OpportunityMerged>): Promise<void> {
    report.carry('ExternalRef', await this.store.carryOver(fromId, intoId));
  }

  /** Adds the reference, or changes its address and status. Answers with its id. */
  async set(ref: ExternalRefToSet): Promise<string> {
    await this.lock(ref.entityId, ['entityId']);
    return (await this.store.set(ref)).id;
  }

  /**
   * Locks the entity until the transaction ends, so that no other transaction changes its references.
   *
   * @throws Refused NOT_FOUND when it does not exist or the key may not change it, ARCHIVED
   */
  async lock(entityId: string, path: readonly string[]): Promise<void> {
    await this.trees.lockTreesOf(entityId);
    const model = await this.entities.modelOf(entityId, 'write');
    if (!model)
      throw new Refused([refusal('NOT_FOUND', { type: 'thing that may have references', id: entityId }, path)]);
    if (model === TreeNode) await this.nodes.editable(entityId, path);
    else await this.entities.lock(model, entityId);
  }
}
