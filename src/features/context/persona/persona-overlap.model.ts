import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { OVERLAP_REASONS, type OverlapReason } from '../../../domain/context/persona/overlap.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { Persona } from './persona.model.ts';

const OverlapReasonEnum = registerEnum('OverlapReason', 'Why two personas cannot be told apart.', OVERLAP_REASONS);

/** Most personas compared with each other at once. Chosen: nobody keeps more apart, and the pairs grow with the square. */
export const MOST_COMPARED = 40;
/** Pairs of so many. */
const MOST_PAIRS = (MOST_COMPARED * (MOST_COMPARED - 1)) / 2;

/** One way in which two personas are the same. */
@ObjectType()
export class OverlapExplanation {
  /** What they have in common, for programs. */
  @Field(() => OverlapReasonEnum)
  reason: OverlapReason;

  /** What they have in common, one sentence to show to people. */
  words: string;
}

/** Two personas that nothing tells apart which makes a difference. */
@ObjectType()
@RequiresScope('tree:read')
export class OverlappingPair {
  /** The one that was made first. */
  @Field(() => Persona)
  first: Persona;

  /** The one that was made later. */
  @Field(() => Persona)
  second: Persona;

  /** Why they cannot be told apart, one or two. */
  @Field(() => [OverlapExplanation])
  @AtMost(Object.keys(OVERLAP_REASONS).length)
  reasons: readonly OverlapExplanation[];
}

/** Personas laid side by side. */
@ObjectType()
@RequiresScope('tree:read')
export class PersonaOverlap {
  /** Pairs that cannot be told apart, those made first at the top; empty when every persona makes a difference. */
  @Field(() => [OverlappingPair])
  @AtMost(MOST_PAIRS)
  pairs: OverlappingPair[];

  /** How many personas were compared, each with each. */
  @Field(() => Int)
  compared: number;

  /** Whether there are more than the 40 made first, which alone were compared; then name the ones that matter. */
  isCut: boolean;
}

/** Which personas are compared. Archived ones are left out unless they are named. */
@ArgsType()
export class PersonaOverlapArgs {
  /** These personas, up to 40; null for those of the product, or all. */
  @Field(() => [ID], { nullable: true })
  personaIds?: string[] | null;

  /** Those of this product; null for those of every product and of none. */
  @Field(() => ID, { nullable: true })
  productId?: string | null;
}
