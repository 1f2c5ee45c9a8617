import { invalid, refuseIf } from '../../../refusal.ts';
import type { AskedCriterion } from '../models/weighted.ts';
import type { Factor } from '../scoring-model.ts';
import { checkCriteria } from './check-definition.ts';
import { checkFormula } from './check-formula.ts';
import type { OwnDefinition } from './definition.ts';

/** What makes the value, as somebody gives it: criteria, or else factors and a formula. */
export interface GivenDefinition {
  readonly criteria?: readonly AskedCriterion[] | null;
  readonly factors?:
    readonly (Omit<Factor, 'required' | 'values'> & { readonly values?: readonly number[] | null })[] | null;
  readonly formula?: string | null;
}

/** Whether anything of a definition is given. */
export const isDefined = ({ criteria, factors, formula }: GivenDefinition): boolean =>
  [criteria, factors, formula].some((each) => each !== null && each !== undefined);

/**
 * The definition that somebody gives, proved to be fit to score with.
 *
 * @throws Refused with every reason against it, each at its field
 */
export function checkedDefinition(given: GivenDefinition): OwnDefinition {
  const criteria = given.criteria ?? null;
  const factors = given.factors ?? null;
  const formula = given.formula ?? null;
  if (criteria !== null && factors === null && formula === null) {
    refuseIf(...checkCriteria(criteria, ['criteria']));
    return { basis: 'WEIGHTED', criteria: criteria.map(asCriterion) };
  }
  if (criteria === null && factors !== null && formula !== null) {
    const definition = { basis: 'FORMULA', factors: factors.map(asFactor), formula } as const;
    refuseIf(...checkFormula(definition.factors, formula));
    return definition;
  }
  const problem = 'A model is made of "criteria", or else of "factors" and "formula" together.';
  refuseIf(invalid(problem, [criteria === null && factors !== null ? 'formula' : 'criteria']));
  throw new Error('What was refused does not go on.');
}

type GivenFactor = NonNullable<GivenDefinition['factors']>[number];

const asCriterion = ({
  name,
  label,
  weight,
  min,
  max,
  lowerIsBetter,
  description,
}: AskedCriterion): AskedCriterion => ({
  name,
  label,
  weight,
  min,
  max,
  lowerIsBetter,
  description,
});

const asFactor = ({
  name,
  label,
  unit,
  min,
  max,
  values = null,
  description,
  higherIsBetter,
}: GivenFactor): Factor => ({
  name,
  label,
  unit,
  min,
  max,
  values,
  required: true,
  description,
  higherIsBetter,
});
