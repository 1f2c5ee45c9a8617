import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { breachInWords, type Threshold } from '../../../domain/goals/key-result/guardrail.ts';
import { FIELD_COST } from '../../../domain/field-cost.ts';
import { dateIn } from '../../../domain/foundation/calendar/zone.ts';
import { AtMost, CountsAs, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { KeyResultFiguresAction } from '../key-result/key-result-figures.action.ts';
import { KeyResult } from '../key-result/key-result.model.ts';
import { MOST_KEY_RESULTS, Objective } from '../key-result/objective.model.ts';
import { Metric } from '../../context/metric/metric.model.ts';
import { Outcome } from '../../tree/node/kinds/outcome.model.ts';
import { GuardrailBreach, GuardrailBreachArgs, GuardrailBreachConnection } from './guardrail-breach.model.ts';
import { GuardrailBreachReader } from './guardrail-breach.reader.ts';
import { GuardedKeyResultReader } from './guarded-key-result.reader.ts';
import { GuardrailArgs } from './guardrail-args.model.ts';
import { Guardrail, GuardrailConnection, GuardrailThreshold, thresholdOf } from './guardrail.model.ts';
import { GuardrailReader } from './guardrail.reader.ts';

/** Answers guardrails and their breaches. */
@Resolver(() => Guardrail)
export class GuardrailResolver {
  constructor(
    private readonly read: RowReader,
    private readonly reader: GuardrailReader,
    private readonly breaches: GuardrailBreachReader,
  ) {}

  @Query(() => GuardrailConnection, { description: "The workspace's guardrails, oldest first." })
  @RequiresScope('okr:read')
  guardrails(@Args() args: GuardrailArgs): Promise<CountedConnection<Guardrail>> {
    return this.reader.page(args);
  }

  @Query(() => GuardrailBreachConnection, {
    description:
      'Guardrails whose metric is outside its threshold: since when, how far at worst, and which key results were met meanwhile. Those of archived objectives, key results, cycles and outcomes are left out, but of a final cycle those that were archived after it was final. Oldest guardrail first unless `orderBy` says otherwise.',
  })
  @RequiresScope('okr:read')
  @CountsAs(FIELD_COST.guardrailBreaches)
  guardrailBreaches(@Args() args: GuardrailBreachArgs): Promise<CountedConnection<GuardrailBreach>> {
    return this.breaches.page(args);
  }

  @ResolveField(() => Metric, { description: 'Metric that must not get worse.' })
  metric(@Parent() { metricId }: Guardrail): Promise<Metric | null> {
    return this.read.byId(Metric, metricId);
  }

  @ResolveField(() => GuardrailThreshold, { description: 'Threshold within which the metric must stay.' })
  threshold(@Parent() guardrail: Guardrail): Threshold {
    return thresholdOf(guardrail);
  }

  @ResolveField(() => Objective, {
    nullable: true,
    description: 'Objective that the guardrail belongs to; null if it belongs to a key result or an outcome.',
  })
  objective(@Parent() { objectiveId }: Guardrail): Promise<Objective | null> {
    return this.read.byId(Objective, objectiveId);
  }

  @ResolveField(() => KeyResult, {
    nullable: true,
    description: 'Key result that the guardrail belongs to; null if it belongs to an objective or an outcome.',
  })
  keyResult(@Parent() { keyResultId }: Guardrail): Promise<KeyResult | null> {
    return this.read.byId(KeyResult, keyResultId);
  }

  @ResolveField(() => Outcome, {
    nullable: true,
    description: 'Outcome that the guardrail belongs to; null if it belongs to an objective or a key result.',
  })
  outcome(@Parent() { outcomeId }: Guardrail): Promise<Outcome | null> {
    return this.read.byId(Outcome, outcomeId);
  }
}

/** Answers the computed fields of a breach. */
@Resolver(() => GuardrailBreach)
export class GuardrailBreachResolver {
  constructor(
    private readonly read: RowReader,
    private readonly reader: GuardrailReader,
    private readonly guarded: GuardedKeyResultReader,
    private readonly figures: KeyResultFiguresAction,
    private readonly calendar: CalendarReader,
  ) {}

  @ResolveField(() => Guardrail, {
    description:
      'Guardrail that is in breach, as it is now; one that was removed after the figures of the cycle were final, as it last was.',
  })
  guardrail(@Parent() { guardrailId }: GuardrailBreach): Promise<Guardrail | null> {
    return this.reader.orRemoved(guardrailId);
  }

  @ResolveField(() => Boolean, { description: 'Whether the newest reading is still outside the threshold.' })
  isOngoing(@Parent() { until }: GuardrailBreach): boolean {
    return until === null;
  }

  @ResolveField(() => String, { description: 'What happened, in one sentence to show to people.' })
  async sentence(@Parent() breach: GuardrailBreach): Promise<string> {
    const { guardrailId, value, latest, since, until, lower, upper } = breach;
    const guardrail = await this.reader.orRemoved(guardrailId);
    const metric = await this.read.byId(Metric, guardrail?.metricId);
    const zone = breach.timeZone ?? (await this.calendar.zone());
    return breachInWords({
      metric: metric?.name ?? '',
      bounds: { lower, upper },
      worst: value,
      latest,
      since: dateIn(zone, since),
      until: until && dateIn(zone, until),
    });
  }

  @ResolveField(() => [KeyResult], {
    description:
      'Key results that are met although this guardrail broke: the number was met by doing harm. They are the guarded key result, those of the guarded objective, or those linked to the guarded outcome; archived ones, and those of other cycles than the one asked for, or else the present ones, are left out. At most 50.',
  })
  @AtMost(MOST_KEY_RESULTS)
  async metMeanwhile(@Parent() { guardrailId, cycleId }: GuardrailBreach): Promise<KeyResult[]> {
    const guarded = await this.guarded.of(guardrailId, cycleId);
    const isMet = await Promise.all(guarded.map((each) => this.figures.isMet(each)));
    return guarded.filter((_, at) => isMet[at] === true);
  }
}
