import { formatQuantity } from '../../foundation/text/figure.ts';
import type { ScoringModel } from './scoring-model.ts';

/** Ways to roll the scores below a node up to one figure. To add a way, add a row. */
export const ROLL_UP_WAYS = {
  BEST: 'The highest value of what lies below: what the best part of it is worth. Fits every model.',
  SUM: 'The sum of what lies below, each branch counted once: at its lowest scored nodes where all of its ends are scored, and otherwise at the scored node above the end that is not, because the rest does not add up to it. Only for models whose values add up, such as opportunity size.',
} as const;

/** Key of a way to roll up. */
export type RollUpWay = keyof typeof ROLL_UP_WAYS;

/** Numbers of nodes below a node, at any level, that are neither archived nor laid aside. */
export interface DescendantCounts {
  /** Nodes with a score. */
  readonly scored: number;
  /** Nodes without a score. */
  readonly unscored: number;
  /** Nodes whose values are in the sum: scored ones that no other part of their branch stands for. */
  readonly counted: number;
  /** Scored nodes that are not in the sum because a scored one above them stands for its branch, which is not scored in full. */
  readonly partial: number;
}

/** Why the values of a model cannot be rolled up in this way, as a sentence; null where they can. */
export const problemOfRollUp = ({ name, unit, additive }: ScoringModel, by: RollUpWay): string | null =>
  by === 'BEST' || additive
    ? null
    : `${name} gives ${unit}, which do not add up: two halves of a thing are not worth twice as much as each. Ask for BEST.`;

/** What a rolled-up figure is made of and what it leaves out, in one sentence. */
export function rollUpInWords({ scored, unscored, counted: parts, partial }: DescendantCounts, by: RollUpWay): string {
  const rest = unscored === 0 ? '' : `; ${formatQuantity(unscored, 'node is', 'nodes are')} not scored`;
  if (scored === 0) return `Nothing below is scored${rest}.`;
  if (by === 'BEST') return `Best of ${formatQuantity(scored, 'scored node', 'scored nodes')}${rest}.`;
  const above = scored - parts - partial;
  const twice = above === 0 ? '' : `; ${above} scored above others left out, so that nothing counts twice`;
  const gaps = partial === 0 ? '' : `; ${partial} scored below others left out, whose branches are not scored in full`;
  return `Sum of ${formatQuantity(parts, 'scored node', 'scored nodes')}${twice}${gaps}${rest}.`;
}
