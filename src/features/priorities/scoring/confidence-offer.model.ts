import { ArgsType, Field, Float, ID, ObjectType } from '@nestjs/graphql';
import type { ConfidenceOffer } from '../../../domain/priorities/scoring/confidence-factor.ts';
import type { ScoringModelKey } from '../../../domain/priorities/scoring/scoring-models.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { ConfidenceModel } from '../../research/evidence/confidence.model.ts';
import { ScoringModelKeyEnum } from './scoring-model.model.ts';

/** For what confidence is asked. */
@ArgsType()
export class ConfidenceOfferArgs {
  /** Opportunity or solution that is about to be scored. */
  @Field(() => ID)
  nodeId: string;

  /** Model that it is to be scored with; RICE and ICE_GILAD have a confidence that evidence tells. */
  @Field(() => ScoringModelKeyEnum)
  model: ScoringModelKey;
}

/** Confidence that evidence offers to a score, while somebody estimates it; `scoreRecord` takes it with `fromEvidence`. */
@ObjectType('ConfidenceOffer', {
  description:
    'Confidence that evidence offers to a score, while somebody estimates it; scoreRecord takes it with fromEvidence.',
})
@RequiresScope('tree:read')
export class ConfidenceOfferModel implements ConfidenceOffer {
  /** The lower level of problem and idea, 0.01 to 10. */
  level: number;

  /** What the model's factor confidence comes to, in its own unit: a share in RICE, points in ICE_GILAD. Null where none is offered. */
  @Field(() => Float, { nullable: true })
  value: number | null;

  /** Why it is offered, or why not, in sentences. */
  reason: string;

  /** What would raise the lower of both, in a sentence; null where nothing would. */
  @Field(() => String, { nullable: true })
  wouldRaiseIt: string | null;

  /** How sure one may be of the opportunity, or of the one that the solution hangs below. */
  @Field(() => ConfidenceModel)
  problem: ConfidenceModel;

  /** How sure one may be of the solution; null for an opportunity. */
  @Field(() => ConfidenceModel, { nullable: true })
  idea: ConfidenceModel | null;
}
