import { Field, HideField, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMinSize, ArrayUnique, IsIn, IsOptional, MinDate } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { SCOPES, type Scope } from '../../../domain/scope.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import { Line, OptionalLine } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';

/** Scopes as enum values. GraphQL names cannot contain a colon, so `tree:read` is TREE_READ. */
export const ScopeEnum = Object.fromEntries(
  Object.keys(SCOPES).map((scope) => [scope.replace(':', '_').toUpperCase(), scope]),
);
registerEnumType(ScopeEnum, {
  name: 'Scope',
  description: 'One permission of an API key. Write scopes do not imply read scopes.',
  valuesMap: Object.fromEntries(
    Object.entries(SCOPES).map(([scope, description]) => [scope.replace(':', '_').toUpperCase(), { description }]),
  ),
});

/** Key by which a program uses the API. Its token is shown once, when the key is created or rotated; only a hash is stored. */
@ObjectType({ implements: () => [Node] })
@Entity('api_key')
@RequiresScope('admin')
export class ApiKey extends VersionedRow implements Node {
  /** Purpose of the key, 1 to 200 characters; the change log shows the key by this name. */
  @Column('text')
  @Line()
  name: string;

  /** Permissions of the key, at least one scope. */
  @Column('text', { array: true })
  @Field(() => [ScopeEnum])
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(Object.keys(SCOPES), { each: true })
  scopes: Scope[];

  /** Source system that the key is bound to, named as in insights; null when it is bound to none. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @OptionalLine(100)
  sourceSystem: string | null;

  /** Instant from which the key is no longer accepted, UTC; null when it does not expire. */
  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  @IsOptional()
  @MinDate(() => new Date(), { message: '$property takes an instant that is still to come' })
  expiresAt: Date | null;

  /** Instant at which the key was revoked, UTC; null while it is valid. */
  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  revokedAt: Date | null;
}

/** A token of an API key: its hash, the end of its validity, and its last use. */
@Entity('api_key_secret')
export class ApiKeySecret {
  @HideField()
  @Column('uuid', { primary: true })
  workspaceId: string;

  @Column('uuid', { primary: true })
  id: string;

  @Column('uuid')
  keyId: string;

  @Column('text')
  hash: string;

  @Column('timestamptz')
  createdAt: Date;

  /** Instant at which the token expires because the key was rotated; null when it was not rotated since. */
  @Column('timestamptz', { nullable: true })
  validUntil: Date | null;

  @Column('timestamptz', { nullable: true })
  lastUsedAt: Date | null;
}

/** One page of API keys. */
export const ApiKeyConnection = countedConnectionOf<ApiKey>(() => ApiKey, 'ApiKey');
