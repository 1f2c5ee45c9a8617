import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { ListArgs } from '../../../platform/paging/list-args.model.ts';
import { Person } from '../../context/people/person.model.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { assessedSets } from './assessed-sets.ts';
import { AssessedSet, Assessment, AssessmentConnection, HOW_MANY_SETS } from './assessment.model.ts';
import { AssessmentReader } from './assessment.reader.ts';

/** Answers the computed fields of an assessment. */
@Resolver(() => Assessment)
export class AssessmentResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => Opportunity, { description: 'The assessed opportunity.' })
  opportunity(@Parent() { opportunityId }: Assessment): Promise<Opportunity | null> {
    return this.read.byId(Opportunity, opportunityId);
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Person on whose behalf the assessment was recorded; null if an API key acted for itself.',
  })
  recordedBy(@Parent() { recordedById }: Assessment): Promise<Person | null> {
    return this.read.byId(Person, recordedById);
  }

  @ResolveField(() => [AssessedSet], {
    description: 'The four sets of factors in a fixed order, with the judgements under each.',
  })
  @AtMost(HOW_MANY_SETS)
  sets(@Parent() { judgements }: Assessment): AssessedSet[] {
    return assessedSets(judgements);
  }
}

/** Answers the assessments of an opportunity. */
@Resolver(() => Opportunity)
export class OpportunityAssessmentResolver {
  constructor(private readonly reader: AssessmentReader) {}

  @ResolveField(() => Assessment, {
    nullable: true,
    description: 'Its latest assessment; null while it has none.',
  })
  assessment(@Parent() { id }: Opportunity): Promise<Assessment | null> {
    return this.reader.latest(id);
  }

  @ResolveField(() => AssessmentConnection, { description: 'All of its assessments, latest first.' })
  assessments(@Parent() { id }: Opportunity, @Args() page: ListArgs): Promise<CountedConnection<Assessment>> {
    return this.reader.page(id, page);
  }
}
