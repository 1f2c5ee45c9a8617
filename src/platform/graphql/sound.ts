import type { Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, ValidationTypes } from 'class-validator';

type Holder = Readonly<Record<string, unknown>>;
type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

/** The rules of one property. */
interface Rules {
  readonly name: string;
  /** Whether the others are asked at all. */
  readonly conditions: readonly ((object: object, value: unknown) => boolean)[];
  readonly holds: readonly ((object: Holder, value: unknown) => boolean)[];
  /** Class of what it holds; null where it holds no objects with rules of their own. */
  readonly nested: Type | null;
}

const known = new Map<Type, readonly Rules[] | null>();

/**
 * Whether every rule of its class holds of a value. What class-validator would find no fault with is told in a tenth of
 * its time, as nothing is made ready for complaints; where this says no, or cannot tell, class-validator is to be asked.
 */
export function isSound(type: Type, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const rules = known.get(type) ?? rulesOf(type);
  known.set(type, rules);
  const object = value as Holder;
  return rules !== null && rules.every((each) => holds(each, object));
}

function holds({ name, conditions, holds: all, nested }: Rules, object: Holder): boolean {
  const value = object[name];
  // All of them are asked, as class-validator does.
  if (!conditions.every((applies) => applies(object, value))) return true;
  return (
    all.every((each) => each(object, value)) && (nested === null || value === undefined || isNested(nested, value))
  );
}

const isNested = (type: Type, value: unknown): boolean =>
  Array.isArray(value) ? value.every((each) => each === undefined || isNested(type, each)) : isSound(type, value);

/** The rules of a class, property by property; null where it has some that cannot be told at once. */
function rulesOf(type: Type): readonly Rules[] | null {
  const storage = getMetadataStorage();
  const all = storage.getTargetValidationMetadatas(type, '', false, false);
  if (all.length === 0) return null;
  const rules: Rules[] = [];
  for (const [name, metadatas] of Object.entries(storage.groupByPropertyName(all))) {
    const of = (kind: string): Metadata[] => metadatas.filter((each) => each.type === kind);
    const custom = of(ValidationTypes.CUSTOM_VALIDATION);
    const nests = of(ValidationTypes.NESTED_VALIDATION).length > 0;
    const conditional = of(ValidationTypes.CONDITIONAL_VALIDATION);
    const nested = nests ? nestedOf(type, name) : null;
    const isKnown =
      custom.length + conditional.length + of(ValidationTypes.NESTED_VALIDATION).length === metadatas.length;
    const constraints = custom.map((each) => storage.getTargetValidatorConstraints(each.constraintCls));
    if (!isKnown || (nests && nested === null) || constraints.flat().some(({ async }) => async)) return null;
    rules.push({
      name,
      conditions: conditional.map(({ constraints: [applies] }) => applies as Rules['conditions'][number]),
      holds: custom.flatMap((metadata, at) =>
        (constraints[at] ?? []).map(({ instance }) => (object: Holder, value: unknown) => {
          if (metadata.validateIf && !metadata.validateIf(object, value)) return true;
          const asked = {
            ...{ targetName: type.name, property: name, object, value, constraints: metadata.constraints },
          };
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
