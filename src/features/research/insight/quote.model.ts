import { Field, HideField, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Bookkeeping, Personal, SubjectBy } from '../../../platform/change-log/personal.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import { type QuoteOrigin, QuoteOriginEnum } from '../../tree/node/kinds/opportunity.model.ts';

/** Words that a person said, within an insight. */
@ObjectType({ implements: () => [Node] })
@Entity('quote')
@RequiresScope('insight:read')
@SubjectBy({ property: 'insightId', of: 'Insight' })
export class Quote extends VersionedRow implements Node {
  /** Insight that it belongs to. */
  @Column('uuid')
  @HideField()
  insightId: string;

  /** What tells it from the other quotes of its insight: its name in the source, or a digest of its text. */
  @Bookkeeping()
  @Column('text')
  @HideField()
  @Personal('quotes', { isLogged: true, leaves: 'DIGEST', copies: 'NONE' })
  naturalKey: string;

  /** What it is called in the source system of its insight; null where it has no name there. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @Personal('quotes', { isLogged: true, copies: 'NONE' })
  externalId: string | null;

  /** Place among the quotes of its insight, from 0. */
  @Column('int')
  @Field(() => Int)
  place: number;

  /** The words, up to 5,000 characters; empty once they were removed. */
  @Column('text')
  @Personal('quotes')
  text: string;

  /** How close it is to what was said. */
  @Column('text')
  @Field(() => QuoteOriginEnum)
  origin: QuoteOrigin;

  /** Where it begins in the recording, in seconds from its start; null if not stated. */
  @Column('float8', { nullable: true })
  @Field(() => Number, { nullable: true })
  startsAtSeconds: number | null;

  /** Where it ends in the recording, in seconds from its start; null if not stated. */
  @Column('float8', { nullable: true })
  @Field(() => Number, { nullable: true })
  endsAtSeconds: number | null;

  /** Instant since which its insight holds it no longer: it counts no more; null while it stands. */
  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  withdrawnAt: Date | null;
}
