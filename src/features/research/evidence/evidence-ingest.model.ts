import { Field, ID, InputType } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { EVIDENCE_CLASSES, type EvidenceClass } from '../../../domain/research/evidence/evidence-class.ts';
import { STANCES, type Stance } from '../../../domain/research/evidence/stance.ts';
import type { Warning } from '../../../domain/warning.ts';
import { OptionalLine } from '../../../platform/graphql/validators.ts';
import { type Evidence, EvidenceClassEnum, StanceEnum } from './evidence.model.ts';

/** Most links given with one insight. Chosen: an insight that is evidence of more says nothing about any. */
export const MOST_LINKS = 20;

/** A link that is ingested with an insight: what the insight is evidence of. One of `nodeId`, `shortKey`, `ref`, `assumptionId` and `claimId` is needed. */
@InputType()
export class IngestedEvidenceInput {
  /** Opportunity or solution by its id. */
  @Field(() => ID, { nullable: true })
  nodeId?: string | null;

  /** Opportunity or solution by its short key, such as "OPP-42". */
  @Field(() => String, { nullable: true })
  @OptionalLine(50)
  shortKey?: string | null;

  /** Opportunity or solution by its id in another system, `system:externalId`, such as "jira:SHOP-17". */
  @Field(() => String, { nullable: true })
  @OptionalLine(251)
  ref?: string | null;

  /** Assumption of a solution or an opportunity, by its id. */
  @Field(() => ID, { nullable: true })
  assumptionId?: string | null;

  /** Claim about a persona, by its id. */
  @Field(() => ID, { nullable: true })
  claimId?: string | null;

  /** Whether the evidence supports or contradicts. */
  @Field(() => StanceEnum, { defaultValue: 'SUPPORTS' })
  @IsIn(Object.keys(STANCES))
  stance: Stance;

  /** How much the evidence can carry; null to derive it from how the insight was obtained. */
  @Field(() => EvidenceClassEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(EVIDENCE_CLASSES))
  class?: EvidenceClass | null;
}

/** Evidence that a link makes of its insight. */
export type LinkEvidence = Pick<Evidence, 'stance' | 'class' | 'classIsTold'> &
  Partial<Pick<Evidence, 'nodeId' | 'assumptionId' | 'claimId'>>;

/** What evidence of an insight as a whole is of, as one text: the insight and the target. */
export const linkKey = ({
  insightId,
  nodeId,
  assumptionId,
  claimId,
}: Partial<Pick<Evidence, 'nodeId' | 'assumptionId' | 'claimId'>> & { readonly insightId: string }): string =>
  `${insightId}/${nodeId ?? assumptionId ?? claimId ?? ''}`;

/** What the links of one insight lead to. */
export interface ResolvedLinks {
  /** Evidence for each link whose target exists and is not archived. */
  readonly evidence: readonly LinkEvidence[];
  /** One sentence for each other link. */
  readonly warnings: readonly Warning[];
}
