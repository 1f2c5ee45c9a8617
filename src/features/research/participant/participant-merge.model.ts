import { Field, HideField, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Bookkeeping, Personal, SubjectBy } from '../../../platform/change-log/personal.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';

/** What a merge changed, so that it can be undone. */
export interface Moved {
  /** Ids of the moved rows, by the name of the records. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
}

/** Most merges that one participant tells of. Chosen: more systems than know one person. */
export const MOST_MERGES = 50;

/** Two participants who turned out to be one person. */
@ObjectType({ implements: () => [Node] })
@Entity('participant_merge')
@RequiresScope('insight:read')
@SubjectBy({ property: 'intoId' }, { property: 'mergedId' })
export class ParticipantMerge extends VersionedRow implements Node {
  /** Participant who was merged into the other. */
  @Column('uuid')
  @HideField()
  mergedId: string;

  /** Participant who stays. */
  @Column('uuid')
  @HideField()
  intoId: string;

  /** What the merge changed. */
  @Bookkeeping()
  @Column('jsonb')
  @HideField()
  @Personal('identity', { isLogged: true, copies: 'NONE' })
  moved: Moved;

  /** Whether match keys that both share have joined them, and not a person. */
  @Column('boolean')
  byMatchKeys: boolean;

  /** Instant at which it was undone; null while they count as one. */
  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  undoneAt: Date | null;
}
