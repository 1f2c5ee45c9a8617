import { ArgsType, Field, Float, ObjectType } from '@nestjs/graphql';
import type { ConfidenceOffer } from '../../../domain/priorities/scoring/confidence-factor.ts';
import type { ScoringModelKey } from '../../../domain/priorities/scoring/scoring-models.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { ConfidenceModel } from '../../research/evidence/confidence.model.ts';
import { ScoringModelKeyEnum } from './scoring-model.model.ts';

/** The model that confidence is offered for. */
@ArgsType()
export class ConfidenceOfferArgs {
  /** Model to score the node with. Evidence determines the confidence of RICE and ICE_GILAD. */
  @Field(() => ScoringModelKeyEnum)
  model: ScoringModelKey;
}

/** Confidence that the evidence supports, as a suggestion for a new score; `scoreRecord` takes it with `fromEvidence`. */
@ObjectType('ConfidenceOffer', {
  description:
    'Confidence that the evidence supports, as a suggestion for a new score; scoreRecord takes it with fromEvidence.',
})
@RequiresScope('tree:read')
export class ConfidenceOfferModel implements ConfidenceOffer {
  /** The level that counts, 0.01 to 10: the lower of problem and idea, or that of the idea from 5 on, where its own use proves the problem. */
  level: number;

  /** Value for the model's factor confidence, in its own unit: a share in RICE, points in ICE_GILAD. Null if none is offered. */
  @Field(() => Float, { nullable: true })
  value: number | null;

  /** Why the value is offered, or why none is, in sentences. */
  reason: string;

  /** What would raise the level, in a sentence; null if nothing would. */
  @Field(() => String, { nullable: true })
  wouldRaiseIt: string | null;

  /** Confidence in the opportunity, or in the parent opportunity of the solution. */
  @Field(() => ConfidenceModel)
  problem: ConfidenceModel;

  /** Confidence in the solution; null for an opportunity. */
  @Field(() => ConfidenceModel, { nullable: true })
  idea: ConfidenceModel | null;
}
