import { Injectable } from '@nestjs/common';
import { notchRange } from '../../../domain/priorities/scoring/notch.ts';
import { Database } from '../../../platform/database/database.ts';
import { TreeStore } from '../../tree/node/tree.store.ts';
import { OwnModelReader } from './own-model.reader.ts';
import { RankingRebuildReader } from './ranking-rebuild.reader.ts';
import { RankingEntryStore } from './ranking-entry.store.ts';

/** How far a rebuild has come. */
export interface RebuildProgress {
  readonly nodes: number;
  readonly ofNodes: number;
  /** Scores at which nodes stand, by any model. */
  readonly scores: number;
}

/** Works out again where nodes stand, by the rules of today: how far a notch reaches, and what is ranked at all. */
@Injectable()
export class RankingRebuildAction {
  constructor(
    private readonly db: Database,
    private readonly reader: RankingRebuildReader,
    private readonly models: OwnModelReader,
    private readonly trees: TreeStore,
    private readonly store: RankingEntryStore,
  ) {}

  /**
   * All standings of the caller's workspace, a tree and then a page of nodes at a time, each in a transaction of its own:
   * others may score and move meanwhile, and a rebuild that was cut off is begun again. Scores stay as they are, and so
   * does the place of whoever walks through a ranking.
   *
   * @param tell called after each page
   */
  async rebuild(tell: (progress: RebuildProgress) => void): Promise<RebuildProgress> {
    for (let after: string | null = null; ;) {
      const roots = await this.db.transaction(() => this.reader.roots(after));
      for (const id of roots)
        await this.db.transaction(async () => {
          await this.trees.lockTreesOf(id);
          await this.store.updateFromTree({ nodeIds: [id] });
        });
      after = roots.at(-1) ?? null;
      if (after === null) break;
    }
    let progress = { nodes: 0, ofNodes: await this.db.transaction(() => this.reader.count()), scores: 0 };
    for (let after: string | null = null; ;) {
      const page = await this.db.transaction(() => this.page(after));
      after = page.last;
      if (after === null) return progress;
      progress = { ...progress, nodes: progress.nodes + page.nodes, scores: progress.scores + page.scores };
      tell(progress);
    }
  }

  private async page(after: string | null): Promise<{ nodes: number; scores: number; last: string | null }> {
    const nodes = await this.reader.nodes(after);
    const latest = await this.reader.latest(nodes);
    const stands = await Promise.all(
      latest.map(async ({ id, nodeId, modelKey, given }) => ({
        id,
        nodeId,
        reach: notchRange(await this.models.ofKey(modelKey), given),
      })),
    );
    await this.store.write(stands);
    return { nodes: nodes.length, scores: stands.length, last: nodes.at(-1) ?? null };
  }
}
