import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { AtMost } from '../../../platform/access/requires-scope.ts';
import { ForEveryKey } from '../../../platform/request/for-every-key.ts';
import { SCOPES, type Scope } from '../../../domain/scope.ts';
import { ScopeEnum } from './api-key.model.ts';
import { Workspace } from './workspace.model.ts';

/** Limits of one request. */
@ObjectType()
export class Limits {
  /** Most fields in one answer. */
  @Field(() => Int)
  cost: number;

  /** Most levels of nested fields in one document. */
  @Field(() => Int)
  depth: number;

  /** Most aliases in one document. */
  @Field(() => Int)
  aliases: number;

  /** Most lexical tokens in one document. */
  @Field(() => Int)
  tokens: number;

  /** Most bytes of one document. */
  @Field(() => Int)
  documentBytes: number;

  /** Most bytes of one request with its variables. */
  @Field(() => Int)
  requestBytes: number;

  /** Most requests a minute of the key to one process. */
  @Field(() => Int)
  requestsPerMinute: number;

  /** Cost that the key may spend a minute at one process: fields answered, mutations, and bytes sent. */
  @Field(() => Float)
  costPerMinute: number;

  /** Cost that is left to the key in this minute; what this request costs at most is taken off already. */
  @Field(() => Float)
  costRemaining: number;
}

/** The authenticated caller: its key, workspace, scopes and limits. */
@ObjectType()
@ForEveryKey('it tells a caller of its own key')
export class Viewer {
  /** The workspace of the calling key. */
  @Field(() => Workspace)
  workspace: Workspace;

  /** Name of the key, as the change log shows it. */
  keyName: string;

  /** Permissions of the key. */
  @Field(() => [ScopeEnum])
  @AtMost(Object.keys(SCOPES).length)
  scopes: Scope[];

  /** Source system that the key is bound to; null when it is bound to none. */
  @Field(() => String, { nullable: true })
  sourceSystem: string | null;

  /** Limits of one request. */
  limits: Limits;
}
