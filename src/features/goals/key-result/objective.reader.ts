import { Injectable } from '@nestjs/common';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { checkFirst, type Connection, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, decodeIdCursor } from '../../../platform/paging/cursor.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { CYCLE_STATUS } from '../cycle/cycle-status.reader.ts';
import { KeyResult, type KeyResultArgs } from './key-result.model.ts';
import { Objective, type ObjectiveArgs } from './objective.model.ts';

/** The UUID of an id to filter by; null for no filter. */
const filterBy = (id: string | null | undefined): string | null => (id === null || id === undefined ? null : idOf(id));

/** Lists objectives and key results. */
@Injectable()
export class ObjectiveReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly calendar: CalendarReader,
  ) {}

  /** One page of objectives, oldest first; one statement besides the one that reads the workspace's day. */
  async objectives(args: ObjectiveArgs): Promise<Connection<Objective>> {
    const list = 'objectives';
    const { cycleId, teamIds, statuses, today } = await this.filters(args);
    const { workspaceId } = currentCaller();
    const rows = await this.db.sql<Objective>`
      SELECT ${() => this.columns.of(Objective, 'objective')} FROM objective
      JOIN cycle ON cycle.workspace_id = ${workspaceId} AND cycle.id = objective.cycle_id
      CROSS JOIN (SELECT ${today}::date) AS seen (today)
      WHERE objective.workspace_id = ${workspaceId}
        AND (${cycleId}::uuid IS NULL OR objective.cycle_id = ${cycleId}::uuid)
        AND (${!teamIds} OR objective.team_id = ANY(${teamIds ?? []}::uuid[]))
        AND (${!args.focus} OR objective.focus = ${args.focus ?? ''})
        AND (${!statuses} OR ${() => CYCLE_STATUS} = ANY(${statuses ?? []}::text[]))
        AND objective.id > ${decodeIdCursor(list, args.after)}::uuid
      ORDER BY objective.id LIMIT ${checkFirst(args.first) + 1}`;
    return pageOf(rows, args, ({ id }) => encodeCursor(list, [id]));
  }

  /** One page of key results, oldest first; one statement besides the one that reads the workspace's day. */
  async keyResults(args: KeyResultArgs): Promise<Connection<KeyResult>> {
    const list = 'keyResults';
    const objectiveId = filterBy(args.objectiveId);
    const { cycleId, teamIds, statuses, today } = await this.filters(args);
    const { workspaceId } = currentCaller();
    const rows = await this.db.sql<KeyResult>`
      SELECT ${() => this.columns.of(KeyResult, 'row')}
      FROM key_result AS row
      JOIN objective ON objective.workspace_id = ${workspaceId} AND objective.id = row.objective_id
      JOIN cycle ON cycle.workspace_id = ${workspaceId} AND cycle.id = objective.cycle_id
      CROSS JOIN (SELECT ${today}::date) AS seen (today)
      WHERE row.workspace_id = ${workspaceId}
        AND (${objectiveId}::uuid IS NULL OR objective.id = ${objectiveId}::uuid)
        AND (${cycleId}::uuid IS NULL OR objective.cycle_id = ${cycleId}::uuid)
        AND (${!teamIds} OR objective.team_id = ANY(${teamIds ?? []}::uuid[]))
        AND (${!args.focus} OR objective.focus = ${args.focus ?? ''})
        AND (${!statuses} OR ${() => CYCLE_STATUS} = ANY(${statuses ?? []}::text[]))
        AND row.id > ${decodeIdCursor(list, args.after)}::uuid
      ORDER BY row.id LIMIT ${checkFirst(args.first) + 1}`;
    return pageOf(rows, args, ({ id }) => encodeCursor(list, [id]));
  }

  private async filters({ cycleId, teamIds, cycleStatuses }: ObjectiveArgs) {
    return {
      cycleId: filterBy(cycleId),
      teamIds: teamIds?.map(idOf) ?? null,
      statuses: cycleStatuses ?? null,
      today: cycleStatuses ? await this.calendar.today() : '2000-01-01',
    };
  }
}
