import { invalid, type Refusal } from '../../../refusal.ts';
import { checkText } from '../../../foundation/text/check-text.ts';
import { formatNumber } from '../../../foundation/text/figure.ts';
import { CHOSEN } from '../../chosen.ts';
import type { DescribedCriterion } from '../models/weighted.ts';

/** Properties that factors and criteria have in common. */
export interface NamedScale {
  readonly factor: string;
  readonly label: string;
  readonly description: string;
  readonly min: number;
  readonly max: number;
}

const NAME = /^[a-z][A-Za-z0-9]*$/;

/** Checks the criteria of a weighted model; refusals are at fields below `path`. */
export function checkCriteria(criteria: readonly DescribedCriterion[], path: readonly string[]): Refusal[] {
  return [
    ...checkScales(criteria, path, 'criteria'),
    ...criteria.flatMap(({ weight }, index) =>
      weight > 0 && weight <= CHOSEN.ownModel.mostWeight
        ? []
        : [
            invalid(
              `A weight is above 0 and at most ${formatNumber(CHOSEN.ownModel.mostWeight)}; ${formatNumber(weight)} is not.`,
              [...path, String(index), 'weight'],
            ),
          ],
    ),
  ];
}

/** Checks labels, descriptions, scales and keys of factors or criteria; `what` is their plural noun. */
export function checkScales(scales: readonly NamedScale[], path: readonly string[], what: string): Refusal[] {
  const { mostFactors, mostOfScale, nameCharacters, labelCharacters, descriptionCharacters } = CHOSEN.ownModel;
  if (scales.length === 0 || scales.length > mostFactors)
    return [invalid(`A model has 1 to ${mostFactors} ${what}; ${scales.length} are given.`, path)];
  const seen = new Map<string, number>();
  return scales.flatMap((each, index) => {
    const at = (...field: string[]) => [...path, String(index), ...field];
    const words = (field: 'label' | 'description', max: number): Refusal[] => {
      const wrong = checkText(each[field], { min: 1, max });
      return wrong === null ? [] : [invalid(`"${field}" ${wrong}.`, at(field))];
    };
    const refusals = [...words('label', labelCharacters), ...words('description', descriptionCharacters)];
    const first = seen.get(each.factor);
    if (first === undefined) seen.set(each.factor, index);
    else refusals.push(invalid(`The factor is given already at position ${first}.`, at('factor')));
    if (!NAME.test(each.factor) || each.factor.length > nameCharacters)
      refusals.push(
        invalid(
          `The key of a factor is a small letter, then letters and digits, up to ${nameCharacters}.`,
          at('factor'),
        ),
      );
    for (const end of ['min', 'max'] as const)
      if (Math.abs(each[end]) > mostOfScale)
        refusals.push(
          invalid(`"${end}" lies between −${formatNumber(mostOfScale)} and ${formatNumber(mostOfScale)}.`, at(end)),
        );
    if (each.min >= each.max)
      refusals.push(
        invalid(`"max" is above "min": ${formatNumber(each.max)} is not above ${formatNumber(each.min)}.`, at('max')),
      );
    return refusals;
  });
}
