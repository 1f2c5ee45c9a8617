import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { Metric } from '../../context/metric/metric.model.ts';
import { Person } from '../../context/people/person.model.ts';
import { Team } from '../../context/people/team.model.ts';
import { Cycle } from '../cycle/cycle.model.ts';
import { KeyResultArgs } from './key-result-args.model.ts';
import { type KeyResult, KeyResultConnection } from './key-result.model.ts';
import { ObjectiveArgs } from './objective-args.model.ts';
import { type Objective, ObjectiveConnection } from './objective.model.ts';
import { ObjectiveReader } from './objective.reader.ts';

/** Resolves the objectives of a cycle. */
@Resolver(() => Cycle)
export class CycleObjectivesResolver {
  constructor(private readonly lists: ObjectiveReader) {}

  @ResolveField(() => ObjectiveConnection, { description: 'Objectives that are set for the cycle, oldest first.' })
  objectives(@Parent() { id }: Cycle, @Args() args: ObjectiveArgs): Promise<CountedConnection<Objective>> {
    return this.lists.objectivesOf('cycle', id, args);
  }
}

/** Resolves the objectives of a team. */
@Resolver(() => Team)
export class TeamObjectivesResolver {
  constructor(private readonly lists: ObjectiveReader) {}

  @ResolveField(() => ObjectiveConnection, { description: 'Objectives that the team pursues, oldest first.' })
  objectives(@Parent() { id }: Team, @Args() args: ObjectiveArgs): Promise<CountedConnection<Objective>> {
    return this.lists.objectivesOf('team', id, args);
  }
}

/** Resolves the key results of a metric. */
@Resolver(() => Metric)
export class MetricKeyResultsResolver {
  constructor(private readonly lists: ObjectiveReader) {}

  @ResolveField(() => KeyResultConnection, { description: 'Key results that the metric measures, oldest first.' })
  keyResults(@Parent() { id }: Metric, @Args() args: KeyResultArgs): Promise<CountedConnection<KeyResult>> {
    return this.lists.keyResultsOf('metric', id, args);
  }
}

/** Resolves the key results of a person. */
@Resolver(() => Person)
export class PersonKeyResultsResolver {
  constructor(private readonly lists: ObjectiveReader) {}

  @ResolveField(() => KeyResultConnection, { description: 'Key results that the person owns, oldest first.' })
  keyResults(@Parent() { id }: Person, @Args() args: KeyResultArgs): Promise<CountedConnection<KeyResult>> {
    return this.lists.keyResultsOf('owner', id, args);
  }
}
