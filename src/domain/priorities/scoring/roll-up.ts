import { counted } from '../../foundation/text/figure.ts';
import type { ScoringModel } from './scoring-model.ts';

/** How what lies below a node comes to one figure. To add one, add a row. */
export const ROLL_UP_WAYS = {
  BEST: 'The highest value of what lies below: what the best part of it is worth. Fits every model.',
  SUM: 'The sum of what lies below, each branch counted at its lowest scored node, so that nothing counts twice. Only for models whose values add up, such as opportunity size.',
} as const;

/** Key of a way to roll up. */
export type RollUpWay = keyof typeof ROLL_UP_WAYS;

/** Scores of what lies below a node, neither archived nor laid aside. */
export interface Below {
  /** Nodes with a value. */
  readonly scored: number;
  /** Nodes without one. */
  readonly unscored: number;
  /** Nodes whose values are in the sum: scored ones with no scored one below them. */
  readonly counted: number;
}

/** Why the values of a model cannot be rolled up so, as a sentence; null where they can. */
export const problemOfRollUp = ({ name, unit, additive }: ScoringModel, by: RollUpWay): string | null =>
  by === 'BEST' || additive
    ? null
    : `${name} gives ${unit}, which do not add up: two halves of a thing are not worth twice as much as each. Ask for BEST.`;

/** What a figure is made of and what it leaves out, in one sentence. */
export function rollUpInWords({ scored, unscored, counted: parts }: Below, by: RollUpWay): string {
  const rest = unscored === 0 ? '' : `; ${counted(unscored, 'node is', 'nodes are')} not scored`;
  if (scored === 0) return `Nothing below is scored${rest}.`;
  if (by === 'BEST') return `Best of ${counted(scored, 'scored node', 'scored nodes')}${rest}.`;
  const above = scored - parts;
  const twice = above === 0 ? '' : `; ${above} scored above others left out, so that nothing counts twice`;
  return `Sum of ${counted(parts, 'scored node', 'scored nodes')}${twice}${rest}.`;
}
