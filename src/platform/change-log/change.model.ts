import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../paging/connection.model.ts';

/** One change as the log keeps it. */
@ObjectType()
export class Change {
  /** Type of what was changed, such as "Opportunity". */
  entityType: string;

  /** What was changed. */
  @Field(() => ID)
  entityId: string;

  /** Version of the thing after the change. */
  @Field(() => Int)
  version: number;

  /** What was done: CREATED, UPDATED, MOVED, REORDERED, ARCHIVED, RESTORED, MERGED, DELETED and the like. */
  operation: string;

  /** Name of the API key by which it was done. */
  actor: string;

  /** Person on whose behalf it was done; null when the key acted for itself. */
  @Field(() => ID, { nullable: true })
  onBehalfOfId: string | null;

  /** Request by which it was done. */
  requestId: string;

  /** Instant of the change, UTC. */
  at: Date;

  /** Names of the fields that the change touched; empty when the thing was created or deleted. */
  @Field(() => [String])
  changedFields: string[];
}

/** Where the changes of things stand. */
export const HISTORY_ROWS = { table: 'change_log', memberIds: ['entity_id'] };

/** One page of changes. */
export const ChangeConnection = connectionOf<Change>(() => Change, 'Change');
