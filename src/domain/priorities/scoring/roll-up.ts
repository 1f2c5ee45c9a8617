import { formatQuantity } from '../../foundation/text/figure.ts';
import type { ScoringModel } from './scoring-model.ts';

/** Ways to roll the scores below a node up to one figure. To add a way, add a row. */
export const ROLL_UP_WAYS = {
  BEST: 'The highest value of what lies below: what the best part of it is worth. Fits every model.',
  SUM: 'The sum of what lies below, each branch counted at its lowest scored node, so that nothing counts twice. Only for models whose values add up, such as opportunity size.',
} as const;

/** Key of a way to roll up. */
export type RollUpWay = keyof typeof ROLL_UP_WAYS;

/** Numbers of nodes below a node, at any level, that are neither archived nor laid aside. */
export interface DescendantCounts {
  /** Nodes with a score. */
  readonly scored: number;
  /** Nodes without a score. */
  readonly unscored: number;
  /** Nodes whose values are in the sum: scored ones without a scored one below them. */
  readonly counted: number;
}

/** Why the values of a model cannot be rolled up in this way, as a sentence; null where they can. */
export const problemOfRollUp = ({ name, unit, additive }: ScoringModel, by: RollUpWay): string | null =>
  by === 'BEST' || additive
    ? null
    : `${name} gives ${unit}, which do not add up: two halves of a thing are not worth twice as much as each. Ask for BEST.`;

/** What a rolled-up figure is made of and what it leaves out, in one sentence. */
export function rollUpInWords({ scored, unscored, counted: parts }: DescendantCounts, by: RollUpWay): string {
  const rest = unscored === 0 ? '' : `; ${formatQuantity(unscored, 'node is', 'nodes are')} not scored`;
  if (scored === 0) return `Nothing below is scored${rest}.`;
  if (by === 'BEST') return `Best of ${formatQuantity(scored, 'scored node', 'scored nodes')}${rest}.`;
  const above = scored - parts;
  const twice = above === 0 ? '' : `; ${above} scored above others left out, so that nothing counts twice`;
  return `Sum of ${formatQuantity(parts, 'scored node', 'scored nodes')}${twice}${rest}.`;
}
