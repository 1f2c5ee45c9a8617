import { Injectable } from '@nestjs/common';
import { positionsAfter } from '../../../domain/tree/node/position.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { Database } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Moment } from './moment.model.ts';

/** Changes experience maps. */
@Injectable()
export class MomentStore {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
  ) {}

  /** Adds moments to a map that has none. Answers with their ids by title. */
  async add(outcomeId: string, titles: readonly string[]): Promise<Map<string, string>> {
    const positions = positionsAfter(null, titles.length);
    const moments = titles.map((title, index) => ({ id: newId(), outcomeId, title, position: positions[index] ?? '' }));
    await this.rows.insert(Moment, moments);
    return new Map(moments.map(({ title, id }) => [title, id]));
  }

  /** Replaces the moments of a map, in this order. Moments with an id are kept and renamed, those without one are added, all others are removed. */
  async replace(
    outcomeId: string,
    present: readonly Moment[],
    wanted: readonly { readonly id?: string | null; readonly title: string }[],
  ): Promise<void> {
    const kept = new Set(wanted.map(({ id }) => id));
    const gone = present.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
    await this.db.sql`
      UPDATE tree_node SET moment_id = NULL
      WHERE workspace_id = ${currentCaller().workspaceId} AND tree_id = ${outcomeId} AND moment_id = ANY(${gone}::uuid[])`;
    await this.rows.remove(Moment, gone);
    const positions = positionsAfter(null, wanted.length);
    for (const [index, { id, title }] of wanted.entries()) {
      const position = positions[index] ?? '';
      if (id) await this.rows.update(Moment, { ids: [id] }, { title, position });
      else await this.rows.insert(Moment, [{ id: newId(), outcomeId, title, position }]);
    }
  }
}
