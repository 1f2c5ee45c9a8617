import type { Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, ValidationTypes } from 'class-validator';

type Holder = Readonly<Record<string, unknown>>;
type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

/** The rules of one property. */
interface PropertyRules {
  readonly name: string;
  /** Whether the others are asked at all. */
  readonly conditions: readonly ((object: object, value: unknown) => boolean)[];
  readonly checks: readonly ((object: Holder, value: unknown) => boolean)[];
  /** Class of what it holds; null where it holds no objects with rules of their own. */
  readonly nested: Type | null;
}

const known = new Map<Type, readonly PropertyRules[] | null>();

/**
 * Whether every rule of its class holds of a value. What class-validator would find no fault with is told in a tenth of
 * its time, as nothing is made ready for complaints; where this says no, or cannot tell, class-validator is to be asked.
 */
export function passesValidation(type: Type, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return knownRules(type)?.every((each) => hold(each, value as Holder)) ?? false;
}

/** Whether the rules of a class are all told at once; where they are not, class-validator is asked about every value. */
export const coversRulesOf = (type: Type): boolean => knownRules(type) !== null;

function knownRules(type: Type): readonly PropertyRules[] | null {
  let rules = known.get(type);
  if (rules === undefined) known.set(type, (rules = rulesOf(type)));
  return rules;
}

function hold({ name, conditions, checks, nested }: PropertyRules, object: Holder): boolean {
  const value = object[name];
  if (!conditions.every((applies) => applies(object, value))) return true;
  return (
    checks.every((check) => check(object, value)) && (nested === null || value === undefined || isNested(nested, value))
  );
}

const isNested = (type: Type, value: unknown): boolean =>
  Array.isArray(value)
    ? value.every((each) => each === undefined || isNested(type, each))
    : passesValidation(type, value);

/** The rules of a class, property by property; null where it has some that cannot be told at once. */
function rulesOf(type: Type): readonly PropertyRules[] | null {
  const storage = getMetadataStorage();
  const all = storage.getTargetValidationMetadatas(type, '', false, false);
  const rules: PropertyRules[] = [];
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
      checks: custom.flatMap((metadata, at) =>
        (constraints[at] ?? []).map(({ instance }) => (object: Holder, value: unknown) => {
          if (metadata.validateIf && !metadata.validateIf(object, value)) return true;
          const asked = { targetName: type.name, property: name, object, value, constraints: metadata.constraints };
          // A promise is no answer yet.
          const isTrue = (each: unknown): boolean => instance.validate(each, asked) === true;
          return metadata.each && Array.isArray(value) ? value.every(isTrue) : isTrue(value);
        }),
      ),
      nested,
    });
  }
  return rules;
}

/** Class that a property's objects are of: as class-transformer makes them. */
function nestedOf(type: Type, name: string): Type | null {
  const made = (plainToInstance(type, { [name]: {} }) as Holder)[name] as object;
  return made.constructor === Object ? null : (made.constructor as Type);
}
