import { setsOf } from '../../../domain/priorities/assessment/assessment.ts';
import { type AssessedSet, type Assessment, describedFactor } from './assessment.model.ts';

/** The sets of factors, each factor with its label, its question and its judgement. */
export const assessedSets = (judgements: Assessment['judgements']): AssessedSet[] =>
  setsOf(judgements).map(({ set, factors, missing }) => ({
    set,
    missing,
    factors: factors.map((judged) => ({ ...describedFactor(judged.factor), ...judged })),
  }));
