import { Extensions, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../paging/connection.model.ts';
import { FieldChange } from './field-change.model.ts';
import { type Operation, OPERATIONS } from './operation.ts';
import { ForEveryKey } from '../request/for-every-key.ts';

/** The operations, for GraphQL. */
export const OperationEnum = Object.fromEntries(Object.keys(OPERATIONS).map((key) => [key, key]));
registerEnumType(OperationEnum, {
  name: 'ChangeOperation',
  description: 'What was done to a thing.',
  valuesMap: Object.fromEntries(Object.entries(OPERATIONS).map(([key, description]) => [key, { description }])),
});

/** The types, for GraphQL. */
export const EntityTypeEnum: Record<string, string> = {};
const entityTypes: Record<string, { readonly description: string }> = {};
registerEnumType(EntityTypeEnum, {
  name: 'EntityType',
  description: 'Type of a thing that the change log tells of.',
  valuesMap: entityTypes,
});

/**
 * Names the types of which the log tells: every model with rows, in capitals, as the enum `EntityType`. The log stores the
 * names of the classes, which are also those of their GraphQL types.
 */
export function nameEntityTypes(models: readonly { readonly name: string }[]): void {
  for (const { name } of models) {
    const key = name.replace(/(?<=[a-z])[A-Z]/g, '_$&').toUpperCase();
    EntityTypeEnum[key] = name;
    entityTypes[key] = { description: `Things of the type ${name}.` };
  }
}

/** Most fields that one change can tell of: no thing has more. Chosen; a test compares it with the models. */
export const MOST_FIELDS = 40;

/** One change as the log keeps it. */
@ObjectType()
@ForEveryKey('a history is a field of what it tells of, which says who may read it')
export class Change {
  /** Type of what was changed. */
  @Field(() => EntityTypeEnum)
  entityType: string;

  /** What was changed. */
  @Field(() => ID)
  entityId: string;

  /** Version of the thing after the change. */
  @Field(() => Int)
  version: number;

  /** What was done. */
  @Field(() => OperationEnum)
  operation: Operation;

  /** Name of the API key by which it was done. */
  actor: string;

  /**
   * System in whose name it was done: the one that the key is bound to, or whose batch was ingested. Null when it was done in
   * nobody's. A sync that writes as a system knows its own changes by it.
   */
  @Field(() => String, { nullable: true })
  origin: string | null;

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

  /**
   * What the fields were before the change and are after it. Of what was created, the fields that had a value; of what was
   * deleted, the last ones.
   */
  @Field(() => [FieldChange])
  @Extensions({ atMost: MOST_FIELDS })
  changes: FieldChange[];
}

/** Where the changes of things stand. */
export const HISTORY_ROWS = { table: 'change_log', memberIds: ['entity_id'] };

/** One page of changes. */
export const ChangeConnection = connectionOf<Change>(() => Change, 'Change');
