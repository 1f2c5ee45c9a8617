import { Field, HideField, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import { EVIDENCE_CLASSES, type EvidenceClass } from '../../../domain/research/evidence/evidence-class.ts';
import { STANCES, type Stance } from '../../../domain/research/evidence/stance.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import { Prose } from '../../../platform/graphql/validators.ts';
import { connectionOf } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';

export const StanceEnum = registerEnum('Stance', 'Which way a piece of evidence points.', STANCES);
export const EvidenceClassEnum = registerEnum(
  'EvidenceClass',
  'How much a piece of evidence can carry, strongest first; never summed.',
  EVIDENCE_CLASSES,
);

/** What an insight, or a quote of it, says for or against an opportunity, a solution, an assumption or a claim. */
@ObjectType({ implements: () => [Node] })
@Entity('evidence')
@RequiresScope('insight:read')
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

  /** Whichever of the three it points at. */
  @Column('uuid')
  @HideField()
  targetId: string;

  /** Which way it points. */
  @Column('text')
  @Field(() => StanceEnum)
  stance: Stance;

  /** How much it can carry: by how the insight was brought about, unless somebody said otherwise. */
  @Column('text')
  @Field(() => EvidenceClassEnum)
  class: EvidenceClass;

  @Column('boolean')
  @HideField()
  classIsTold: boolean;

  /** Why somebody thinks so, up to 2,000 characters; null where nobody said. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @Prose(2_000)
  note: string | null;

  @Column('uuid', { nullable: true })
  @HideField()
  linkedById: string | null;

  /** Name of the API key by which it was linked. */
  @Column('text')
  linkedByName: string;

  /** Instant since which it counts no longer: unlinked, or its quote or insight was taken back; null while it counts. */
  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  withdrawnAt: Date | null;
}

/** One page of evidence. */
export const EvidenceConnection = connectionOf<Evidence>(() => Evidence, 'Evidence');
