import { Field, ObjectType } from '@nestjs/graphql';
import type { Confidence } from '../../../domain/research/evidence/confidence.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';

/** How sure one may be of an opportunity or of an idea, by what was found, on Gilad's meter. */
@ObjectType('Confidence', {
  description: 'How sure one may be of an opportunity or of an idea, by what was found, on the meter of Gilad.',
})
@RequiresScope('tree:read')
export class ConfidenceModel implements Confidence {
  /** Level from 0.01, nobody was heard, to 10, launched with success; an order more than an amount. */
  level: number;

  /** Of an opportunity: a third or more of those heard contradict it. Of an idea: a test refuted it that counts for as much as any that supported it. */
  contested: boolean;

  /** Why it is that high and no higher, in sentences. */
  reason: string;

  /** What would raise it, in a sentence; null at the highest level there is. */
  @Field(() => String, { nullable: true })
  wouldRaiseIt: string | null;
}
