import { Injectable } from '@nestjs/common';
import { refusal, Refused } from '../../../domain/refusal.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { TreeNodeReader } from '../../tree/node/tree-node.reader.ts';
import { TreeStore } from '../../tree/node/tree.store.ts';
import { ReferencedEntityReader } from './referenced-entity.reader.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { OpportunityMerged } from '../../tree/node/opportunity-merged.hook.ts';
import { ExternalRefStore, type GivenRef } from '../../context/external-ref/external-ref.store.ts';

/** Sets references, within a transaction that is open. */
@Injectable()
export class ExternalRefAction {
  constructor(
    private readonly trees: TreeStore,
    private readonly nodes: TreeNodeReader,
    private readonly holders: ReferencedEntityReader,
    private readonly store: ExternalRefStore,
  ) {}

  /** What stood for the one opportunity stands for the other now. @throws Refused TOO_MANY */
  @Subscribe(OpportunityMerged)
  carryOver({ fromId, intoId }: HookArgs<OpportunityMerged>): Promise<void> {
    return this.store.carryOver(fromId, intoId);
  }

  /** Adds the reference, or changes what is said of it. Answers with its id. */
  async set(given: GivenRef): Promise<string> {
    await this.lock(given.entityId, ['entityId']);
    return (await this.store.set(given)).id;
  }

  /** The thing is there, the key may change it, and nobody else changes what refers to it until the transaction ends. */
  async lock(entityId: string, path: readonly string[]): Promise<void> {
    await this.trees.lockTreesOf(entityId);
    const model = await this.holders.modelOf(entityId, 'write');
    if (!model) throw new Refused([refusal('NOT_FOUND', { type: 'The thing', id: entityId }, path)]);
    if (model === TreeNode) await this.nodes.editable(entityId, path);
    else await this.holders.lock(model, entityId);
  }
}
