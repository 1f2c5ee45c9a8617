import { Column, Entity } from 'typeorm';
import { VersionedRow } from '../../../platform/database/row.model.ts';

/**
 * A merge of two opportunities. It is added when the merge begins and counted when it ends: what the log has between these
 * two entries is what the merge did, and what an undo takes back.
 */
@Entity('opportunity_merge')
export class OpportunityMerge extends VersionedRow {
  /** Opportunity that was merged into the other. */
  @Column('uuid')
  mergedId: string;

  /** Opportunity that stayed. */
  @Column('uuid')
  intoId: string;

  /** Number of things that came along. */
  @Column('int')
  carriedCount: number;

  /** Number of things, and fields of them, that did not. */
  @Column('int')
  leftBehindCount: number;

  /** Instant at which it was undone; null while the two count as one. */
  @Column('timestamptz', { nullable: true })
  undoneAt: Date | null;
}
