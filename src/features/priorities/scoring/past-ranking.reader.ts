import { Injectable } from '@nestjs/common';
import { arrange, type ArrangedNode } from '../../../domain/tree/node/arrange.ts';
import { LAID_ASIDE } from '../../../domain/tree/node/node-kind.ts';
import { countingScores } from '../../../domain/priorities/scoring/counting-scores.ts';
import { notchRange } from '../../../domain/priorities/scoring/notch.ts';
import { rankStateOf, rankStatesOf, type RankState } from '../../../domain/priorities/scoring/rank-state.ts';
import type { ScoringModel } from '../../../domain/priorities/scoring/scoring-model.ts';
import { sharesWord } from '../../../domain/foundation/text/spelling.ts';
import { PastRowsReader } from '../../../platform/change-log/past-rows.reader.ts';
import { idOf } from '../../../platform/id.ts';
import type { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { ON_NODE, PastNodesReader } from '../../tree/node/past/past-nodes.reader.ts';
import type { TreeNode } from '../../tree/node/tree-node.model.ts';
import type { RankingScope } from './ranking-scope.model.ts';
import { Score } from './score.model.ts';

/** A node of a tree as it once stood, with what rankings ask of its place. */
interface PlacedNode {
  readonly node: TreeNode;
  readonly above: readonly TreeNode[];
  /** Whether no opportunity hangs below it or, of a solution, below its opportunity; archived ones do not count. */
  readonly isLeaf: boolean;
  readonly state: RankState;
}

/** A node of a ranking as it once was. */
export interface PastRankingRow {
  /** The node, with its depth and whether it was archived in effect. */
  readonly node: TreeNode;
  readonly id: string;
  readonly pathTitles: string[];
  readonly score: Score | null;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Reads rankings of one tree as they once were. */
@Injectable()
export class PastRankingReader {
  constructor(
    private readonly nodes: PastNodesReader,
    private readonly rows: PastRowsReader,
  ) {}

  /**
   * Every node of a tree that was ranked at an instant, by the scores that counted then, highest value first, those without
   * a value last; null where there was no such tree. Two statements.
   */
  async rowsAt(scope: RankingScope, model: ScoringModel, asOf: Date): Promise<PastRankingRow[] | null> {
    const rootId = idOf(scope.outcomeId ?? '');
    const tree = arrange(await this.nodes.nodesAt(rootId, asOf), rootId);
    if (!tree) return null;
    const ranked = placedIn(tree).filter((placed) => isRanked(placed, scope));
    const ids = ranked.map(({ node }) => node.id);
    const scores = await this.rows.rowsBefore(Score, ON_NODE, ids, new Date(asOf.getTime() + 1));
    const counting = countingScores(
      scores.filter(({ modelKey, batchId }) => modelKey === scope.model && batchId === scope.batchId),
    );
    return ranked
      .map(({ node, above }): PastRankingRow => {
        const [score = null] = counting.get(node.id)?.values() ?? [];
        const reach = score && notchRange(model, score.given);
        return {
          node,
          id: node.id,
          pathTitles: above.map(({ title }) => title),
          score,
          value: score?.value ?? null,
          low: reach?.low ?? null,
          high: reach?.high ?? null,
        };
      })
      .toSorted(byValue);
  }
}

/** Every node of a tree with what stands above and below it. */
function placedIn(tree: ArrangedNode<TreeNode>): PlacedNode[] {
  const placed: PlacedNode[] = [];
  const visit = (
    { item, depth, archived, children }: ArrangedNode<TreeNode>,
    above: readonly TreeNode[],
    isLeafAbove: boolean,
  ): void => {
    const isLeaf = !children.some(({ item: child }) => child.kind === 'OPPORTUNITY' && child.archivedAt === null);
    const isBelowLaidAside = above.some(({ status }) => LAID_ASIDE.has(status));
    const laidAside = isBelowLaidAside ? 'ABOVE' : LAID_ASIDE.has(item.status) ? 'ITSELF' : 'NOTHING';
    const node = Object.assign(item, { depth, archived });
    const state = rankStateOf(archived, laidAside);
    placed.push({ node, above, isLeaf: item.kind === 'SOLUTION' ? isLeafAbove : isLeaf, state });
    for (const child of children) visit(child, [...above, item], isLeaf);
  };
  visit(tree, [], false);
  return placed;
}

/** Whether a node belongs to a ranking, as the statements of today's rankings say it. */
function isRanked({ node, above, isLeaf, state }: PlacedNode, { kind, filter }: RankingScope): boolean {
  if (node.kind !== kind) return false;
  const { includeArchived: archived = false, includeLaidAside: laidAside = false, statuses = null } = filter;
  if (!rankStatesOf({ archived, laidAside, statuses }).includes(state)) return false;
  const { tags, ownerId, personaIds, leafOnly } = filter;
  const opportunity = (kind === 'SOLUTION' ? above.at(-1) : node) as Opportunity | undefined;
  return (
    (statuses?.includes(node.status) ?? true) &&
    (!tags || sharesWord(node.tags, tags)) &&
    (!ownerId || node.ownerId === idOf(ownerId)) &&
    (!personaIds || personaIds.some((id) => opportunity?.personaIds.includes(idOf(id)))) &&
    (!leafOnly || isLeaf)
  );
}

function byValue(one: PastRankingRow, other: PastRankingRow): number {
  const [first, second] = [one.value ?? -Infinity, other.value ?? -Infinity];
  return first === second ? (one.id < other.id ? -1 : 1) : second - first;
}
