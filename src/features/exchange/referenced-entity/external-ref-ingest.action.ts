import { Injectable } from '@nestjs/common';
import { Refused } from '../../../domain/refusal.ts';
import { isKeyTaken } from '../../../platform/database/fault.ts';
import { RestartTransaction } from '../../../platform/database/restart-transaction.ts';
import { complaintsOf } from '../../../platform/graphql/complaints.ts';
import { type IngestKind, IngestKinds } from '../../../platform/ingestion/ingest-kinds.ts';
import type { IngestReceipt } from '../../../platform/ingestion/ingest.model.ts';
import { ExternalRefStore } from '../../context/external-ref/external-ref.store.ts';
import { TreeNodeReader } from '../../tree/node/tree-node.reader.ts';
import { TreeStore } from '../../tree/node/tree.store.ts';
import { ExternalRefIngestItemInput } from './external-ref-ingest.model.ts';
import { Contributes } from '../../../platform/hook/contributions.ts';

/** Ingests references of nodes within an open transaction. An invalid item does not affect the others. */
@Injectable()
@Contributes(IngestKinds)
export class ExternalRefIngestAction implements IngestKind<ExternalRefIngestItemInput> {
  readonly type = 'EXTERNAL_REF';
  readonly requiredScope = 'insight:ingest';
  readonly shape = 'ExternalRefIngestItemInput';

  constructor(
    private readonly trees: TreeStore,
    private readonly nodes: TreeNodeReader,
    private readonly refs: ExternalRefStore,
  ) {}

  /** One receipt for each item, in the same order. */
  async ingest(system: string, items: readonly ExternalRefIngestItemInput[]): Promise<IngestReceipt[]> {
    const receipts: IngestReceipt[] = [];
    for (const [index, item] of items.entries()) receipts.push(await this.receiptOf(system, item, index));
    return receipts;
  }

  private async receiptOf(system: string, item: ExternalRefIngestItemInput, index: number): Promise<IngestReceipt> {
    const { externalId, nodeId, url, state } = item;
    const at = ['items', String(index)];
    const receipt = { index, externalId, warnings: [] };
    const faults = complaintsOf(ExternalRefIngestItemInput, item, at);
    if (faults.length > 0) return { ...receipt, status: 'REJECTED', errors: faults };
    try {
      await this.trees.lockTreesOf(nodeId);
      await this.nodes.editable(nodeId, [...at, 'nodeId']);
      const { status } = await this.refs.set({ entityId: nodeId, system, externalId, url, state });
      return { ...receipt, status, errors: [] };
    } catch (thrown) {
      if (isKeyTaken(thrown)) throw new RestartTransaction('Another transaction has just added the same reference.');
      if (!(thrown instanceof Refused)) throw thrown;
      const errors = thrown.refusals.map((each) => ({
        ...each,
        path: each.path.length > 1 ? each.path : [...at, ...each.path],
      }));
      return { ...receipt, status: 'REJECTED', errors };
    }
  }
}
