import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { OVERLAP_REASONS, type OverlapReason } from '../../../domain/context/persona/overlap.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { Persona } from './persona.model.ts';

const OverlapReasonEnum = registerEnum('OverlapReason', 'Why two personas cannot be told apart.', OVERLAP_REASONS);

/** Most personas compared with each other at once. Chosen: people cannot keep more apart, and the number of pairs grows with the square. */
export const MOST_COMPARED = 40;
/** Number of pairs among that many personas. */
const MOST_PAIRS = (MOST_COMPARED * (MOST_COMPARED - 1)) / 2;

/** One reason why two personas cannot be told apart. */
@ObjectType()
@RequiresScope('tree:read')
export class OverlapExplanation {
  /** The reason, for programs. */
  @Field(() => OverlapReasonEnum)
  reason: OverlapReason;

  /** The reason in one sentence, to show to people. */
  words: string;
}

/** Two personas without a difference that matters. */
@ObjectType()
@RequiresScope('tree:read')
export class OverlappingPair {
  /** The persona that was created first. */
  @Field(() => Persona)
  first: Persona;

  /** The persona that was created later. */
  @Field(() => Persona)
  second: Persona;

  /** Reasons why they cannot be told apart, one or two. */
  @Field(() => [OverlapExplanation])
  @AtMost(Object.keys(OVERLAP_REASONS).length)
  reasons: readonly OverlapExplanation[];
}

/** Comparison of personas with each other. */
@ObjectType()
@RequiresScope('tree:read')
export class PersonaOverlap {
  /** Pairs that cannot be told apart, first created first; empty when all personas differ. */
  @Field(() => [OverlappingPair])
  @AtMost(MOST_PAIRS)
  pairs: OverlappingPair[];

  /** Number of personas that were compared, each with each. */
  @Field(() => Int)
  compared: number;

  /** Whether there are more than 40 personas: then only the 40 created first were compared, and `personaIds` can choose others. */
  isCut: boolean;
}

/** Selects the personas to compare. Archived ones are left out unless they are named. */
@ArgsType()
export class PersonaOverlapArgs {
  /** Personas to compare, up to 40; null for those of the product, or all. */
  @Field(() => [ID], { nullable: true })
  personaIds?: string[] | null;

  /** Only personas of this product; null for all, also those without a product. */
  @Field(() => ID, { nullable: true })
  productId?: string | null;
}
