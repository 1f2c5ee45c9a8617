import { Injectable } from '@nestjs/common';
import { ListReader } from '../../../platform/database/list.reader.ts';
import {
  type Condition,
  holdsText,
  isEqual,
  isOneOf,
  isSaid,
  noneArchived,
  part,
} from '../../../platform/database/sql-part.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { AS_MADE } from '../../../platform/paging/sort-key.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { CycleStatusReader } from '../cycle/cycle-status.reader.ts';
import type { KeyResultArgs, KeyResultFilter } from './key-result-args.model.ts';
import { KeyResult } from './key-result.model.ts';
import type { ObjectiveArgs, ObjectiveFilter } from './objective-args.model.ts';
import { Objective } from './objective.model.ts';

/** Instant of the latest check-in or reading behind the key result of alias `row`; before all where there is none. */
const OBSERVED_AT = `GREATEST(
  COALESCE((SELECT max(made.observed_at) FROM check_in AS made
            WHERE made.workspace_id = row.workspace_id AND made.key_result_id = row.id), '-infinity'),
  COALESCE((SELECT max(reading.observed_at) FROM metric_reading AS reading
            WHERE reading.workspace_id = row.workspace_id AND reading.metric_id = row.metric_id), '-infinity'))`;

/** Lists objectives and key results. */
@Injectable()
export class ObjectiveReader {
  constructor(
    private readonly lists: ListReader,
    private readonly status: CycleStatusReader,
  ) {}

  /** One page of objectives, oldest first unless said otherwise. */
  async objectives(args: ObjectiveArgs): Promise<CountedConnection<Objective>> {
    const filter: Partial<ObjectiveFilter> = args.filter ?? {};
    const list = this.lists.rowsOf(Objective, {
      name: 'objectives',
      join: this.cycleOf('row'),
      where: [
        ...(await this.narrowed(filter, 'row')),
        holdsText('row.statement', filter.text),
        noneArchived(['row', 'cycle'], args.filter),
      ],
      orders: {
        CREATED_AT: AS_MADE,
        STATEMENT: { sql: 'lower(row.statement) COLLATE "C"', type: 'text' },
        CYCLE: { sql: 'cycle.starts_on', type: 'date' },
      },
      order: { field: 'CREATED_AT', direction: 'ASC' },
    });
    return this.lists.page(list, args);
  }

  /** One page of key results, oldest first unless said otherwise. */
  async keyResults(args: KeyResultArgs): Promise<CountedConnection<KeyResult>> {
    const filter: Partial<KeyResultFilter> = args.filter ?? {};
    const { objectiveIds, ownerIds, hasOwner, metricIds, notObservedSince, text } = filter;
    const objectives = part`JOIN objective ON objective.workspace_id = ${currentCaller().workspaceId}
      AND objective.id = row.objective_id`;
    const list = this.lists.rowsOf(KeyResult, {
      name: 'keyResults',
      join: part`${objectives} ${this.cycleOf('objective')}`,
      where: [
        ...(await this.narrowed(filter, 'objective')),
        isOneOf('row.objective_id', objectiveIds, 'uuid'),
        isOneOf('row.owner_id', ownerIds, 'uuid'),
        isOneOf('row.metric_id', metricIds, 'uuid'),
        isSaid('row.owner_id IS NOT NULL', hasOwner),
        notObservedSince && part`${() => OBSERVED_AT} < ${notObservedSince}::timestamptz`,
        holdsText('row.title', text),
        noneArchived(['row', 'objective', 'cycle'], args.filter),
      ],
      orders: {
        CREATED_AT: AS_MADE,
        TITLE: { sql: 'lower(row.title) COLLATE "C"', type: 'text' },
        CYCLE: { sql: 'cycle.starts_on', type: 'date' },
        OBSERVED_AT: { sql: OBSERVED_AT, type: 'timestamptz' },
      },
      order: { field: 'CREATED_AT', direction: 'ASC' },
    });
    return this.lists.page(list, args);
  }

  private cycleOf(objective: string) {
    return part`JOIN cycle ON cycle.workspace_id = ${currentCaller().workspaceId} AND cycle.id = ${() => objective}.cycle_id`;
  }

  private async narrowed(
    { cycleIds, cycleStatuses, teamIds, focus, ambition }: Partial<ObjectiveFilter>,
    objective: string,
  ): Promise<Condition[]> {
    return [
      isOneOf(`${objective}.cycle_id`, cycleIds, 'uuid'),
      await this.status.isOneOf(cycleStatuses, 'cycle'),
      isOneOf(`${objective}.team_id`, teamIds, 'uuid'),
      isEqual(`${objective}.focus`, focus),
      isEqual(`${objective}.ambition`, ambition),
    ];
  }
}
