import { Field, HideField, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import type { Participant } from './participant.model.ts';

/** What a merge moved, so that it can be undone: ids by the name of whoever moved them, and what the one was before. */
export interface Moved {
  readonly ids: Readonly<Record<string, readonly string[]>>;
  readonly into: Pick<Participant, 'relationship' | 'segments' | 'personaIds' | 'accountId' | 'consentStatus'>;
}

/** Two participants who turned out to be one person. */
@ObjectType({ implements: () => [Node] })
@Entity('participant_merge')
@RequiresScope('insight:read')
export class ParticipantMerge extends VersionedRow implements Node {
  @Column('uuid')
  @HideField()
  fromId: string;

  @Column('uuid')
  @HideField()
  intoId: string;

  @Column('jsonb')
  @HideField()
  moved: Moved;

  /** Instant at which it was undone; null while they count as one. */
  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  undoneAt: Date | null;
}
