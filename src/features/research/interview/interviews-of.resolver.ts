import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { Person } from '../../context/people/person.model.ts';
import { Participant } from '../participant/participant.model.ts';
import { InterviewArgs } from './interview-args.model.ts';
import { InterviewListReader } from './interview-list.reader.ts';
import { type Interview, InterviewConnection } from './interview.model.ts';

/** Resolves the interviews that a person attended. */
@Resolver(() => Person)
export class PersonInterviewsResolver {
  constructor(private readonly lists: InterviewListReader) {}

  @ResolveField(() => InterviewConnection, {
    description: 'Interviews at which the person was or will be present, latest first.',
  })
  interviews(@Parent() { id }: Person, @Args() args: InterviewArgs): Promise<CountedConnection<Interview>> {
    return this.lists.pageOf('person', id, args);
  }
}

/** Resolves the interviews that a participant took part in. */
@Resolver(() => Participant)
export class ParticipantInterviewsResolver {
  constructor(private readonly lists: InterviewListReader) {}

  @ResolveField(() => InterviewConnection, {
    description:
      'Interviews that the participant takes part in, latest first; those of merged participants among them.',
  })
  interviews(@Parent() { id }: Participant, @Args() args: InterviewArgs): Promise<CountedConnection<Interview>> {
    return this.lists.pageOf('participant', id, args);
  }
}
