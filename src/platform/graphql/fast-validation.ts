import type { Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, ValidationTypes } from 'class-validator';
import { idFieldsOf, listFieldsOf } from './described-fields.ts';

/** An object by its properties. */
export type Holder = Readonly<Record<string, unknown>>;
type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

/** One rule of a property. */
export interface Check {
  /** Name of the validator, by which the sentence is found. */
  readonly validator: string;
  /** Limits that the validator was given. */
  readonly limits: readonly unknown[];
  /** Sentence of the model's own, without its end and with "$property" for the field; null where the validator's says enough. */
  readonly message: string | null;
  /** Whether each element of a list is checked, and not the list. */
  readonly each: boolean;
  /** Whether the rule holds of a value, or of one element of it. */
  readonly holds: (object: Holder, value: unknown) => boolean;
}

/** The rules of one property. */
export interface PropertyRules {
  readonly name: string;
  /** Whether the others are asked at all. */
  readonly conditions: readonly ((object: object, value: unknown) => boolean)[];
  readonly checks: readonly Check[];
  /** Class of what it holds; null where it holds no objects with rules of their own. */
  readonly nested: Type | null;
}

const known = new Map<Type, readonly PropertyRules[] | null>();

/**
 * Whether every rule of its class holds of a value. What class-validator would find no fault with is told in a tenth of
 * its time, as nothing is made ready for complaints; where this says no, `complaints` tells why.
 */
export function passesValidation(type: Type, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return knownRules(type)?.every((each) => hold(each, value as Holder)) ?? false;
}

/** Whether a class has rules. */
export const hasRules = (type: Type): boolean => knownRules(type)?.length !== 0;

/** Whether the rules of a class are all told at once; an input whose rules are not is refused whatever it holds. */
export const coversRulesOf = (type: Type): boolean => knownRules(type) !== null;

/** The rules of a class, property by property; null where it has some that cannot be told at once. */
export function knownRules(type: Type): readonly PropertyRules[] | null {
  let rules = known.get(type);
  if (rules === undefined) known.set(type, (rules = rulesOf(type)));
  return rules;
}

function hold({ name, conditions, checks, nested }: PropertyRules, object: Holder): boolean {
  const value = object[name];
  if (!conditions.every((applies) => applies(object, value))) return true;
  return (
    checks.every(({ each, holds }) =>
      each && Array.isArray(value) ? value.every((one) => holds(object, one)) : holds(object, value),
    ) &&
    (nested === null || value === undefined || isNested(nested, value))
  );
}

const isNested = (type: Type, value: unknown): boolean =>
  Array.isArray(value)
    ? value.every((each) => each === undefined || isNested(type, each))
    : passesValidation(type, value);

function rulesOf(type: Type): readonly PropertyRules[] | null {
  const storage = getMetadataStorage();
  const all = storage.getTargetValidationMetadatas(type, '', false, false);
  const rules = idFieldsOf(type).map(idRules);
  for (const [name, metadatas] of Object.entries(storage.groupByPropertyName(all))) {
    const of = (kind: string): Metadata[] => metadatas.filter((each) => each.type === kind);
    const custom = of(ValidationTypes.CUSTOM_VALIDATION);
    const conditional = of(ValidationTypes.CONDITIONAL_VALIDATION);
    const nesting = of(ValidationTypes.NESTED_VALIDATION);
    const nested = nesting.length > 0 ? nestedOf(type, name) : null;
    const isKnown = custom.length + conditional.length + nesting.length === metadatas.length;
    const constraints = custom.map((each) => storage.getTargetValidatorConstraints(each.constraintCls));
    if (!isKnown || (nesting.length > 0 && nested === null) || constraints.flat().some(({ async }) => async))
      return null;
    rules.push({
      name,
      conditions: conditional.map(({ constraints: [applies] }) => applies as PropertyRules['conditions'][number]),
      checks: inOrder(
        custom.flatMap((metadata, at) =>
          (constraints[at] ?? []).map(({ name: validator, instance }) => ({
            validator,
            limits: (metadata.constraints as unknown[] | undefined) ?? [],
            message: typeof metadata.message === 'string' ? metadata.message : null,
            each: metadata.each,
            holds: (object: Holder, value: unknown) => {
              if (metadata.validateIf && !metadata.validateIf(object, value)) return true;
              const asked = { targetName: type.name, property: name, object, value, constraints: metadata.constraints };
              // A promise is no answer yet.
              return instance.validate(value, asked) === true;
            },
          })),
        ),
      ),
      nested,
    });
  }
  const bounded = new Set(rules.filter(({ checks }) => checks.some(boundsLength)).map(({ name }) => name));
  const unbounded = listFieldsOf(type).filter((name) => !bounded.has(name));
  return [...unbounded.map(lengthRules), ...rules];
}

/** Whether a rule bounds the length of a list: none of its elements need be looked at to tell. */
export const boundsLength = ({ validator }: Check): boolean => validator === 'arrayMaxSize';

/** Rules in the order in which they are asked: the length of a list, then the list, then its elements. */
const inOrder = (checks: readonly Check[]): Check[] => {
  const rank = (check: Check): number => (boundsLength(check) ? 0 : check.each ? 2 : 1);
  return checks.toSorted((one, other) => rank(one) - rank(other));
};

/** Elements that a list takes where nothing else is said of it. Chosen: more than any call of ours takes items. */
export const MOST_ELEMENTS = 1_000;

/** Every list, in whatever input. */
const lengthRules = (name: string): PropertyRules => ({
  name,
  conditions: [],
  checks: [
    {
      validator: 'arrayMaxSize',
      limits: [MOST_ELEMENTS],
      message: null,
      each: false,
      holds: (_, value) => !Array.isArray(value) || value.length <= MOST_ELEMENTS,
    },
  ],
  nested: null,
});

/** Every id, in whatever input: an empty one counts as none in conditions, and names nothing. */
const idRules = (name: string): PropertyRules => ({
  name,
  conditions: [],
  checks: [{ validator: 'id', limits: [], message: null, each: true, holds: (_, value) => value !== '' }],
  nested: null,
});

/** Class that a property's objects are of: as class-transformer makes them. */
function nestedOf(type: Type, name: string): Type | null {
  const made = (plainToInstance(type, { [name]: {} }) as Holder)[name] as object;
  return made.constructor === Object ? null : (made.constructor as Type);
}
