import { Injectable, type Type } from '@nestjs/common';
import type { Refusal } from '../../../domain/refusal.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { Person } from './person.model.ts';
import { MOST_MEMBERS, Team } from './team.model.ts';

/** The two sides of a membership. */
const SIDES = {
  person: { model: Person, column: 'person_id' },
  team: { model: Team, column: 'team_id' },
} as const satisfies Record<string, { model: Type; column: string }>;

/** Reads memberships, from teams and from persons. */
@Injectable()
export class PeopleReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly read: RowReader,
  ) {}

  /** Persons of a team in the order in which they joined. One statement for all teams of a page. */
  membersOf(teamId: string): Promise<Person[]> {
    return this.loadAcross<Person>('team', 'person', teamId);
  }

  /** Teams of a person in the order in which they were joined. One statement for all persons of a page. */
  teamsOf(personId: string): Promise<Team[]> {
    return this.loadAcross<Team>('person', 'team', personId);
  }

  /** Refusals for the persons that do not exist in the workspace; one statement. */
  checkMembers(personIds: readonly string[]): Promise<Refusal[]> {
    return this.read.missing(Person, personIds, 'memberIds');
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
