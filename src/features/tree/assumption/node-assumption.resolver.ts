import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost, CountedRows } from '../../../platform/access/requires-scope.ts';
import { Experiment } from '../node/kinds/experiment.model.ts';
import { Opportunity } from '../node/kinds/opportunity.model.ts';
import { Solution } from '../node/kinds/solution.model.ts';
import { Assumption, ASSUMPTION_ROWS, MOST_ASSUMPTIONS } from './assumption.model.ts';
import { AssumptionReader } from './assumption.reader.ts';

/** Resolves the assumptions of a solution. */
@Resolver(() => Solution)
export class SolutionAssumptionResolver {
  constructor(private readonly reader: AssumptionReader) {}

  @ResolveField(() => [Assumption], {
    description:
      'Assumptions that must be true for the solution to work, most important first, without archived ones; at most 50.',
  })
  @AtMost(MOST_ASSUMPTIONS)
  @CountedRows(ASSUMPTION_ROWS)
  assumptions(@Parent() { id }: Solution): Promise<Assumption[]> {
    return this.reader.ofNode(id);
  }
}

/** Resolves the assumptions of an opportunity. */
@Resolver(() => Opportunity)
export class OpportunityAssumptionResolver {
  constructor(private readonly reader: AssumptionReader) {}

  @ResolveField(() => [Assumption], {
    description:
      'Assumptions that must be true for the opportunity to exist, most important first, without archived ones; at most 50.',
  })
  @AtMost(MOST_ASSUMPTIONS)
  @CountedRows(ASSUMPTION_ROWS)
  assumptions(@Parent() { id }: Opportunity): Promise<Assumption[]> {
    return this.reader.ofNode(id);
  }
}

/** Resolves the assumptions of an experiment. */
@Resolver(() => Experiment)
export class ExperimentAssumptionResolver {
  constructor(private readonly reader: AssumptionReader) {}

  @ResolveField(() => [Assumption], {
    description: 'Assumptions that the experiment tests, most important first, without archived ones; at most 50.',
  })
  @AtMost(MOST_ASSUMPTIONS)
  @CountedRows(ASSUMPTION_ROWS)
  assumptions(@Parent() { id }: Experiment): Promise<Assumption[]> {
    return this.reader.ofNode(id);
  }
}
