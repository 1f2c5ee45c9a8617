import { Injectable, type Type } from '@nestjs/common';
import type { Refusal } from '../../../domain/refusal.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { ReferenceReader, referencesIn } from '../../../platform/database/reference.reader.ts';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { type Condition, holdsText, isOneOf, noneArchived, part } from '../../../platform/database/sql-part.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { MADE_OR_NAMED } from '../../../platform/paging/sort-key.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import type { PersonArgs } from './person-args.model.ts';
import type { TeamArgs } from './team-args.model.ts';
import { Person } from './person.model.ts';
import { MOST_MEMBERS, Team } from './team.model.ts';

/** The two sides of a membership. */
const SIDES = {
  person: { model: Person, column: 'person_id' },
  team: { model: Team, column: 'team_id' },
} as const satisfies Record<string, { model: Type; column: string }>;

/** Lists persons and teams, and reads memberships, from teams and from persons. */
@Injectable()
export class PeopleReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly references: ReferenceReader,
    private readonly lists: ListReader,
  ) {}

  /** One page of persons, oldest first unless said otherwise. */
  persons(args: PersonArgs): Promise<CountedConnection<Person>> {
    const { roles, teamIds, text } = args.filter ?? {};
    const list = this.lists.rowsOf(Person, {
      name: 'persons',
      where: [
        isOneOf('row.role', roles),
        this.hasMembership('person', teamIds),
        holdsText('row.name', text),
        noneArchived(['row'], args.filter),
      ],
      ...MADE_OR_NAMED,
    });
    return this.lists.page(list, args);
  }

  /** One page of teams, oldest first unless said otherwise. */
  teams(args: TeamArgs): Promise<CountedConnection<Team>> {
    const { memberIds, text } = args.filter ?? {};
    const list = this.lists.rowsOf(Team, {
      name: 'teams',
      where: [this.hasMembership('team', memberIds), holdsText('row.name', text), noneArchived(['row'], args.filter)],
      ...MADE_OR_NAMED,
    });
    return this.lists.page(list, args);
  }

  /** Persons of a team in the order in which they joined. One statement for all teams of a page. */
  membersOf(teamId: string): Promise<Person[]> {
    return this.loadAcross<Person>('team', 'person', teamId);
  }

  /** Teams of a person in the order in which they were joined. One statement for all persons of a page. */
  teamsOf(personId: string): Promise<Team[]> {
    return this.loadAcross<Team>('person', 'team', personId);
  }

  /** Refusals for persons that do not exist, and for archived ones that are no members of the team yet; `teamId` is null for a new team. */
  async checkMembers(teamId: string | null, personIds: readonly string[]): Promise<Refusal[]> {
    const [members = []] = teamId === null ? [] : await this.acrossFrom<Person>('team', 'person', [teamId]);
    const before = members.map(({ id }) => id);
    return this.references.check(referencesIn(Person, personIds, 'memberIds', before));
  }

  /** Whether the row stands on one side of a membership that has one of `ids` on the other. */
  private hasMembership(side: keyof typeof SIDES, ids: readonly string[] | null | undefined): Condition {
    const other = side === 'person' ? SIDES.team : SIDES.person;
    return (
      ids &&
      part`EXISTS (SELECT FROM team_member AS member WHERE member.workspace_id = ${currentCaller().workspaceId}
        AND member.${() => SIDES[side].column} = row.id AND ${isOneOf(`member.${other.column}`, ids, 'uuid')})`
    );
  }

  private loadAcross<Item>(from: keyof typeof SIDES, to: keyof typeof SIDES, id: string): Promise<Item[]> {
    return currentRequest()
      .loader(`TeamMember.${to}`, () => new Loader((ids: readonly string[]) => this.acrossFrom<Item>(from, to, ids)))
      .load(id);
  }

  private async acrossFrom<Item>(
    from: keyof typeof SIDES,
    to: keyof typeof SIDES,
    ids: readonly string[],
  ): Promise<Item[][]> {
    const { model, column } = SIDES[to];
    const rows = await this.db.sql<Item & { fromId: string }>`
      SELECT ${() => this.columns.of(model, 'item')}, asked.id AS "fromId"
      FROM unnest(${ids}::uuid[]) AS asked (id) CROSS JOIN LATERAL (
        SELECT member.id, member.${() => column} AS item_id FROM team_member AS member
        WHERE member.workspace_id = ${currentCaller().workspaceId} AND member.${() => SIDES[from].column} = asked.id
        ORDER BY member.id LIMIT ${MOST_MEMBERS}
      ) AS member JOIN ${() => to} AS item ON item.workspace_id = ${currentCaller().workspaceId} AND item.id = member.item_id
      ORDER BY member.id`;
    return groupRowsById(ids, rows, ({ fromId }) => fromId);
  }
}
