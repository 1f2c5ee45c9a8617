import { Injectable } from '@nestjs/common';
import type { ModelClass } from '../../../platform/database/model-columns.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { TreeNodeReader } from '../../tree/node/tree-node.reader.ts';
import type { RankingRow } from './ranking.reader.ts';
import { Score } from './score.model.ts';

/** The fields of a ranked node that do not depend on its kind. */
export interface RankingEntry {
  readonly score: Score | null;
  readonly pathTitles: string[];
}

/** Reads the nodes and scores of a page of a ranking. */
@Injectable()
export class RankingItemReader {
  constructor(
    private readonly read: RowReader,
    private readonly nodes: TreeNodeReader,
  ) {}

  /** Items in the order of the rows; two statements, and one more for the titles of ancestors. */
  async of<Thing extends { id: string }, Item>(
    type: ModelClass<Thing>,
    rows: readonly RankingRow[],
    withPath: boolean,
    shown: (thing: Thing, entry: RankingEntry) => Item,
  ): Promise<Item[]> {
    const things = await this.read.byIds(
      type,
      rows.map(({ id }) => id),
    );
    const scored = rows.flatMap(({ scoreId }) => scoreId ?? []);
    const scores = new Map((await this.read.byIds(Score, scored)).map((score) => [score?.id, score]));
    const paths = withPath ? await Promise.all(rows.map(({ id }) => this.nodes.ancestry(id))) : [];
    return rows.map(({ scoreId }, index) => {
      const thing = things[index];
      if (!thing) throw new Error('A node that was ranked in this snapshot is there.');
      const pathTitles = paths[index]?.ancestors.map(({ title }) => title) ?? [];
      return shown(thing, { score: (scoreId !== null && scores.get(scoreId)) || null, pathTitles });
    });
  }
}
