import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, Matches } from 'class-validator';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';
import { listArgs, orderOf } from '../../../platform/paging/list-args.model.ts';

/** Most digests of one participant in one answer. */
export const MOST_DIGESTS = 100;

/** Record that a participant was erased: kept outside of the database, it cleans a backup that is put back. It contains no name. */
@ObjectType()
@RequiresScope('admin')
export class Erasure {
  /** Who was erased. */
  @Field(() => ID)
  participantId: string;

  /** Instant at which it was done, UTC. */
  erasedAt: Date;

  /** Digests of what systems called them, SHA-256 in hexadecimal; up to 100. */
  @Field(() => [String])
  @AtMost(MOST_DIGESTS)
  digests: string[];
}

/** One page of erasures. */
export const ErasureConnection = countedConnectionOf<Erasure>(() => Erasure, 'Erasure');

/** Narrows a list of erasures; what is left out narrows nothing. */
@InputType()
export class ErasureFilter {
  /** Only participants who were erased at this instant or later, such as since the last time that the list was kept. */
  @Field(() => Date, { nullable: true })
  from?: Date | null;

  /** Only participants who were erased before this instant. */
  @Field(() => Date, { nullable: true })
  to?: Date | null;
}

/** What erasures can be sorted by. */
export const ErasureOrder = orderOf('Erasure', {
  CREATED_AT: 'When the participant was first heard of.',
  ERASED_AT: 'When the participant was erased.',
});

/** Which erasures, in which order. */
@ArgsType()
export class ErasureArgs extends listArgs({ filter: ErasureFilter, orderBy: ErasureOrder }) {}

/** An erasure as `erasures` told of it. */
@InputType()
export class ErasureInput {
  /** Who was erased. */
  @Field(() => ID)
  participantId: string;

  /** Digests of what systems called them; up to 100. */
  @Field(() => [String])
  @ArrayMaxSize(MOST_DIGESTS)
  @Matches(/^[0-9a-f]{64}$/, { each: true, message: '$property takes a digest that erasures told of' })
  digests: string[];
}
