import type { Type } from '@nestjs/common';
import { Field, ID, InputType, Int, IntersectionType, PartialType, PickType } from '@nestjs/graphql';
import { IsInt, Min } from 'class-validator';
import { IdempotencyKey, Line } from './validators.ts';

/** Part of every create: it may be sent twice. */
@InputType({ isAbstract: true })
export class RepeatableInput {
  /** Key of your choice, up to 255 characters: a retry with the same key within 24 hours makes nothing anew. It is known by the API key that sent it, and by the mutation. */
  @Field(() => String, { nullable: true })
  @IdempotencyKey()
  idempotencyKey?: string | null;
}

/** Part of every change: which thing, and in which state the caller knows it. */
@InputType({ isAbstract: true })
export class VersionedInput {
  /** Thing to change. */
  @Field(() => ID)
  id: string;

  /** Version that the caller knows; if the thing has changed since, nothing is changed. */
  @Field(() => Int)
  @IsInt()
  @Min(1)
  expectedVersion: number;
}

/** Part of whatever archives: which thing, in which state the caller knows it, and why. */
@InputType({ isAbstract: true })
export class ArchivingInput extends VersionedInput {
  /** Why it is archived, 1 to 500 characters: people who find it later want to know. */
  @Line(500)
  reason: string;
}

/** What has the properties of all these classes. */
type AllOf<Parts> = Parts extends readonly [Type<infer First>, ...infer Others] ? First & AllOf<Others> : unknown;

/** Base of an input that takes the fields of all its parts. */
export const inputOf = <Parts extends readonly Type[]>(...parts: Parts): Type<AllOf<Parts>> =>
  parts.reduce((one, other) => IntersectionType(one, other)) as Type<AllOf<Parts>>;

/** Fields of a model that may be left out. Null is checked like any other value: it passes only where the model allows it. */
export const optionalFields = <Model, Name extends keyof Model>(model: Type<Model>, names: readonly Name[]) =>
  PartialType(PickType(model, names, InputType), { skipNullProperties: false });
