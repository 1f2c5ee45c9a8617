import { Injectable } from '@nestjs/common';
import type { List } from '../../../platform/database/list-page.reader.ts';
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
import { alphabetic, AS_MADE } from '../../../platform/paging/sort-key.ts';
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
    return this.lists.page(await this.objectiveList(args), args);
  }

  /** One page of the objectives of a cycle or a team; one statement for all of a request. */
  async objectivesOf(of: 'cycle' | 'team', id: string, args: ObjectiveArgs): Promise<CountedConnection<Objective>> {
    return this.lists.pageOf({ ...(await this.objectiveList(args)), of: `row.${of}_id` }, id, args);
  }

  /** One page of key results, oldest first unless said otherwise. */
  async keyResults(args: KeyResultArgs): Promise<CountedConnection<KeyResult>> {
    return this.lists.page(await this.keyResultList(args), args);
  }

  /** One page of the key results of a metric or an owner; one statement for all of a request. */
  async keyResultsOf(of: 'metric' | 'owner', id: string, args: KeyResultArgs): Promise<CountedConnection<KeyResult>> {
    return this.lists.pageOf({ ...(await this.keyResultList(args)), of: `row.${of}_id` }, id, args);
  }

  private async objectiveList(args: ObjectiveArgs): Promise<List> {
    const filter: Partial<ObjectiveFilter> = args.filter ?? {};
    return this.lists.rowsOf(Objective, {
      name: 'objectives',
      join: this.cycleOf('row'),
      where: [
        ...(await this.narrowed(filter, 'row')),
        holdsText('row.statement', filter.text),
        noneArchived(['row', 'cycle'], args.filter),
      ],
      orders: {
        CREATED_AT: AS_MADE,
        STATEMENT: alphabetic('row.statement'),
        CYCLE: { sql: 'cycle.starts_on', type: 'date' },
      },
      order: { field: 'CREATED_AT', direction: 'ASC' },
    });
  }

  private async keyResultList(args: KeyResultArgs): Promise<List> {
    const filter: Partial<KeyResultFilter> = args.filter ?? {};
    const { objectiveIds, ownerIds, hasOwner, metricIds, notObservedSince, text } = filter;
    const objectives = part`JOIN objective ON objective.workspace_id = ${currentCaller().workspaceId}
      AND objective.id = row.objective_id`;
    return this.lists.rowsOf(KeyResult, {
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
        TITLE: alphabetic('row.title'),
        CYCLE: { sql: 'cycle.starts_on', type: 'date' },
        OBSERVED_AT: { sql: OBSERVED_AT, type: 'timestamptz' },
      },
      order: { field: 'CREATED_AT', direction: 'ASC' },
    });
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
