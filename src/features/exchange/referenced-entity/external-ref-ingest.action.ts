import { Injectable } from '@nestjs/common';
import {
  isOlder,
  isSameInstant,
  LATER_ARRIVAL_WINS,
  laterOf,
  olderThan,
} from '../../../domain/foundation/ingestion/incoming-state.ts';
import { Refused } from '../../../domain/refusal.ts';
import { leftOut, type Warning, warning, warningsBelow } from '../../../domain/warning.ts';
import { isKeyTaken } from '../../../platform/database/fault.ts';
import { idOf } from '../../../platform/id.ts';
import { RestartTransaction } from '../../../platform/database/restart-transaction.ts';
import { complaintsOf } from '../../../platform/graphql/complaints.ts';
import { type IngestKind, IngestKinds } from '../../../platform/ingestion/ingest-kinds.ts';
import { ClockStore } from '../../../platform/ingestion/clock.store.ts';
import type { IngestReceipt, IngestStatus } from '../../../platform/ingestion/ingest.model.ts';
import { REF_CLOCK, REMOVED_REF_CLOCK } from '../../context/external-ref/external-ref.model.ts';
import { ExternalRefStore } from '../../context/external-ref/external-ref.store.ts';
import { type LockedNode, LockedNodeStore } from '../../tree/node/locked-node.store.ts';
import { TreeNodeReader } from '../../tree/node/tree-node.reader.ts';
import { TreeStore } from '../../tree/node/tree.store.ts';
import { ExternalRefIngestItemInput } from './external-ref-ingest.model.ts';
import { Contributes } from '../../../platform/hook/contributions.ts';

/** Ingests references of nodes within an open transaction. An invalid item does not affect the others. */
@Injectable()
@Contributes(IngestKinds)
export class ExternalRefIngestAction implements IngestKind<ExternalRefIngestItemInput> {
  readonly type = REF_CLOCK;
  readonly requiredScope = 'insight:ingest';
  readonly shape = 'ExternalRefIngestItemInput';

  constructor(
    private readonly trees: TreeStore,
    private readonly nodes: TreeNodeReader,
    private readonly lockedNodes: LockedNodeStore,
    private readonly refs: ExternalRefStore,
    private readonly clocks: ClockStore,
  ) {}

  /**
   * One receipt for each item, in the same order. All trees are locked at once and in order, so that the clocks of the
   * references stand still, and no two batches wait for each other.
   */
  async ingest(system: string, items: readonly ExternalRefIngestItemInput[]): Promise<IngestReceipt[]> {
    await this.trees.lockTreesOf(...items.map(({ nodeId }) => nodeId));
    const nodes = await this.lockedNodes.lock(items.map(({ nodeId }) => nodeId));
    const arrivedAt = new Date();
    const names = items.map(({ externalId }) => externalId);
    const clocksOf = { kind: REF_CLOCK, system };
    const clocks = await this.clocks.of(clocksOf, names);
    const removals = await this.clocks.of({ kind: REMOVED_REF_CLOCK, system }, names);
    const moved = new Map<string, Date>();
    const receipts: IngestReceipt[] = [];
    for (const [index, item] of items.entries()) {
      const { externalId, sourceUpdatedAt: statedAt = null } = item;
      const times = {
        clock: moved.get(externalId) ?? clocks.get(externalId) ?? null,
        removedAt: removals.get(externalId) ?? null,
      };
      const node = nodes.get(idOf(item.nodeId)) ?? null;
      const isMerged = node !== null && node.id !== node.requested;
      const receipt = await this.receiptOf(system, isMerged ? { ...item, nodeId: node.id } : item, index, times);
      receipts.push(isMerged && receipt.status !== 'REJECTED' ? withMerged(receipt, node) : receipt);
      if (COUNTING.has(receipt.status)) moved.set(externalId, laterOf(times.clock, statedAt ?? arrivedAt));
    }
    await this.clocks.move(clocksOf, moved);
    return receipts;
  }

  private async receiptOf(
    system: string,
    item: ExternalRefIngestItemInput,
    index: number,
    { clock, removedAt }: RefTimes,
  ): Promise<IngestReceipt> {
    const { externalId, nodeId, url, state, sourceUpdatedAt: statedAt = null } = item;
    const at = ['items', String(index)];
    const receipt = { index, externalId, warnings: [] };
    const faults = complaintsOf(ExternalRefIngestItemInput, item, at);
    if (faults.length > 0) return { ...receipt, status: 'REJECTED', errors: faults };
    if (isOlder(statedAt, clock))
      return { ...receipt, status: 'STALE', errors: [], warnings: warningsBelow(at, [olderThan(clock)]) };
    try {
      await this.trees.lockTreesOf(nodeId);
      await this.nodes.editable(nodeId, [...at, 'nodeId']);
      if (
        removedAt !== null &&
        (statedAt === null || statedAt <= removedAt) &&
        !(await this.refs.isKnown(system, externalId))
      )
        return { ...receipt, status: 'STALE', errors: [], warnings: warningsBelow(at, [removedOn(removedAt)]) };
      const { status } = await this.refs.set({ entityId: nodeId, system, externalId, url, state });
      const isTie = status === 'UPDATED' && isSameInstant(statedAt, clock);
      return { ...receipt, status, errors: [], warnings: isTie ? warningsBelow(at, [LATER_ARRIVAL_WINS]) : [] };
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

/** When a reference was last stated, and when it was last taken away; null where it never was. */
interface RefTimes {
  readonly clock: Date | null;
  readonly removedAt: Date | null;
}

/** What becomes of an item that counts, and so moves the clock of its reference. */
const COUNTING: ReadonlySet<IngestStatus> = new Set(['CREATED', 'UPDATED', 'UNCHANGED']);

/** A receipt that tells where the reference of a merged opportunity stands. */
const withMerged = (receipt: IngestReceipt, { shortKey }: LockedNode): IngestReceipt => ({
  ...receipt,
  warnings: [
    ...receipt.warnings,
    warning('REDIRECTED', `The opportunity was merged into ${shortKey}; the reference stands there.`, [
      'items',
      String(receipt.index),
      'nodeId',
    ]),
  ],
});

const removedOn = (at: Date): Warning =>
  leftOut(
    `The reference was taken away on ${at.toISOString()}: only a state of a later sourceUpdatedAt makes it again, or externalRefSet.`,
    ['sourceUpdatedAt'],
  );
