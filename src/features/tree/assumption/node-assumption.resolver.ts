import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost } from '../../../platform/access/requires-scope.ts';
import { Experiment } from '../node/kinds/experiment.model.ts';
import { Opportunity } from '../node/kinds/opportunity.model.ts';
import { Solution } from '../node/kinds/solution.model.ts';
import { Assumption, MOST_ASSUMPTIONS } from './assumption.model.ts';
import { AssumptionReader } from './assumption.reader.ts';

/** Answers what a solution rests on. */
@Resolver(() => Solution)
export class SolutionAssumptionResolver {
  constructor(private readonly reader: AssumptionReader) {}

  @ResolveField(() => [Assumption], {
    description: 'What must be true for it to work, what matters most first, archived ones left out, at most 50.',
  })
  @AtMost(MOST_ASSUMPTIONS)
  assumptions(@Parent() { id }: Solution): Promise<Assumption[]> {
    return this.reader.ofNode(id);
  }
}

/** Answers what an opportunity rests on. */
@Resolver(() => Opportunity)
export class OpportunityAssumptionResolver {
  constructor(private readonly reader: AssumptionReader) {}

  @ResolveField(() => [Assumption], {
    description: 'What must be true for it to be one, what matters most first, archived ones left out, at most 50.',
  })
  @AtMost(MOST_ASSUMPTIONS)
  assumptions(@Parent() { id }: Opportunity): Promise<Assumption[]> {
    return this.reader.ofNode(id);
  }
}

/** Answers what an experiment tests. */
@Resolver(() => Experiment)
export class ExperimentAssumptionResolver {
  constructor(private readonly reader: AssumptionReader) {}

  @ResolveField(() => [Assumption], {
    description: 'What it tests, what matters most first, archived ones left out, at most 50.',
  })
  @AtMost(MOST_ASSUMPTIONS)
  assumptions(@Parent() { id }: Experiment): Promise<Assumption[]> {
    return this.reader.ofNode(id);
  }
}
