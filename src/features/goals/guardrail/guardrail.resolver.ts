import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isMet } from '../../../domain/goals/key-result/grade.ts';
import { boundsInWords, type Threshold } from '../../../domain/goals/key-result/guardrail.ts';
import { progress } from '../../../domain/goals/key-result/progress.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import type { Connection } from '../../../platform/paging/connection.model.ts';
import { KeyResultReadingReader } from '../key-result/key-result-reading.reader.ts';
import { KeyResult, targetOf } from '../key-result/key-result.model.ts';
import { KeyResultReader } from '../key-result/key-result.reader.ts';
import { MOST_KEY_RESULTS, Objective } from '../key-result/objective.model.ts';
import { Metric } from '../../context/metric/metric.model.ts';
import { Outcome } from '../../tree/node/kinds/outcome.model.ts';
import { GuardrailBreach, GuardrailBreachArgs, GuardrailBreachConnection } from './guardrail-breach.model.ts';
import { GuardrailBreachReader } from './guardrail-breach.reader.ts';
import { Guardrail, GuardrailArgs, GuardrailConnection, GuardrailThreshold, thresholdOf } from './guardrail.model.ts';
import { GuardrailReader } from './guardrail.reader.ts';

/** Answers what must not get worse. */
@Resolver(() => Guardrail)
export class GuardrailResolver {
  constructor(
    private readonly read: RowReader,
    private readonly reader: GuardrailReader,
    private readonly broken: GuardrailBreachReader,
  ) {}

  @Query(() => GuardrailConnection, { description: "The workspace's guardrails, oldest first." })
  @RequiresScope('okr:read')
  guardrails(@Args() args: GuardrailArgs): Promise<Connection<Guardrail>> {
    return this.reader.page(args);
  }

  @Query(() => GuardrailBreachConnection, {
    description:
      'Guardrails whose metric is where it must not be, since when, and what was met meanwhile; in the order in which the guardrails were made.',
  })
  @RequiresScope('okr:read')
  guardrailBreaches(@Args() args: GuardrailBreachArgs): Promise<Connection<GuardrailBreach>> {
    return this.broken.page(args);
  }

  @ResolveField(() => Metric, { description: 'Metric that must not get worse.' })
  metric(@Parent() { metricId }: Guardrail): Promise<Metric | null> {
    return this.read.byId(Metric, metricId);
  }

  @ResolveField(() => GuardrailThreshold, { description: 'Where the metric shall stay.' })
  threshold(@Parent() guardrail: Guardrail): Threshold {
    return thresholdOf(guardrail);
  }

  @ResolveField(() => Objective, {
    nullable: true,
    description: 'Objective beside which it stands; null where it stands beside something else.',
  })
  besideObjective(@Parent() { objectiveId }: Guardrail): Promise<Objective | null> {
    return this.read.byId(Objective, objectiveId);
  }

  @ResolveField(() => KeyResult, {
    nullable: true,
    description: 'Key result beside which it stands; null where it stands beside something else.',
  })
  besideKeyResult(@Parent() { keyResultId }: Guardrail): Promise<KeyResult | null> {
    return this.read.byId(KeyResult, keyResultId);
  }

  @ResolveField(() => Outcome, {
    nullable: true,
    description: 'Outcome beside which it stands; null where it stands beside something else.',
  })
  besideOutcome(@Parent() { outcomeId }: Guardrail): Promise<Outcome | null> {
    return this.read.byId(Outcome, outcomeId);
  }
}

/** Answers what goes with a breach. */
@Resolver(() => GuardrailBreach)
export class GuardrailBreachResolver {
  constructor(
    private readonly read: RowReader,
    private readonly keyResults: KeyResultReader,
    private readonly seen: KeyResultReadingReader,
  ) {}

  @ResolveField(() => Guardrail, { nullable: true, description: 'Guardrail that broke; every breach has one.' })
  guardrail(@Parent() { guardrailId }: GuardrailBreach): Promise<Guardrail | null> {
    return this.read.byId(Guardrail, guardrailId);
  }

  @ResolveField(() => Boolean, { description: 'Whether the reading seen last is still outside.' })
  isOngoing(@Parent() { until }: GuardrailBreach): boolean {
    return until === null;
  }

  @ResolveField(() => String, { description: 'What happened, in one sentence to show to people.' })
  async sentence(@Parent() { guardrailId, value, since, until }: GuardrailBreach): Promise<string> {
    const guardrail = await this.read.byId(Guardrail, guardrailId);
    const metric = await this.read.byId(Metric, guardrail?.metricId);
    const days = `${until === null ? 'since' : 'from'} ${since.toISOString().slice(0, 10)}${until === null ? '' : ` to ${until.toISOString().slice(0, 10)}`}`;
    const verb = until === null ? 'is' : 'was';
    return `${metric?.name ?? ''} ${verb} ${value}, not ${guardrail ? boundsInWords(thresholdOf(guardrail)) : ''}, ${days}.`;
  }

  @ResolveField(() => [KeyResult], {
    description:
      'Key results that are met as things stand though this guardrail, beside them, their objective or an outcome linked to them, broke: met the number by doing harm. At most 50.',
  })
  @AtMost(MOST_KEY_RESULTS)
  async metMeanwhile(@Parent() { guardrailId }: GuardrailBreach): Promise<KeyResult[]> {
    const guardrail = await this.read.byId(Guardrail, guardrailId);
    const own = await this.read.byId(KeyResult, guardrail?.keyResultId);
    const guarded = own
      ? [own]
      : guardrail?.objectiveId
        ? await this.keyResults.ofObjective(guardrail.objectiveId)
        : await this.keyResults.ofNode(guardrail?.outcomeId ?? '');
    const readings = await Promise.all(guarded.map(({ id }) => this.seen.readings(id)));
    return guarded.filter((each, index) => isMet(progress(targetOf(each), readings[index] ?? [])) === true);
  }
}
