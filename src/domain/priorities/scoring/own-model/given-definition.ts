import type { Warning } from '../../../warning.ts';
import { invalid, refuseIf } from '../../../refusal.ts';
import type { DescribedCriterion } from '../models/weighted.ts';
import type { Factor } from '../scoring-model.ts';
import { checkCriteria } from './check-definition.ts';
import { checkFormula, directed } from './check-formula.ts';
import type { OwnDefinition } from './definition.ts';

/** Input of a definition: criteria, or factors and a formula. */
export interface GivenDefinition {
  readonly criteria?: readonly DescribedCriterion[] | null;
  readonly factors?:
    | readonly (Omit<Factor, 'required' | 'values' | 'higherIsBetter'> & {
        readonly values?: readonly number[] | null;
        readonly higherIsBetter?: boolean | null;
      })[]
    | null;
  readonly formula?: string | null;
}

/** Whether the input has any part of a definition. */
export const isDefined = ({ criteria, factors, formula }: GivenDefinition): boolean =>
  [criteria, factors, formula].some((each) => each !== null && each !== undefined);

/** A definition, and what its author should know though it was accepted, in sentences. */
export interface CheckedDefinition {
  readonly definition: OwnDefinition;
  readonly warnings: readonly Warning[];
}

/**
 * Definition from its input, checked to be fit for scoring.
 *
 * @throws Refused with every fault, each at its field
 */
export function checkedDefinition(given: GivenDefinition): CheckedDefinition {
  const criteria = given.criteria ?? null;
  const factors = given.factors ?? null;
  const formula = given.formula ?? null;
  if (criteria !== null && factors === null && formula === null) {
    refuseIf(...checkCriteria(criteria, ['criteria']));
    return { definition: { basis: 'WEIGHTED', criteria: criteria.map(asCriterion) }, warnings: [] };
  }
  if (criteria === null && factors !== null && formula !== null) {
    const read = factors.map(asFactor);
    refuseIf(...checkFormula(read, formula));
    const { factors: known, warnings } = directed(read, formula);
    return { definition: { basis: 'FORMULA', factors: known, formula }, warnings };
  }
  const problem = 'A model is made of "criteria", or else of "factors" and "formula" together.';
  refuseIf(invalid(problem, [criteria === null && factors !== null ? 'formula' : 'criteria']));
  throw new Error('What was refused does not go on.');
}

type GivenFactor = NonNullable<GivenDefinition['factors']>[number];

const asCriterion = ({
  factor,
  label,
  weight,
  min,
  max,
  lowerIsBetter,
  description,
}: DescribedCriterion): DescribedCriterion => ({
  factor,
  label,
  weight,
  min,
  max,
  lowerIsBetter,
  description,
});

const asFactor = ({
  factor,
  label,
  unit,
  min,
  max,
  values = null,
  description,
  higherIsBetter = null,
}: GivenFactor): Factor => ({
  factor,
  label,
  unit,
  min,
  max,
  values,
  required: true,
  description,
  higherIsBetter,
});
