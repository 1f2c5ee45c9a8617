import { Field, ObjectType } from '@nestjs/graphql';
import type { Confidence } from '../../../domain/research/evidence/confidence.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';

/** Confidence in an opportunity or an idea by the evidence, on Gilad's confidence meter. */
@ObjectType('Confidence', {
  description: "Confidence in an opportunity or an idea by the evidence, on Gilad's confidence meter.",
})
@RequiresScope('tree:read')
export class ConfidenceModel implements Confidence {
  /** Level from 0.01 (nobody was heard) to 10 (launched with success); an order rather than an amount. */
  level: number;

  /** For an opportunity, whether a third or more of those heard contradict it. For an idea, whether a test refuted an assumption that it still rests on, or the whole of it, and no later test as strong supported that. */
  contested: boolean;

  /** Why the level is that high and no higher, in sentences. */
  reason: string;

  /** What would raise the level, in a sentence; null at the highest level. */
  @Field(() => String, { nullable: true })
  wouldRaiseIt: string | null;
}
