import { invalid, type Refusal } from '../../../refusal.ts';
import { checkText } from '../../../foundation/text/check-text.ts';
import { written } from '../../../foundation/text/figure.ts';
import type { AskedCriterion } from '../models/weighted.ts';

/** Limits of what an own model is made of; each chosen. */
export const OWN_MODEL_LIMITS = {
  /** Nobody weighs twenty things at once. */
  factors: 20,
  /** A thousand to one is as good as all or nothing. */
  weight: 1_000,
  /** Beyond what anybody counts; keeps sums of products far from where numbers end. */
  scale: 1e12,
  /** As long as names in the built-in models, twice over. */
  name: 40,
  label: 60,
  unit: 60,
  description: 500,
  /** Values that a factor may be held to: one could not read more of them. */
  values: 20,
} as const;

/** What factors and criteria have in common. */
export interface NamedScale {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly min: number;
  readonly max: number;
}

const NAME = /^[a-z][A-Za-z0-9]*$/;

/** May a weighted model be made of these criteria? Answers with every reason against, each at its field. */
export function checkCriteria(criteria: readonly AskedCriterion[], path: readonly string[]): Refusal[] {
  return [
    ...checkScales(criteria, path, 'criteria'),
    ...criteria.flatMap(({ weight }, index) =>
      weight > 0 && weight <= OWN_MODEL_LIMITS.weight
        ? []
        : [
            invalid(`A weight is above 0 and at most ${written(OWN_MODEL_LIMITS.weight)}; ${written(weight)} is not.`, [
              ...path,
              String(index),
              'weight',
            ]),
          ],
    ),
  ];
}

/** Is each of these asked for in words, on a sound scale, by a name of its own? `what` they are, in the plural. */
export function checkScales(scales: readonly NamedScale[], path: readonly string[], what: string): Refusal[] {
  const { factors, name, label, description, scale } = OWN_MODEL_LIMITS;
  if (scales.length === 0 || scales.length > factors)
    return [invalid(`A model has 1 to ${factors} ${what}; ${scales.length} are given.`, path)];
  const seen = new Map<string, number>();
  return scales.flatMap((each, index) => {
    const at = (...field: string[]) => [...path, String(index), ...field];
    const words = (field: 'label' | 'description', max: number): Refusal[] => {
      const wrong = checkText(each[field], { min: 1, max });
      return wrong === null ? [] : [invalid(`"${field}" ${wrong}.`, at(field))];
    };
    const refusals = [...words('label', label), ...words('description', description)];
    const first = seen.get(each.name);
    if (first === undefined) seen.set(each.name, index);
    else refusals.push(invalid(`The name is given already at position ${first}.`, at('name')));
    if (!NAME.test(each.name) || each.name.length > name)
      refusals.push(invalid(`A name is a small letter, then letters and digits, up to ${name}.`, at('name')));
    for (const end of ['min', 'max'] as const)
      if (Math.abs(each[end]) > scale)
        refusals.push(invalid(`"${end}" lies between −${written(scale)} and ${written(scale)}.`, at(end)));
    if (each.min >= each.max)
      refusals.push(
        invalid(`"max" is above "min": ${written(each.max)} is not above ${written(each.min)}.`, at('max')),
      );
    return refusals;
  });
}
