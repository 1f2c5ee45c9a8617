import { Injectable } from '@nestjs/common';
import { formatTwoFigures, formatNumber } from '../../../domain/foundation/text/figure.ts';
import { notchChanges, oneNotchOff } from '../../../domain/priorities/scoring/notch.ts';
import { type Swap, swapsWithNeighbours } from '../../../domain/priorities/scoring/rank-swap.ts';
import { type ScorableKind, scoreWith, type ScoringModel } from '../../../domain/priorities/scoring/scoring-model.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { type RankPosition, NeighbourReader } from './ranking-neighbour.reader.ts';
import { RankingReader } from './ranking.reader.ts';
import { RankingScopeReader } from './ranking-scope.reader.ts';
import type {
  ExplainedFactor,
  ScoreExplanation,
  ScoreExplanationArgs,
  ScoreNeighbour,
  ScoreSwap,
} from './score-explanation.model.ts';
import { Score } from './score.model.ts';

/** Explains scores and how stable the positions of their nodes in a ranking are. */
@Injectable()
export class ScoreExplanationReader {
  constructor(
    private readonly read: RowReader,
    private readonly scopes: RankingScopeReader,
    private readonly rankings: RankingReader,
    private readonly neighbours: NeighbourReader,
  ) {}

  /**
   * Explains the latest score of a node of this kind; null when there is no such outcome or own model. A fixed number of
   * statements for each node.
   *
   * @throws Fault BAD_REQUEST for a model that is not for the kind
   */
  async explain(node: TreeNode, kind: ScorableKind, args: ScoreExplanationArgs): Promise<ScoreExplanation | null> {
    const choice = await this.scopes.scopeOf(kind, args);
    if (!choice || !(await this.rankings.begin(choice.scope)).found) return null;
    const { scope, model } = choice;
    const position = await this.neighbours.positionOf(scope, node.id);
    const score = await this.read.byId(Score, position?.scoreId);
    const [above, below] = await this.shown(position);
    const found = score && position?.ranked ? swapsOf(model, score, above, below) : [];
    return {
      node,
      score,
      ...explained(model, kind, score),
      factors: factorsOf(model, score),
      rank: position?.rank ?? null,
      above,
      below,
      swaps: found,
      smallestSwap: found[0] ?? null,
      swapNote: found[0]?.note ?? noSwap(score, position, above ?? below),
    };
  }

  private async shown(position: RankPosition | null): Promise<[ScoreNeighbour | null, ScoreNeighbour | null]> {
    const sides = [position?.above ?? null, position?.below ?? null] as const;
    const nodes = await this.read.byIds(
      TreeNode,
      sides.flatMap((side) => side?.id ?? []),
    );
    const of = (side: (typeof sides)[number]): ScoreNeighbour | null => {
      const node = nodes.find((each) => each?.id === side?.id);
      return side && node ? { node, value: side.value, displayValue: formatTwoFigures(side.value) } : null;
    };
    return [of(sides[0]), of(sides[1])];
  }
}

function explained(model: ScoringModel, kind: ScorableKind, score: Score | null) {
  const { steps, missing, notes } = scoreWith(model, kind, score?.given ?? {});
  return { steps, missing, notes: score ? notes : [`Nobody scored it with ${model.name} yet.`] };
}

const factorsOf = (model: ScoringModel, score: Score | null): ExplainedFactor[] =>
  model.factors.map((factor) => {
    const { factor: name, label, unit, min, max, higherIsBetter, description } = factor;
    const value = score?.given[name] ?? null;
    const range = score?.ranges?.[name] ?? null;
    const notches = value === null ? [] : oneNotchOff(factor, value);
    return { factor: name, label, unit, value, range, min, max, higherIsBetter, question: description, notches };
  });

function swapsOf(
  model: ScoringModel,
  { value, given }: Score,
  above: ScoreNeighbour | null,
  below: ScoreNeighbour | null,
): ScoreSwap[] {
  if (value === null) return [];
  return swapsWithNeighbours(value, notchChanges(model, given), above?.value ?? null, below?.value ?? null).flatMap(
    (swap) => {
      const neighbour = swap.side === 'ABOVE' ? above : below;
      return neighbour ? [inWords(swap, neighbour)] : [];
    },
  );
}

function inWords(
  { factor: { factor: name, label }, from, to, value, side }: Swap,
  neighbour: ScoreNeighbour,
): ScoreSwap {
  const rises = side === 'ABOVE';
  const note =
    `${label} ${formatNumber(to)} instead of ${formatNumber(from)} would make it ${formatNumber(value)}: ` +
    `${rises ? 'above' : 'below'} “${neighbour.node.title}” with ${formatNumber(neighbour.value)}.`;
  return { factor: name, label, judgement: from, changedJudgement: to, value, neighbour, rises, note };
}

function noSwap(score: Score | null, position: RankPosition | null, neighbour: ScoreNeighbour | null): string {
  if (!score || score.value === null) return 'It has no value, and so no place that could change.';
  if (!position?.ranked) return 'It stands in no such ranking: it hangs elsewhere, is archived, or is laid aside.';
  if (!neighbour) return 'Nothing else was scored that it could be swapped with.';
  return 'No single notch of one factor would swap it with a neighbour.';
}
