import { Field, HideField, ID, Int, InterfaceType, ObjectType } from '@nestjs/graphql';
import { Column, PrimaryColumn } from 'typeorm';

/** Anything with an id of its own that `node` can fetch again. */
@InterfaceType({ resolveType: (thing: { __typename?: string }) => thing.__typename })
export abstract class Node {
  /** Identifies the thing across all workspaces; a UUID whose order is that of creation. */
  @Field(() => ID)
  id: string;
}

/** What every row of a workspace has. */
@ObjectType({ isAbstract: true })
@InterfaceType({ isAbstract: true })
export abstract class Row {
  /** Workspace that owns the row; first in every key. */
  @HideField()
  @PrimaryColumn('uuid')
  workspaceId: string;

  /** Identifies the thing across all workspaces; a UUID whose order is that of creation. */
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  /** Instant it was added, UTC. */
  @Column('timestamptz')
  createdAt: Date;
}

/** A row that people change, one at a time. */
@ObjectType({ isAbstract: true })
@InterfaceType({ isAbstract: true })
export abstract class VersionedRow extends Row {
  /** Counts the changes of its own fields, from 1; what an update expects. */
  @Field(() => Int)
  @Column('int')
  version: number;

  /** Instant of the last change, UTC. */
  @Column('timestamptz')
  updatedAt: Date;
}

/** A row that is never deleted: archived it stays readable, but is not edited and does not show in lists. */
@ObjectType({ isAbstract: true })
@InterfaceType({ isAbstract: true })
export abstract class ArchivableRow extends VersionedRow {
  /** Instant at which it was archived, UTC; null when it is not. */
  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  archivedAt: Date | null;

  /** Why it was archived, 1 to 500 characters; null when it is not. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  archiveReason: string | null;
}
