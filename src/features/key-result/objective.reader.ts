import { Injectable } from '@nestjs/common';
import { validate } from 'uuid';
import { Columns } from '../../platform/database/columns.ts';
import { Database } from '../../platform/database/database.ts';
import { idOf } from '../../platform/database/id.ts';
import { checkFirst, type Connection, cursorOf, pageOf, placeOf } from '../../platform/graphql/connection.model.ts';
import { currentCaller } from '../../platform/request/request.ts';
import { KeyResult, type KeyResultArgs } from './key-result.model.ts';
import { Objective, type ObjectiveArgs } from './objective.model.ts';

/** An id to filter by; null lets everything through. */
const filterBy = (id: string | null | undefined): string | null => (id === null || id === undefined ? null : idOf(id));

/** Lists objectives and key results. */
@Injectable()
export class ObjectiveReader {
  constructor(
    private readonly db: Database,
    private readonly columns: Columns,
  ) {}

  /** One page of objectives, oldest first; one statement. */
  async objectives(args: ObjectiveArgs): Promise<Connection<Objective>> {
    const list = 'objectives';
    const [cycleId, teamId] = [args.cycleId, args.teamId].map(filterBy);
    const rows = await this.db.sql<Objective>`
      SELECT ${() => this.columns.of(Objective, 'objective')} FROM objective
      WHERE objective.workspace_id = ${currentCaller().workspaceId}
        AND (${cycleId}::uuid IS NULL OR objective.cycle_id = ${cycleId}::uuid)
        AND (${teamId}::uuid IS NULL OR objective.team_id = ${teamId}::uuid)
        AND objective.id > ${placeIn(list, args.after)}::uuid
      ORDER BY objective.id LIMIT ${checkFirst(args.first) + 1}`;
    return pageOf(rows, args, ({ id }) => cursorOf(list, [id]));
  }

  /** One page of key results, oldest first; one statement. */
  async keyResults(args: KeyResultArgs): Promise<Connection<KeyResult>> {
    const list = 'keyResults';
    const [objectiveId, cycleId, teamId] = [args.objectiveId, args.cycleId, args.teamId].map(filterBy);
    const rows = await this.db.sql<KeyResult>`
      SELECT ${() => this.columns.of(KeyResult, 'row')}
      FROM key_result AS row
      JOIN objective ON objective.workspace_id = row.workspace_id AND objective.id = row.objective_id
      WHERE row.workspace_id = ${currentCaller().workspaceId} AND objective.workspace_id = ${currentCaller().workspaceId}
        AND (${objectiveId}::uuid IS NULL OR objective.id = ${objectiveId}::uuid)
        AND (${cycleId}::uuid IS NULL OR objective.cycle_id = ${cycleId}::uuid)
        AND (${teamId}::uuid IS NULL OR objective.team_id = ${teamId}::uuid)
        AND row.id > ${placeIn(list, args.after)}::uuid
      ORDER BY row.id LIMIT ${checkFirst(args.first) + 1}`;
    return pageOf(rows, args, ({ id }) => cursorOf(list, [id]));
  }
}

/** Id behind which a page begins; lower than any id for the first page. */
function placeIn(list: string, after: string | null | undefined): string {
  if (!after) return idOf('');
  const [id] = placeOf<[string]>(list, after, ([each]) => validate(each));
  return id;
}
