import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { linkKey } from './evidence-ingest.model.ts';
import { Evidence } from './evidence.model.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { OpportunityMerged } from '../../tree/node/opportunity-merged.hook.ts';
import { EvidenceChanged } from './evidence-changed.hook.ts';

/** A piece of evidence to add. */
export type NewEvidence = Pick<Evidence, 'insightId' | 'stance' | 'class'> &
  Partial<Pick<Evidence, 'quoteId' | 'nodeId' | 'assumptionId' | 'claimId' | 'classIsTold' | 'note'>>;

/** Adds, changes, withdraws and restores evidence. */
@Injectable()
export class EvidenceStore {
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

  /** Of the evidence of these insights as a whole, all that was withdrawn, by `linkKey`; one statement, none without insights. */
  async withdrawn(insightIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (insightIds.length === 0) return new Set();
    const found = await this.db.sql<{ insightId: string; nodeId: string }>`
      SELECT insight_id AS "insightId", target_id AS "nodeId" FROM evidence
      WHERE workspace_id = ${currentCaller().workspaceId} AND insight_id = ANY(${insightIds}::uuid[])
        AND quote_id IS NULL AND withdrawn_at IS NOT NULL`;
    return new Set(found.map(linkKey));
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

  /** Moves the evidence of a merged opportunity to the one that remains; evidence that exists on both is withdrawn on the first. */
  @Subscribe(OpportunityMerged)
  async carryEvidenceOver({ fromId, intoId }: HookArgs<OpportunityMerged>): Promise<void> {
    const { workspaceId } = currentCaller();
    await this.db.sql`SELECT FROM tree_node WHERE workspace_id = ${workspaceId} AND id = ${fromId} FOR NO KEY UPDATE`;
    const found = await this.db.sql<{ id: string; twice: boolean }>`
      SELECT one.id, other.id IS NOT NULL AS twice FROM evidence AS one
      LEFT JOIN evidence AS other ON other.workspace_id = ${workspaceId} AND other.target_id = ${intoId}
        AND other.insight_id = one.insight_id AND other.quote_id IS NOT DISTINCT FROM one.quote_id
      WHERE one.workspace_id = ${workspaceId} AND one.target_id = ${fromId} ORDER BY one.id`;
    const ids = (twice: boolean) => found.filter((each) => each.twice === twice).map(({ id }) => id);
    const moved = await this.rows.update(Evidence, { ids: ids(false) }, { nodeId: intoId, targetId: intoId }, 'MERGED');
    const dropped = await this.rows.update(Evidence, { ids: ids(true) }, { withdrawnAt: new Date() }, 'MERGED');
    await this.fireChanged([...moved, ...dropped].map(({ insightId }) => insightId));
  }
}

const keyOf = ({ targetId, insightId, quoteId }: Pick<Evidence, 'targetId' | 'insightId' | 'quoteId'>): string =>
  `${targetId}/${insightId}/${quoteId ?? ''}`;
