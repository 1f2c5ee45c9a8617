import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { MeanProgress } from '../../../domain/goals/key-result/mean-progress.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { Cycle } from '../cycle/cycle.model.ts';
import { Team } from '../../context/people/team.model.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { GoalReader } from './goal.reader.ts';
import { KeyResultFiguresAction } from './key-result-figures.action.ts';
import { KeyResult } from './key-result.model.ts';
import { KeyResultReader } from './key-result.reader.ts';
import { ObjectiveArgs } from './objective-args.model.ts';
import { MOST_KEY_RESULTS, Objective, ObjectiveConnection } from './objective.model.ts';
import { ObjectiveReader } from './objective.reader.ts';
import { ObjectiveGrade, ObjectiveProgress } from './progress.model.ts';

/** Answers objectives, their key results and their progress. */
@Resolver(() => Objective)
export class ObjectiveResolver {
  constructor(
    private readonly read: RowReader,
    private readonly lists: ObjectiveReader,
    private readonly reader: KeyResultReader,
    private readonly figures: KeyResultFiguresAction,
    private readonly goals: GoalReader,
  ) {}

  @Query(() => ObjectiveConnection, {
    description: "The workspace's objectives, oldest first unless `orderBy` says otherwise.",
  })
  @RequiresScope('okr:read')
  objectives(@Args() args: ObjectiveArgs): Promise<CountedConnection<Objective>> {
    return this.lists.objectives(args);
  }

  @ResolveField(() => Cycle, { description: 'Cycle that the objective is set for.' })
  cycle(@Parent() { cycleId }: Objective): Promise<Cycle | null> {
    return this.read.byId(Cycle, cycleId);
  }

  @ResolveField(() => Team, {
    nullable: true,
    description: 'Team that pursues the objective; null while no single team does.',
  })
  team(@Parent() { teamId }: Objective): Promise<Team | null> {
    return this.read.byId(Team, teamId);
  }

  @ResolveField(() => Opportunity, {
    nullable: true,
    description: 'Opportunity that is solved once the objective is met; null if none is named.',
  })
  opportunity(@Parent() { opportunityId }: Objective): Promise<Opportunity | null> {
    return this.read.byId(Opportunity, opportunityId);
  }

  @ResolveField(() => Boolean, { description: 'Whether the objective, or its cycle, is archived.' })
  archived(@Parent() objective: Objective): Promise<boolean> {
    return this.goals.isArchived(objective);
  }

  @ResolveField(() => [KeyResult], {
    description: 'Its key results, oldest first, at most 50; those that are archived themselves are left out.',
  })
  @AtMost(MOST_KEY_RESULTS)
  keyResults(@Parent() { id }: Objective): Promise<KeyResult[]> {
    return this.reader.ofObjective(id);
  }

  @ResolveField(() => ObjectiveProgress, {
    description:
      'Mean progress of its key results, archived ones left out. Once the figures of its cycle are final, of those that it had then.',
  })
  progress(@Parent() objective: Objective): Promise<MeanProgress> {
    return this.figures.objectiveProgress(objective);
  }

  @ResolveField(() => ObjectiveGrade, {
    description:
      "Plain mean of its key results' grades, archived ones left out, and how that reads by its ambition. Once the figures of its cycle are final, of those that it had then.",
  })
  grade(@Parent() objective: Objective): Promise<ObjectiveGrade> {
    return this.figures.objectiveGrade(objective);
  }
}
