import { Injectable } from '@nestjs/common';
import { notchRange } from '../../../domain/priorities/scoring/notch.ts';
import { Database } from '../../../platform/database/database.ts';
import { TreeStore } from '../../tree/node/tree.store.ts';
import { OwnModelReader } from './own-model.reader.ts';
import { RankingRebuildReader } from './ranking-rebuild.reader.ts';
import { RankingEntryStore } from './ranking-entry.store.ts';

/** Progress of a rebuild. */
export interface RebuildProgress {
  readonly nodes: number;
  readonly ofNodes: number;
  /** Number of scores that rank nodes so far, by any model. */
  readonly scores: number;
}

/** Recomputes ranking entries by the current rules: the range of one notch, and which nodes are ranked. */
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
   * Recomputes all ranking entries of the caller's workspace, first tree by tree, then by pages of nodes, each in a
   * transaction of its own. People can score and move nodes meanwhile. A rebuild that was interrupted starts again from
   * the beginning. Scores do not change, and cursors of rankings stay valid.
   *
   * @param onProgress callback that receives the progress after each page
   */
  async rebuild(onProgress: (progress: RebuildProgress) => void): Promise<RebuildProgress> {
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
      onProgress(progress);
    }
  }

  /** Recomputes by which scores these nodes rank, within the caller's transaction. Returns the number of the scores. */
  async rank(nodeIds: readonly string[]): Promise<number> {
    // What is read must not be voided before it is written.
    await this.trees.shareTreesOf(...nodeIds);
    const counting = await this.reader.counting(nodeIds);
    const entries = await Promise.all(
      counting.map(async ({ id, nodeId, modelKey, given }) => ({
        id,
        nodeId,
        reach: notchRange(await this.models.ofKey(modelKey), given),
      })),
    );
    await this.store.removeVoided(nodeIds);
    await this.store.write(entries);
    return entries.length;
  }

  private async page(after: string | null): Promise<{ nodes: number; scores: number; last: string | null }> {
    const nodes = await this.reader.nodes(after);
    return { nodes: nodes.length, scores: await this.rank(nodes), last: nodes.at(-1) ?? null };
  }
}
