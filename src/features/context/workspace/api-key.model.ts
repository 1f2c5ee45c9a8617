import { Field, HideField, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMinSize, ArrayUnique, IsIn, IsOptional, MinDate } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { SCOPES, type Scope } from '../../../domain/scope.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import { Line, OptionalLine } from '../../../platform/graphql/validators.ts';
import { connectionOf } from '../../../platform/paging/connection.model.ts';

/** Scopes as enum values: GraphQL names hold no colon, so `tree:read` is TREE_READ. */
export const ScopeEnum = Object.fromEntries(
  Object.keys(SCOPES).map((scope) => [scope.replace(':', '_').toUpperCase(), scope]),
);
registerEnumType(ScopeEnum, {
  name: 'Scope',
  description: 'One thing that an API key may do. Write scopes do not imply read.',
  valuesMap: Object.fromEntries(
    Object.entries(SCOPES).map(([scope, description]) => [scope.replace(':', '_').toUpperCase(), { description }]),
  ),
});

/** Lets a program in. Its token is shown once, when it is made or rotated; only a hash is kept. */
@ObjectType({ implements: () => [Node] })
@Entity('api_key')
@RequiresScope('admin')
export class ApiKey extends VersionedRow implements Node {
  /** What the key is for, 1 to 200 characters; the change log names the key by it. */
  @Column('text')
  @Line()
  name: string;

  /** What the key may do, at least one scope. */
  @Column('text', { array: true })
  @Field(() => [ScopeEnum])
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(Object.keys(SCOPES), { each: true })
  scopes: Scope[];

  /** Source system that the key is bound to, as insights name it; null when it is bound to none. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @OptionalLine(100)
  sourceSystem: string | null;

  /** Instant from which the key is refused, UTC; null when it does not expire. */
  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  @IsOptional()
  @MinDate(() => new Date())
  expiresAt: Date | null;

  /** Instant at which the key was revoked, UTC; null while it is good. */
  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  revokedAt: Date | null;
}

/** What is kept of a token: its hash, until when it is good, when it was last used. */
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

  /** Null while it was not rotated. */
  @Column('timestamptz', { nullable: true })
  validUntil: Date | null;

  @Column('timestamptz', { nullable: true })
  lastUsedAt: Date | null;
}

/** One page of API keys. */
export const ApiKeyConnection = connectionOf<ApiKey>(() => ApiKey, 'ApiKey');
