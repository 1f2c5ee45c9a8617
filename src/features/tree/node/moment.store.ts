import { Injectable } from '@nestjs/common';
import { positionsAfter } from '../../../domain/tree/node/position.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { Database } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Moment } from './moment.model.ts';
import { TreeNode } from './tree-node.model.ts';

/** A node whose moment is taken off the map, and the title of the moment. */
export interface Unplaced {
  readonly id: string;
  readonly shortKey: string;
  readonly moment: string;
}

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

  /**
   * Replaces the moments of a map, in this order. Moments with an id are kept and renamed, those without one are added, all
   * others are removed, and their opportunities lose their moment.
   *
   * @returns whether the map differs now, and the nodes that lost their moment, as they were
   */
  async replace(
    outcomeId: string,
    present: readonly Moment[],
    wanted: readonly { readonly id?: string | null; readonly title: string }[],
  ): Promise<{ readonly differs: boolean; readonly unplaced: readonly Unplaced[] }> {
    const kept = new Set(wanted.map(({ id }) => id));
    const gone = present.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
    const unplaced = gone.length === 0 ? [] : await this.placedAt(outcomeId, gone);
    await this.rows.update<TreeNode>(TreeNode, { ids: unplaced.map(({ id }) => id) }, {
      momentId: null,
    } as Partial<TreeNode>);
    await this.rows.remove(Moment, gone);
    const positions = positionsAfter(null, wanted.length);
    const placed = wanted.map(({ id, title }, index) => ({ id, title, position: positions[index] ?? '' }));
    await this.rows.updateEach<Moment>(
      Moment,
      placed.flatMap(({ id, ...each }) => (id ? [{ id, ...each }] : [])),
    );
    const added = placed.flatMap(({ id, ...each }) => (id ? [] : [{ id: newId(), outcomeId, ...each }]));
    await this.rows.insert(Moment, added);
    const before = new Map(present.map((moment) => [moment.id, moment]));
    const isSame = ({ id, title, position }: (typeof placed)[number]): boolean => {
      const moment = before.get(id ?? '');
      return moment?.title === title && moment.position === position;
    };
    return { differs: gone.length > 0 || !placed.every(isSame), unplaced };
  }

  /** Nodes of a tree at these moments, with the title of the moment. */
  private placedAt(outcomeId: string, momentIds: readonly string[]): Promise<Unplaced[]> {
    const { workspaceId } = currentCaller();
    return this.db.sql<Unplaced>`
      SELECT node.id, node.short_key AS "shortKey", moment.title AS moment FROM tree_node AS node
      JOIN moment ON moment.workspace_id = ${workspaceId} AND moment.id = node.moment_id
      WHERE node.workspace_id = ${workspaceId} AND node.tree_id = ${outcomeId} AND node.moment_id = ANY(${momentIds}::uuid[])
      ORDER BY node.id`;
  }
}
