import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { type Connection, PageArgs } from '../../../platform/paging/connection.model.ts';
import { PeopleReader } from './people.reader.ts';
import { Person, PersonConnection } from './person.model.ts';
import { MOST_MEMBERS, Team, TeamConnection } from './team.model.ts';

/** Resolves the list of persons and their teams. */
@Resolver(() => Person)
export class PersonResolver {
  constructor(
    private readonly read: RowReader,
    private readonly people: PeopleReader,
  ) {}

  @Query(() => PersonConnection, { description: 'Persons who work on products, oldest first.' })
  @RequiresScope('tree:read')
  persons(@Args() page: PageArgs): Promise<Connection<Person>> {
    return this.read.page(Person, page);
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
  constructor(
    private readonly read: RowReader,
    private readonly people: PeopleReader,
  ) {}

  @Query(() => TeamConnection, { description: "The workspace's teams, oldest first." })
  @RequiresScope('tree:read')
  teams(@Args() page: PageArgs): Promise<Connection<Team>> {
    return this.read.page(Team, page);
  }

  @ResolveField(() => [Person], { description: 'Persons of the team in the order in which they joined, up to 100.' })
  @AtMost(MOST_MEMBERS)
  members(@Parent() { id }: Team): Promise<Person[]> {
    return this.people.membersOf(id);
  }
}
