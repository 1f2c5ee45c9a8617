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

/** Class and note of a piece of evidence. */
@InputType({ isAbstract: true })
export class EvidenceFields {
  /** How much the evidence can carry; null to derive it from how the insight was obtained. */
  @Field(() => EvidenceClassEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(EVIDENCE_CLASSES))
  class?: EvidenceClass | null;

  /** Reason for the link, up to 2,000 characters. */
  @Field(() => String, { nullable: true })
  @Prose(2_000)
  note?: string | null;
}

/** Link of an insight to its target: exactly one of `nodeId`, `assumptionId` and `claimId`. */
@InputType()
export class EvidenceCreateItemInput extends EvidenceFields {
  /** Insight that is the evidence; neither deleted nor marked as a duplicate. */
  @Field(() => ID)
  insightId: string;

  /** Quote of the insight that is the evidence; null for the insight as a whole. */
  @Field(() => ID, { nullable: true })
  quoteId?: string | null;

  /** Node that the insight is evidence of, usually an opportunity or a solution. A merged node is replaced by the one that remains. */
  @Field(() => ID, { nullable: true })
  nodeId?: string | null;

  /** Assumption that the insight is evidence of. */
  @Field(() => ID, { nullable: true })
  assumptionId?: string | null;

  /** Claim about a persona that the insight is evidence of. */
  @Field(() => ID, { nullable: true })
  claimId?: string | null;

  /** Whether the evidence supports or contradicts. */
  @Field(() => StanceEnum, { defaultValue: 'SUPPORTS' })
  @IsIn(Object.keys(STANCES))
  stance: Stance;
}

/** The result for one piece of evidence. */
@ObjectType()
@RequiresScope('insight:read')
export class EvidenceResult {
  /** Index of the item in the input, from 0. */
  @Field(() => Int)
  index: number;

  /** The current evidence; null if the item was refused and there is none. */
  @Field(() => Evidence, { nullable: true })
  evidence: Evidence | null;

  /** Why this item was refused, with paths from the top of the input; empty if it was not. */
  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

/** The result for one insight. */
@ObjectType()
@RequiresScope('insight:read')
export class InsightDecisionResult {
  /** Index of the id in the input, from 0. */
  @Field(() => Int)
  index: number;

  /** The current insight; null if none has that id. */
  @Field(() => Insight, { nullable: true })
  insight: Insight | null;

  /** Why this id was refused; empty if it was not. */
  @Field(() => [UserError])
  userErrors: readonly UserError[];
}
