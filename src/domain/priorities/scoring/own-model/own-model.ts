import { formatResult, withoutNoise } from '../../../foundation/text/figure.ts';
import { CHOSEN } from '../../chosen.ts';
import { factorOf, weightedInWords, weightedScore } from '../models/weighted.ts';
import type { ScoringModel } from '../scoring-model.ts';
import type { OwnDefinition, OwnModelBasis, DefinedOwnModel } from './definition.ts';
import { evaluate, formulaInWords } from './evaluate-formula.ts';
import { boundsOf } from './formula-bounds.ts';
import { readFormula, spansOf } from './formula.ts';
import type { FactorSpans } from './formula-span.ts';
import { ownModelKey } from './own-model-key.ts';
import type { Span } from './span.ts';

type Made = Pick<ScoringModel, 'formula' | 'range' | 'factors' | 'score' | 'steps' | 'bounds'>;
type Of<Basis extends OwnModelBasis> = Extract<OwnDefinition, { readonly basis: Basis }>;

const DEFINED: { readonly [Basis in OwnModelBasis]: (definition: Of<Basis>) => Made } = {
  WEIGHTED: ({ criteria }) => ({
    formula: `sum of weight × place on the scale (0 to 100) ÷ sum of weights; ${criteria
      .map(
        ({ label, weight, lowerIsBetter }) => `${label} weighs ${weight}${lowerIsBetter ? ' (lower is better)' : ''}`,
      )
      .join(', ')}`,
    range: { min: 0, max: 100 },
    factors: criteria.map(factorOf),
    score: (inputs) => weightedScore(criteria, inputs),
    steps: (inputs, value) => weightedInWords(criteria, inputs, value),
  }),
  FORMULA: ({ factors, formula: text }) => {
    const formula = readFormula(text, factors);
    const spans = spansOf(factors);
    const labels = new Map(factors.map(({ factor: name, label }) => [name, label]));
    return {
      formula: text,
      range: { min: withoutNoise(formula.span.low), max: withoutNoise(formula.span.high) },
      factors,
      score: (inputs) => evaluate(formula.term, inputs),
      steps: (inputs, value) => {
        const { conditions, arithmetic } = formulaInWords(formula.term, inputs, labels);
        return [...conditions, `${arithmetic} ${formatResult(value)}`].slice(-CHOSEN.ownModel.mostSteps);
      },
      bounds: (given) => boundsOf(formula.term, narrowedTo(given, spans)),
    };
  },
};

/** Spans of factors as they are given, with those of the listed values that lie within. */
const narrowedTo = (given: Readonly<Record<string, Span>>, all: FactorSpans): FactorSpans =>
  new Map(
    [...all].map(([name, { values, ...whole }]) => {
      const { low, high } = given[name] ?? whole;
      return [name, { low, high, values: values?.filter((value) => value >= low && value <= high) ?? null }];
    }),
  );

const made = <Basis extends OwnModelBasis>(basis: Basis, definition: Of<Basis>): Made => DEFINED[basis](definition);

/**
 * Scoring model of a version of a workspace's own model; expects a definition that `checkCriteria` or `checkFormula`
 * accepted.
 */
export const ownModel = (version: DefinedOwnModel): ScoringModel => ({
  ...made(version.definition.basis, version.definition as never),
  key: ownModelKey(version),
  version: version.modelVersion,
  name: version.name,
  source: "This workspace's own model",
  unit: version.unit,
  appliesTo: version.appliesTo,
  borrowedBy: [],
  borrowedReason: null,
  batched: false,
  additive: false,
  notes: () => [],
});
