import { ArgsType, Field, Float, HideField, ID, ObjectType } from '@nestjs/graphql';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { FilterIds } from '../../../platform/graphql/validators.ts';
import { connectionOf, PageArgs } from '../../../platform/paging/connection.model.ts';

/** That a guardrail's metric is, or was, where it must not be: the latest unbroken run of readings outside its threshold. */
@ObjectType()
@RequiresScope('okr:read')
export class GuardrailBreach {
  @HideField()
  guardrailId: string;

  @HideField()
  workspaceId: string;

  /** The last reading outside, in the metric's unit. */
  @Field(() => Float)
  value: number;

  /** Instant of that reading, UTC. */
  observedAt: Date;

  /** Instant of the first reading of the run outside, UTC. */
  since: Date;

  /** Instant of the reading that was within again, UTC; null while it goes on. */
  @Field(() => Date, { nullable: true })
  until: Date | null;
}

/** One page of breaches. */
export const GuardrailBreachConnection = connectionOf<GuardrailBreach>(() => GuardrailBreach, 'GuardrailBreach');

/** Which breaches. */
@ArgsType()
export class GuardrailBreachArgs extends PageArgs {
  /** Cycle whose objectives and key results are looked at, and until whose last day readings count; null for all cycles that today falls into. Outcomes are looked at either way. */
  @Field(() => ID, { nullable: true })
  cycleId?: string | null;

  /** Only beside objectives, key results or outcomes of these teams, at most 100 teams; null for those of every team and of none. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  teamIds?: string[] | null;

  /** Whether breaches are listed too that ended within the cycle; beside outcomes, where no cycle is named, whenever they did. */
  @Field(() => Boolean, { defaultValue: false })
  recovered: boolean;
}
