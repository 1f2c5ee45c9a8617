import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Evidence } from '../evidence/evidence.model.ts';

/** Unique key of a piece of evidence: there is one for each insight, quote and target. */
export type EvidenceKey = Pick<Evidence, 'insightId' | 'targetId' | 'quoteId'>;

/** Reads the evidence that exists already. */
@Injectable()
export class LinkTargetReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** The existing evidence of these insights and targets, withdrawn or not, locked until the transaction ends; one statement. */
  async existing(keys: readonly EvidenceKey[]): Promise<Evidence[]> {
    if (keys.length === 0) return [];
    const { workspaceId } = currentCaller();
    return this.db.sql<Evidence>`
      SELECT ${() => this.columns.of(Evidence, 'evidence')} FROM evidence
      WHERE workspace_id = ${workspaceId} AND (target_id, insight_id) IN (
        SELECT "targetId", "insightId" FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) AS given ("targetId" uuid, "insightId" uuid))
      ORDER BY id FOR NO KEY UPDATE`;
  }
}

/** The key as one text. */
export const evidenceKey = ({ targetId, insightId, quoteId }: EvidenceKey): string =>
  `${targetId}/${insightId}/${quoteId ?? ''}`;
