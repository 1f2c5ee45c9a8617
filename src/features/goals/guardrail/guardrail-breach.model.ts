import { ArgsType, Field, Float, HideField, ID, InputType, ObjectType } from '@nestjs/graphql';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { FilterIds } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';
import { listArgs, orderOf } from '../../../platform/paging/list-args.model.ts';

/** An unbroken run of readings outside a guardrail's threshold; ongoing or ended. For a cycle that is over, it is made of what was observed within the cycle and arrived before its figures were final. */
@ObjectType()
@RequiresScope('okr:read')
export class GuardrailBreach {
  @HideField()
  guardrailId: string;

  /** Cycle that the breach is looked at in; null for a guardrail of an outcome where no cycle is asked for. */
  @HideField()
  cycleId: string | null;

  /** Zone of the cycle, in whose days the breach is told; null without a cycle. */
  @HideField()
  timeZone: string | null;

  /** Lower bound that was broken or kept: that of the time when the figures of the cycle became final. */
  @HideField()
  lower: number | null;

  /** Upper bound, likewise. */
  @HideField()
  upper: number | null;

  /** Value of the worst reading of the run, which lies furthest outside the threshold, in the metric's unit. */
  @Field(() => Float)
  value: number;

  /** Instant of that reading, UTC; of the first one where several are as bad. */
  observedAt: Date;

  /** Value of the last reading of the run, in the metric's unit. */
  @Field(() => Float)
  latest: number;

  /** Instant of the first reading of the run, UTC. */
  since: Date;

  /** Instant of the first reading back within the threshold, UTC; null while the breach goes on. */
  @Field(() => Date, { nullable: true })
  until: Date | null;
}

/** One page of breaches. */
export const GuardrailBreachConnection = countedConnectionOf<GuardrailBreach>(() => GuardrailBreach, 'GuardrailBreach');

/** Narrows a list of breaches; what is left out narrows nothing. */
@InputType()
export class GuardrailBreachFilter {
  /** Cycle whose objectives and key results are included, and until whose last day readings count; left out, all cycles that include today. Guardrails of outcomes are included either way. */
  @Field(() => ID, { nullable: true })
  cycleId?: string | null;

  /** Only breaches of these teams' objectives, key results or outcomes, at most 100 teams. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  teamIds?: string[] | null;

  /** Whether the list includes every breach that ended within the cycle, beside the one that goes on. Where no cycle is named, those of outcomes are included whenever they ended. */
  @Field(() => Boolean, { defaultValue: false })
  includeRecovered: boolean;
}

/** What breaches can be sorted by. */
export const GuardrailBreachOrder = orderOf('GuardrailBreach', {
  CREATED_AT: 'When the guardrail was added; of one guardrail, the earlier breach first.',
  SINCE: 'The instant of the first reading outside the threshold.',
});

/** Which breaches, in which order. */
@ArgsType()
export class GuardrailBreachArgs extends listArgs({ filter: GuardrailBreachFilter, orderBy: GuardrailBreachOrder }) {}
