import { Field, HideField, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import { EVIDENCE_CLASSES, type EvidenceClass } from '../../../domain/research/evidence/evidence-class.ts';
import { STANCES, type Stance } from '../../../domain/research/evidence/stance.ts';
import { type ItemRows, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Bookkeeping, Personal, SubjectBy } from '../../../platform/change-log/personal.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import { Prose } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';

export const StanceEnum = registerEnum('Stance', 'Whether a piece of evidence supports or contradicts.', STANCES);
export const EvidenceClassEnum = registerEnum(
  'EvidenceClass',
  'How much a piece of evidence can carry, strongest first; never summed.',
  EVIDENCE_CLASSES,
);

/** Where the evidence of nodes stands. */
export const EVIDENCE_ROWS: ItemRows = { table: 'evidence', memberIds: ['target_id'] };

/** Link of an insight, or of a quote of it, to what it supports or contradicts: an opportunity, a solution, an assumption or a claim. */
@ObjectType({ implements: () => [Node] })
@Entity('evidence')
@RequiresScope('insight:read')
@SubjectBy({ property: 'insightId', of: 'Insight' })
export class Evidence extends VersionedRow implements Node {
  @Column('uuid')
  @HideField()
  insightId: string;

  @Column('uuid', { nullable: true })
  @HideField()
  quoteId: string | null;

  @Column('uuid', { nullable: true })
  @HideField()
  nodeId: string | null;

  @Column('uuid', { nullable: true })
  @HideField()
  assumptionId: string | null;

  @Column('uuid', { nullable: true })
  @HideField()
  claimId: string | null;

  /** Id of the target: the one of `nodeId`, `assumptionId` and `claimId` that is not null. */
  @Bookkeeping()
  @Column('uuid')
  @HideField()
  targetId: string;

  /** Whether the evidence supports or contradicts. */
  @Column('text')
  @Field(() => StanceEnum)
  stance: Stance;

  /** How much the evidence can carry, by default derived from how the insight was obtained. */
  @Column('text')
  @Field(() => EvidenceClassEnum)
  class: EvidenceClass;

  @Bookkeeping()
  @Column('boolean')
  @HideField()
  classIsTold: boolean;

  /** Reason for the link, up to 2,000 characters; null if none was given. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @Prose(2_000)
  @Personal('notes', { isLogged: true, copies: 'NAMES' })
  note: string | null;

  @Column('uuid', { nullable: true })
  @HideField()
  linkedById: string | null;

  /** Name of the API key that linked it. */
  @Column('text')
  linkedByName: string;

  /** Instant since which the evidence no longer counts, because it was removed or its quote or insight was withdrawn; null while it counts. */
  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  withdrawnAt: Date | null;
}

/** One page of evidence. */
export const EvidenceConnection = countedConnectionOf<Evidence>(() => Evidence, 'Evidence');
