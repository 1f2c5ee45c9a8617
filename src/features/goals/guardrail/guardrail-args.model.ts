import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { FilterIds } from '../../../platform/graphql/validators.ts';
import { listArgs } from '../../../platform/paging/list-args.model.ts';

/** Narrows a list of guardrails; what is left out narrows nothing. */
@InputType()
export class GuardrailFilter {
  /** Only guardrails of these cycles' objectives and their key results, at most 100 cycles; those of outcomes are left out then. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  cycleIds?: string[] | null;

  /** Only guardrails of these teams' objectives, key results or outcomes, at most 100 teams. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  teamIds?: string[] | null;

  /** Only guardrails of these metrics, at most 100 metrics. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  metricIds?: string[] | null;
}

/** Which guardrails. */
@ArgsType()
export class GuardrailArgs extends listArgs({ filter: GuardrailFilter }) {}
