import { type Warning, warning } from '../../../warning.ts';
import { invalid, type Refusal } from '../../../refusal.ts';
import { checkText } from '../../../foundation/text/check-text.ts';
import { formatNumber } from '../../../foundation/text/figure.ts';
import type { Factor } from '../scoring-model.ts';
import { CHOSEN } from '../../chosen.ts';
import { checkScales } from './check-definition.ts';
import { FormulaFault } from './formula-fault.ts';
import { directionsOf } from './formula-direction.ts';
import { readFormula, spansOf } from './formula.ts';
import type { Direction } from './operation.ts';
import { RESERVED } from './operations.ts';

/**
 * Checks a formula over factors, each refusal at its field. Without a refusal the formula has a finite value for all
 * values of its factors. Where a factor is refused the formula is not checked, because its span follows from the
 * factors.
 */
export function checkFormula(factors: readonly Factor[], formula: string): Refusal[] {
  const refusals = [
    ...checkScales(factors, ['factors'], 'factors'),
    ...factors.flatMap((factor, index) => checkFactor(factor, ['factors', String(index)])),
  ];
  if (refusals.length > 0) return refusals;
  try {
    const { term } = readFormula(formula, factors);
    const directions = directionsOf(term, spansOf(factors));
    return factors.flatMap((factor, index) => checkUse(factor, directions, ['factors', String(index)]));
  } catch (fault) {
    if (fault instanceof FormulaFault) return [invalid(fault.message, ['formula'])];
    throw fault;
  }
}

function checkFactor({ factor: name, unit, min, max, values }: Factor, path: readonly string[]): Refusal[] {
  const refusals: Refusal[] = [];
  const wrong = checkText(unit, { min: 1, max: CHOSEN.ownModel.unitCharacters });
  if (wrong !== null) refusals.push(invalid(`"unit" ${wrong}.`, [...path, 'unit']));
  if (RESERVED.includes(name))
    refusals.push(
      invalid(`${name} is a word of the formula language; name the factor otherwise.`, [...path, 'factor']),
    );
  if (values === null) return refusals;
  const valid =
    values.length >= 2 &&
    values.length <= CHOSEN.ownModel.mostValues &&
    values.every((value, index) => index === 0 || value > (values[index - 1] ?? NaN)) &&
    values[0] === min &&
    values.at(-1) === max;
  if (!valid) {
    const ends = `from ${formatNumber(min)} ("min") to ${formatNumber(max)} ("max")`;
    const text = `"values" are 2 to ${CHOSEN.ownModel.mostValues} numbers, ascending, ${ends}.`;
    refusals.push(invalid(text, [...path, 'values']));
  }
  return refusals;
}

function checkUse(
  { factor: name, label, higherIsBetter }: Factor,
  directions: ReadonlyMap<string, Direction>,
  path: readonly string[],
): Refusal[] {
  const direction = directions.get(name);
  if (direction === undefined)
    return [invalid(`The formula does not use ${name}: leave the factor out, or use it.`, [...path, 'factor'])];
  if (direction === 0 || higherIsBetter === null || (direction === 1) === higherIsBetter) return [];
  const text = `The score ${direction === 1 ? 'rises' : 'falls'} as ${label} grows, so "higherIsBetter" is ${String(direction === 1)}.`;
  return [invalid(text, [...path, 'higherIsBetter'])];
}

/**
 * Factors with `higherIsBetter` as it follows from the formula, null where the score neither rises nor falls with the
 * factor all the way; and a warning where something else was said. Expects what `checkFormula` accepts.
 */
export function directed(
  factors: readonly Factor[],
  formula: string,
): { readonly factors: readonly Factor[]; readonly warnings: readonly Warning[] } {
  const directions = directionsOf(readFormula(formula, factors).term, spansOf(factors));
  const warnings = factors.flatMap(({ factor, higherIsBetter, label }, at) =>
    higherIsBetter === null || directions.get(factor) !== 0
      ? []
      : [
          warning(
            'CONTRADICTS',
            `The score neither rises nor falls all the way as ${label} grows, so "higherIsBetter" of it is null; leave it out.`,
            ['factors', String(at), 'higherIsBetter'],
          ),
        ],
  );
  const HIGHER_IS_BETTER = { [1]: true, [0]: null, [-1]: false } as const;
  return {
    factors: factors.map((each) => ({ ...each, higherIsBetter: HIGHER_IS_BETTER[directions.get(each.factor) ?? 0] })),
    warnings,
  };
}
