import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { EVIDENCE_CLASSES, type EvidenceClass } from '../../../domain/research/evidence/evidence-class.ts';
import { STANCES, type Stance } from '../../../domain/research/evidence/stance.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Prose } from '../../../platform/graphql/validators.ts';
import { UserError } from '../../../platform/graphql/payload.model.ts';
import { Evidence, EvidenceClassEnum, StanceEnum } from '../evidence/evidence.model.ts';
import { Insight } from '../insight/insight.model.ts';

/** Most items of one call. */
export const MOST_DECIDED = 500;

/** How evidence points, and how much it can carry. */
@InputType({ isAbstract: true })
export class EvidenceFields {
  /** How much it can carry; null to go by how the insight was brought about. */
  @Field(() => EvidenceClassEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(EVIDENCE_CLASSES))
  class?: EvidenceClass | null;

  /** Why you think so, up to 2,000 characters. */
  @Field(() => String, { nullable: true })
  @Prose(2_000)
  note?: string | null;
}

/** One insight, and what it is evidence of: exactly one of `nodeId`, `assumptionId` and `claimId`. */
@InputType()
export class InsightLinkItemInput extends EvidenceFields {
  /** Insight that says so; neither deleted nor marked as a duplicate. */
  @Field(() => ID)
  insightId: string;

  /** Quote of it that says so; null for the insight as a whole. */
  @Field(() => ID, { nullable: true })
  quoteId?: string | null;

  /** Node of which it is evidence, an opportunity or a solution as a rule; a merged one stands for the one that it is now. */
  @Field(() => ID, { nullable: true })
  nodeId?: string | null;

  /** Assumption of which it is evidence. */
  @Field(() => ID, { nullable: true })
  assumptionId?: string | null;

  /** Claim about a persona of which it is evidence. */
  @Field(() => ID, { nullable: true })
  claimId?: string | null;

  /** Which way it points. */
  @Field(() => StanceEnum, { defaultValue: 'SUPPORTS' })
  @IsIn(Object.keys(STANCES))
  stance: Stance;
}

/** What became of one piece of evidence. */
@ObjectType()
@RequiresScope('insight:read')
export class EvidenceResult {
  /** Place of the item in the input, from 0. */
  @Field(() => Int)
  index: number;

  /** The evidence as it now is; null when the item was declined and there is none. */
  @Field(() => Evidence, { nullable: true })
  evidence: Evidence | null;

  /** Why this item was declined, with paths from the input's top; empty when it was not. */
  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

/** What became of one insight. */
@ObjectType()
@RequiresScope('insight:read')
export class InsightDecisionResult {
  /** Place of the id in the input, from 0. */
  @Field(() => Int)
  index: number;

  /** The insight as it now is; null when there is none of that id. */
  @Field(() => Insight, { nullable: true })
  insight: Insight | null;

  /** Why this one was declined; empty when it was not. */
  @Field(() => [UserError])
  userErrors: readonly UserError[];
}
