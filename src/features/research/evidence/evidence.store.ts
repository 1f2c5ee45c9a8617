import { Injectable } from '@nestjs/common';
import { isStrongerEvidence } from '../../../domain/research/evidence/stronger-evidence.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { linkKey } from './evidence-ingest.model.ts';
import { Evidence } from './evidence.model.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { Contributes } from '../../../platform/hook/contributions.ts';
import { type AttachesToNodes, type NodeAttachment, NodeAttachments } from '../../tree/node/node-attachments.ts';
import { OpportunityMerged } from '../../tree/node/opportunity-merged.hook.ts';
import { EvidenceChanged } from './evidence-changed.hook.ts';

/** A piece of evidence to add. */
export type NewEvidence = Pick<Evidence, 'insightId' | 'stance' | 'class'> &
  Partial<Pick<Evidence, 'quoteId' | 'nodeId' | 'assumptionId' | 'claimId' | 'classIsTold' | 'note'>>;

/** Adds, changes, withdraws and restores evidence. */
@Contributes(NodeAttachments)
@Injectable()
export class EvidenceStore implements AttachesToNodes {
  readonly attached: readonly NodeAttachment[] = [
    {
      model: Evidence,
      namedIn: ['nodeId', 'targetId'],
      uniqueBy: ['insightId', 'quoteId'],
      isShared: true,
      follow: (rows) => this.fireChanged(rows.map(({ insightId }) => insightId as string)),
    },
  ];

  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly rows: RowStore,
    private readonly changed: EvidenceChanged,
  ) {}

  private async fireChanged(insightIds: readonly string[]): Promise<void> {
    const once = [...new Set(insightIds)];
    if (once.length > 0) await this.changed.fire({ insightIds: once });
  }

  /** Adds new evidence and returns its ids. Evidence that exists for the same insight, quote and target, withdrawn or not, is left unchanged. */
  async link(evidence: readonly NewEvidence[]): Promise<ReadonlySet<string>> {
    const { keyName, onBehalfOf } = currentCaller();
    const rows = evidence.map(({ nodeId = null, assumptionId = null, claimId = null, quoteId = null, ...each }) => ({
      ...each,
      id: newId(),
      nodeId,
      assumptionId,
      claimId,
      quoteId,
      linkedById: onBehalfOf,
      linkedByName: keyName,
      classIsTold: each.classIsTold ?? false,
      targetId: nodeId ?? assumptionId ?? claimId ?? '',
    }));
    const once = new Map(rows.map((row) => [keyOf(row), row]));
    const ordered = [...once].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
    const added = await this.rows.claim(Evidence, ['targetId', 'insightId', 'quoteId'], ordered);
    await this.fireChanged(ordered.flatMap(({ id, insightId }) => (added.has(id) ? [insightId] : [])));
    return added;
  }

  /** The evidence that these insights are as a whole, by `linkKey`; one statement, none without insights. */
  async present(insightIds: readonly string[]): Promise<ReadonlyMap<string, Evidence>> {
    if (insightIds.length === 0) return new Map();
    const found = await this.db.sql<Evidence>`
      SELECT ${() => this.columns.of(Evidence, 'evidence')} FROM evidence
      WHERE workspace_id = ${currentCaller().workspaceId} AND insight_id = ANY(${insightIds}::uuid[]) AND quote_id IS NULL`;
    return new Map(found.map((each) => [linkKey({ insightId: each.insightId, nodeId: each.targetId }), each]));
  }

  /** Restores withdrawn evidence with new values; the caller counts as its author. */
  async revive(
    evidence: readonly Pick<Evidence, 'id' | 'insightId' | 'stance' | 'class' | 'classIsTold' | 'note'>[],
  ): Promise<void> {
    const { keyName, onBehalfOf } = currentCaller();
    const by = { linkedById: onBehalfOf, linkedByName: keyName, withdrawnAt: null };
    await this.rows.updateEach(
      Evidence,
      evidence.map(({ id, stance, class: how, classIsTold, note }) => ({
        id,
        stance,
        class: how,
        classIsTold,
        note,
        ...by,
      })),
      { operation: 'RESTORED' },
    );
    await this.fireChanged(evidence.map(({ insightId }) => insightId));
  }

  /** Changes evidence; whether it counts does not change. @throws Refused NOT_FOUND, VERSION_CONFLICT */
  update(
    id: string,
    expectedVersion: number,
    set: Partial<Pick<Evidence, 'stance' | 'class' | 'classIsTold' | 'note'>>,
  ): Promise<Evidence> {
    return this.rows.updateOne<Evidence>(Evidence, 'evidence', id, expectedVersion, set);
  }

  /** Withdraws evidence: it stays visible and no longer counts. */
  async withdraw(ids: readonly string[]): Promise<void> {
    const withdrawn = await this.rows.update(Evidence, { ids }, { withdrawnAt: new Date() }, 'WITHDRAWN');
    await this.fireChanged(withdrawn.map(({ insightId }) => insightId));
  }

  /** Evidence by id, locked in the order of the ids until the transaction ends. */
  lock(ids: readonly string[]): Promise<Evidence[]> {
    return this.db.sql<Evidence>`
      SELECT ${() => this.columns.of(Evidence, 'evidence')} FROM evidence
      WHERE workspace_id = ${currentCaller().workspaceId} AND id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  }

  /**
   * Moves the evidence of a merged opportunity to the one that remains. Where both have evidence of one insight and quote,
   * the stronger stands, that of the one that remains among equals; the other is withdrawn and stays with the merged one.
   * Two rows cannot change places, so that the one that remains takes what the stronger says.
   */
  @Subscribe(OpportunityMerged)
  async carryEvidenceOver({ fromId, intoId, report }: HookArgs<OpportunityMerged>): Promise<void> {
    const { workspaceId } = currentCaller();
    await this.db.sql`SELECT FROM tree_node WHERE workspace_id = ${workspaceId} AND id = ${fromId} FOR NO KEY UPDATE`;
    const found = await this.db.sql<Evidence>`
      SELECT ${() => this.columns.of(Evidence, 'evidence')} FROM evidence
      WHERE workspace_id = ${workspaceId} AND target_id = ANY(${[fromId, intoId]}::uuid[]) ORDER BY id`;
    const sameOf = ({ insightId, quoteId }: Evidence): string => keyOf({ targetId: intoId, insightId, quoteId });
    const present = new Map(found.filter(({ targetId }) => targetId === intoId).map((each) => [sameOf(each), each]));
    const given = found.filter(({ targetId }) => targetId === fromId);
    const free = given.filter((each) => !present.has(sameOf(each))).map(({ id }) => id);
    const moved = await this.rows.update(Evidence, { ids: free }, { nodeId: intoId, targetId: intoId }, 'MERGED');
    const doubled = given.filter((each) => present.has(sameOf(each)));
    const stronger = doubled.flatMap((each) => {
      const other = present.get(sameOf(each));
      return other && isStrongerEvidence(each, other) ? [{ each, other }] : [];
    });
    await this.rows.updateEach(
      Evidence,
      stronger.map(({ each: { stance, class: how, classIsTold, note }, other: { id } }) => ({
        id,
        stance,
        class: how,
        classIsTold,
        note,
        withdrawnAt: null,
      })),
      { operation: 'MERGED' },
    );
    const counting = doubled.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ id }) => id);
    await this.rows.update(Evidence, { ids: counting }, { withdrawnAt: new Date() }, 'MERGED');
    report.carry('Evidence', moved.length + stronger.length);
    const taken = new Set(stronger.map(({ each: { id } }) => id));
    for (const { id } of doubled) {
      const reason = taken.has(id)
        ? 'Both had evidence of this insight; what this one says was stronger, and stands with the opportunity that stays.'
        : 'Both have evidence of this insight, and the other is as strong or stronger.';
      report.leave('Evidence', [id], reason);
    }
    await this.fireChanged([...moved, ...doubled].map(({ insightId }) => insightId));
  }
}

const keyOf = ({ targetId, insightId, quoteId }: Pick<Evidence, 'targetId' | 'insightId' | 'quoteId'>): string =>
  `${targetId}/${insightId}/${quoteId ?? ''}`;
