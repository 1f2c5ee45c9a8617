import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { type CountedConnection } from '../../../platform/paging/connection.model.ts';
import { Participant } from '../participant/participant.model.ts';
import { Person } from '../../context/people/person.model.ts';
import { Team } from '../../context/people/team.model.ts';
import { Product } from '../../context/product/product.model.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { Outcome } from '../../tree/node/kinds/outcome.model.ts';
import { Moment } from '../../tree/node/moment.model.ts';
import { InterviewArgs } from './interview-args.model.ts';
import { ExperienceStep, InterviewSnapshot, MOST_ON_SNAPSHOT } from './interview-snapshot.model.ts';
import { InterviewTemplate, InterviewTemplateArgs } from './interview-template.model.ts';
import { InterviewTemplateReader, MOST_TEMPLATES } from './interview-template.reader.ts';
import { Interview, InterviewConnection, MOST_PRESENT } from './interview.model.ts';
import { InterviewListReader } from './interview-list.reader.ts';
import { InterviewReader } from './interview.reader.ts';

/** Answers interviews, their templates and what belongs to them. */
@Resolver(() => Interview)
export class InterviewResolver {
  constructor(
    private readonly lists: InterviewListReader,
    private readonly reader: InterviewReader,
    private readonly templates: InterviewTemplateReader,
    private readonly read: RowReader,
  ) {}

  @Query(() => InterviewConnection, {
    description:
      'Interviews, observations and usability sessions, planned ones among them, latest first unless `orderBy` says otherwise.',
  })
  @RequiresScope('insight:read')
  interviews(@Args() args: InterviewArgs): Promise<CountedConnection<Interview>> {
    return this.lists.page(args);
  }

  @Query(() => [InterviewTemplate], {
    description: "Questions that interviews can follow: the two that every workspace has, then the workspace's own.",
  })
  @RequiresScope('insight:read')
  @AtMost(MOST_TEMPLATES)
  interviewTemplates(@Args() { includeArchived }: InterviewTemplateArgs): Promise<InterviewTemplate[]> {
    return this.templates.all(includeArchived);
  }

  @ResolveField(() => [Participant], { description: 'Who took part, first entered first; up to 20.' })
  @AtMost(MOST_PRESENT)
  participants(@Parent() { id }: Interview): Promise<Participant[]> {
    return this.reader.participantsOf(id);
  }

  @ResolveField(() => [Person], { description: 'Who of the team was present, first entered first; up to 20.' })
  @AtMost(MOST_PRESENT)
  attendees(@Parent() { id }: Interview): Promise<Person[]> {
    return this.reader.attendeesOf(id);
  }

  @ResolveField(() => InterviewTemplate, {
    nullable: true,
    description: 'Template that was followed, as it now is; null where none was.',
  })
  template(@Parent() { templateKey }: Interview): Promise<InterviewTemplate | null> {
    return this.templates.byKey(templateKey);
  }

  @ResolveField(() => InterviewSnapshot, {
    nullable: true,
    description: 'What it is remembered by, on one page; null while there is none.',
  })
  snapshot(@Parent() { id }: Interview): Promise<InterviewSnapshot | null> {
    return this.reader.snapshotOf(id);
  }

  @ResolveField(() => Outcome, {
    nullable: true,
    description: 'Outcome that it was sought for; null where for none in particular.',
  })
  outcome(@Parent() { outcomeId }: Interview): Promise<Outcome | null> {
    return this.read.byId(Outcome, outcomeId);
  }

  @ResolveField(() => Product, {
    nullable: true,
    description: 'Product that it was about; null where about none in particular.',
  })
  product(@Parent() { productId }: Interview): Promise<Product | null> {
    return this.read.byId(Product, productId);
  }

  @ResolveField(() => Team, { nullable: true, description: 'Team that sought it; null if not stated.' })
  team(@Parent() { teamId }: Interview): Promise<Team | null> {
    return this.read.byId(Team, teamId);
  }
}

/** Answers the moment of a step of a story. */
@Resolver(() => ExperienceStep)
export class ExperienceStepResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => Moment, {
    nullable: true,
    description: "Moment of the outcome's experience map that it belongs to; null where it belongs to none.",
  })
  moment(@Parent() { momentId }: ExperienceStep): Promise<Moment | null> {
    return this.read.byId(Moment, momentId);
  }
}

/** Answers what a snapshot refers to. */
@Resolver(() => InterviewSnapshot)
export class InterviewSnapshotResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => Interview, { description: 'Interview that it is of.' })
  interview(@Parent() { interviewId }: InterviewSnapshot): Promise<Interview | null> {
    return this.read.byId(Interview, interviewId);
  }

  @ResolveField(() => [Opportunity], { description: 'Opportunities that were heard of, in their order; up to 20.' })
  @AtMost(MOST_ON_SNAPSHOT)
  async opportunities(@Parent() { opportunityIds }: InterviewSnapshot): Promise<Opportunity[]> {
    const found = await Promise.all(opportunityIds.map((id) => this.read.byId(Opportunity, id)));
    return found.filter((opportunity) => opportunity !== null);
  }
}
