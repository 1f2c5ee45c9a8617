import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AtMost } from '../../../platform/access/requires-scope.ts';
import { SCOPES, type Scope } from '../../../domain/scope.ts';
import { ScopeEnum } from './api-key.model.ts';

/** What one request may ask for. */
@ObjectType()
export class Limits {
  /** Fields that one answer may hold. */
  @Field(() => Int)
  cost: number;

  /** Levels of fields that one document may nest. */
  @Field(() => Int)
  depth: number;

  /** Aliases that one document may use. */
  @Field(() => Int)
  aliases: number;

  /** Lexical tokens that one document may hold. */
  @Field(() => Int)
  tokens: number;

  /** Bytes that one document may hold. */
  @Field(() => Int)
  documentBytes: number;

  /** Bytes that one request with its variables may hold. */
  @Field(() => Int)
  requestBytes: number;

  /** Requests a minute that the key may make to one process. */
  @Field(() => Int)
  requestsPerMinute: number;
}

/** Whoever sent the request: the key, its workspace and what it may do. */
@ObjectType()
export class Viewer {
  /** Workspace that the key is of. */
  @Field(() => ID)
  workspaceId: string;

  /** What people call the workspace, 1 to 200 characters. */
  workspaceName: string;

  /** Name of the key, as the change log shows it. */
  keyName: string;

  /** What the key may do. */
  @Field(() => [ScopeEnum])
  @AtMost(Object.keys(SCOPES).length)
  scopes: Scope[];

  /** Source system that the key is bound to; null when it is bound to none. */
  @Field(() => String, { nullable: true })
  sourceSystem: string | null;

  /** What one request may ask for. */
  limits: Limits;
}
