import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { Database } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Team, TeamMember } from './team.model.ts';

/** Changes the members of teams. */
@Injectable()
export class TeamStore {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
  ) {}

  /**
   * Makes exactly these persons the team's members; existing members keep their rows. The caller has locked the team's row.
   *
   * @returns whether others are members now
   */
  async setMembers(teamId: string, personIds: readonly string[]): Promise<boolean> {
    const members = await this.db.sql<Pick<TeamMember, 'id' | 'personId'>>`
      SELECT id, person_id AS "personId" FROM team_member
      WHERE workspace_id = ${currentCaller().workspaceId} AND team_id = ${teamId}`;
    const gone = members.filter(({ personId }) => !personIds.includes(personId));
    const known = new Set(members.map(({ personId }) => personId));
    await this.rows.remove(
      TeamMember,
      gone.map(({ id }) => id),
    );
    const added = personIds.filter((id) => !known.has(id)).map((personId) => ({ id: newId(), teamId, personId }));
    await this.rows.insert(TeamMember, added);
    return gone.length + added.length > 0;
  }

  /** Counts a change of the members as one of the team, which is locked. */
  async countChange(teamId: string): Promise<Team | undefined> {
    const [team] = await this.rows.update(Team, { ids: [teamId], changedElsewhere: true }, {});
    return team;
  }
}
