import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, Min } from 'class-validator';
import { IdempotencyKey, Line } from './validators.ts';

/** Part of every create: it may be sent twice. */
@InputType({ isAbstract: true })
export class RepeatableInput {
  /** Key of your choice, up to 255 characters: a retry with the same key within 24 hours makes nothing anew. */
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

  /** Version that the caller knows; when somebody changed the thing meanwhile, nothing is changed. */
  @Field(() => Int)
  @IsInt()
  @Min(1)
  expectedVersion: number;
}

/** Part of whatever archives: which thing, in which state the caller knows it, and why. */
@InputType({ isAbstract: true })
export class ArchivingInput extends VersionedInput {
  /** Why it is archived, 1 to 500 characters: whoever finds it one day wants to know. */
  @Line(500)
  reason: string;
}
