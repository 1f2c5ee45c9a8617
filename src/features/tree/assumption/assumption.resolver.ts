import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { lastVerdict } from '../../../domain/tree/assumption/last-verdict.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { type CountedConnection } from '../../../platform/paging/connection.model.ts';
import { Person } from '../../context/people/person.model.ts';
import { Experiment, type Verdict, VerdictEnum } from '../node/kinds/experiment.model.ts';
import { Opportunity } from '../node/kinds/opportunity.model.ts';
import { Solution } from '../node/kinds/solution.model.ts';
import { AssumptionArgs } from './assumption-args.model.ts';
import { Assumption, AssumptionConnection, MOST_ASSUMPTIONS } from './assumption.model.ts';
import { AssumptionReader } from './assumption.reader.ts';

/** Resolves the list of assumptions and their fields. */
@Resolver(() => Assumption)
export class AssumptionResolver {
  constructor(
    private readonly reader: AssumptionReader,
    private readonly read: RowReader,
  ) {}

  @Query(() => AssumptionConnection, {
    description: 'Assumptions: what must be true for solutions to work; in the order of importance or of evidence.',
  })
  @RequiresScope('tree:read')
  assumptions(@Args() args: AssumptionArgs): Promise<CountedConnection<Assumption>> {
    return this.reader.page(args);
  }

  @ResolveField(() => [Solution], { description: 'Solutions that rest on it, oldest first, at most 50.' })
  @AtMost(MOST_ASSUMPTIONS)
  async solutions(@Parent() { id }: Assumption): Promise<Solution[]> {
    return (await this.reader.nodesOf(id)).filter((node): node is Solution => node.kind === 'SOLUTION');
  }

  @ResolveField(() => [Opportunity], { description: 'Opportunities that rest on it, oldest first, at most 50.' })
  @AtMost(MOST_ASSUMPTIONS)
  async opportunities(@Parent() { id }: Assumption): Promise<Opportunity[]> {
    return (await this.reader.nodesOf(id)).filter((node): node is Opportunity => node.kind === 'OPPORTUNITY');
  }

  @ResolveField(() => [Experiment], { description: 'Experiments that test it, oldest first, at most 50.' })
  @AtMost(MOST_ASSUMPTIONS)
  experiments(@Parent() { id }: Assumption): Promise<Experiment[]> {
    return this.tests(id);
  }

  @ResolveField(() => VerdictEnum, {
    nullable: true,
    description: 'Verdict of the test that was concluded last; null while no test is concluded.',
  })
  async verdict(@Parent() { id }: Assumption): Promise<Verdict | null> {
    return lastVerdict(await this.tests(id));
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Person responsible for the assumption; null while it has no owner.',
  })
  owner(@Parent() { ownerId }: Assumption): Promise<Person | null> {
    return this.read.byId(Person, ownerId);
  }

  private async tests(id: string): Promise<Experiment[]> {
    return (await this.reader.nodesOf(id)).filter((node): node is Experiment => node.kind === 'EXPERIMENT');
  }
}
