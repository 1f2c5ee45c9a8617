import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { PeopleReader } from './people.reader.ts';
import { PersonArgs } from './person-args.model.ts';
import { TeamArgs } from './team-args.model.ts';
import { Person, PersonConnection } from './person.model.ts';
import { MOST_MEMBERS, Team, TeamConnection } from './team.model.ts';

/** Resolves the list of persons and their teams. */
@Resolver(() => Person)
export class PersonResolver {
  constructor(private readonly people: PeopleReader) {}

  @Query(() => PersonConnection, {
    description: 'Persons who work on products, oldest first unless `orderBy` says otherwise.',
  })
  @RequiresScope('tree:read')
  persons(@Args() args: PersonArgs): Promise<CountedConnection<Person>> {
    return this.people.persons(args);
  }

  @ResolveField(() => [Team], {
    description: 'Teams of the person in the order in which they were joined; the first 100.',
  })
  @AtMost(MOST_MEMBERS)
  teams(@Parent() { id }: Person): Promise<Team[]> {
    return this.people.teamsOf(id);
  }
}

/** Resolves the list of teams and their members. */
@Resolver(() => Team)
export class TeamResolver {
  constructor(private readonly people: PeopleReader) {}

  @Query(() => TeamConnection, { description: "The workspace's teams, oldest first unless `orderBy` says otherwise." })
  @RequiresScope('tree:read')
  teams(@Args() args: TeamArgs): Promise<CountedConnection<Team>> {
    return this.people.teams(args);
  }

  @ResolveField(() => [Person], { description: 'Persons of the team in the order in which they joined, up to 100.' })
  @AtMost(MOST_MEMBERS)
  members(@Parent() { id }: Team): Promise<Person[]> {
    return this.people.membersOf(id);
  }
}
