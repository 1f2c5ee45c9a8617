import { Injectable } from '@nestjs/common';
import { refusal, Refused } from '../../../domain/refusal.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { idOf, newId } from '../../../platform/id.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { TreeNodeReader } from '../../tree/node/tree-node.reader.ts';
import { TreeStore } from '../../tree/node/tree.store.ts';
import { ExternalRef } from '../../context/external-ref/external-ref.model.ts';
import { ExternalRefReader } from '../../context/external-ref/external-ref.reader.ts';
import { ReferencedEntityReader } from './referenced-entity.reader.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { OpportunityMerged } from '../../tree/node/opportunity-merged.hook.ts';
import { ExternalRefStore } from '../../context/external-ref/external-ref.store.ts';

/** Sets references, within a transaction that is open. */
@Injectable()
export class ExternalRefAction {
  constructor(
    private readonly rows: RowStore,
    private readonly trees: TreeStore,
    private readonly nodes: TreeNodeReader,
    private readonly holders: ReferencedEntityReader,
    private readonly refs: ExternalRefReader,
    private readonly store: ExternalRefStore,
  ) {}

  /** What stood for the one opportunity stands for the other now. @throws Refused TOO_MANY */
  @Subscribe(OpportunityMerged)
  carryOver({ fromId, intoId }: HookArgs<OpportunityMerged>): Promise<void> {
    return this.store.carryOver(fromId, intoId);
  }

  /** Adds the reference, or changes what is said of it. Answers with its id. */
  async set(
    given: Pick<ExternalRef, 'entityId' | 'system' | 'externalId'> & Partial<Pick<ExternalRef, 'url' | 'state'>>,
  ): Promise<string> {
    await this.lock(given.entityId, ['entityId']);
    return (await this.setLocked(given)).id;
  }

  /** As `set`, for a thing that is held. Tells whether the reference is new, changed, or known just so. */
  async setLocked(
    given: Pick<ExternalRef, 'entityId' | 'system' | 'externalId'> & Partial<Pick<ExternalRef, 'url' | 'state'>>,
  ): Promise<{ id: string; status: 'CREATED' | 'UPDATED' | 'UNCHANGED' }> {
    const { system, externalId, url, state } = given;
    const entityId = idOf(given.entityId);
    const known = await this.refs.named(system, externalId);
    if (known && known.entityId !== entityId)
      throw new Refused([
        refusal('ALREADY_EXISTS', { what: `A reference to ${externalId} in ${system}` }, ['externalId']),
      ]);
    if (known) {
      const isSame = (url === undefined || url === known.url) && (state === undefined || state === known.state);
      if (!isSame) await this.rows.update(ExternalRef, { ids: [known.id] }, { url, state });
      return { id: known.id, status: isSame ? 'UNCHANGED' : 'UPDATED' };
    }
    const [present = []] = await this.refs.ofAll([entityId]);
    this.refs.checkRoom(present.length + 1, ['entityId']);
    const id = newId();
    await this.rows.insert(ExternalRef, [{ id, entityId, system, externalId, url: url ?? null, state: state ?? null }]);
    return { id, status: 'CREATED' };
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
