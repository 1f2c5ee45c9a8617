import type { ScorableKind } from '../../../domain/priorities/scoring/scoring-model.ts';

/** Cautions about rankings that compare nodes under different parents. */
export const HINTS: Readonly<Record<ScorableKind, string>> = {
  OPPORTUNITY: 'Opportunities under different parents are compared here; Torres compares siblings.',
  SOLUTION: 'Solutions of different opportunities are compared here; Torres compares those of one target opportunity.',
};
