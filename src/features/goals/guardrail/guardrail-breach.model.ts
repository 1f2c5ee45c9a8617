import { ArgsType, Field, Float, HideField, ID, ObjectType } from '@nestjs/graphql';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { FilterIds } from '../../../platform/graphql/validators.ts';
import { connectionOf, PageArgs } from '../../../platform/paging/connection.model.ts';

/** The latest unbroken run of readings outside a guardrail's threshold; ongoing or ended. */
@ObjectType()
@RequiresScope('okr:read')
export class GuardrailBreach {
  @HideField()
  guardrailId: string;

  @HideField()
  workspaceId: string;

  /** Value of the last reading outside the threshold, in the metric's unit. */
  @Field(() => Float)
  value: number;

  /** Instant of that reading, UTC. */
  observedAt: Date;

  /** Instant of the first reading of the run, UTC. */
  since: Date;

  /** Instant of the first reading back within the threshold, UTC; null while the breach goes on. */
  @Field(() => Date, { nullable: true })
  until: Date | null;
}

/** One page of breaches. */
export const GuardrailBreachConnection = connectionOf<GuardrailBreach>(() => GuardrailBreach, 'GuardrailBreach');

/** Filters and page of the list of breaches. */
@ArgsType()
export class GuardrailBreachArgs extends PageArgs {
  /** Cycle whose objectives and key results are included, and until whose last day readings count; null for all cycles that include today. Guardrails of outcomes are included either way. */
  @Field(() => ID, { nullable: true })
  cycleId?: string | null;

  /** Only breaches of these teams' objectives, key results or outcomes, at most 100 teams; null for all, including those without a team. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  teamIds?: string[] | null;

  /** Whether the list includes breaches that ended within the cycle. Where no cycle is named, those of outcomes are included whenever they ended. */
  @Field(() => Boolean, { defaultValue: false })
  recovered: boolean;
}
