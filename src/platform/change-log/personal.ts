import type { ModelClass } from '../database/model-columns.ts';

const personal = new Map<object, Set<string>>();
const bookkeeping = new Map<object, Set<string>>();
const subjects = new Map<object, string>();
const derived = new Map<object, readonly string[]>();

/** Text that is a person's own. The change log records that it changed, never what it says: erasure need not look there. */
export const Personal = (): PropertyDecorator => (prototype, property) => {
  personal.set(prototype, (personal.get(prototype) ?? new Set()).add(String(property)));
};

/** What the service keeps of a row for itself, such as a digest: no history shows it. */
export const Bookkeeping = (): PropertyDecorator => (prototype, property) => {
  bookkeeping.set(prototype, (bookkeeping.get(prototype) ?? new Set()).add(String(property)));
};

/** Tells by which property a row names the person whom it is about; the change log keeps that beside each entry. */
export const Subject =
  (property: string): ClassDecorator =>
  ({ prototype }) => {
    subjects.set(prototype as object, property);
  };

/** Names of a model's personal properties. */
export const personalOf = (model: ModelClass<object>): readonly string[] => [
  ...(personal.get(model.prototype as object) ?? []),
];

/** Name of the property that identifies the person a row of the model is about; null where it is about no person. */
export const subjectOf = (model: ModelClass<object>): string | null => subjects.get(model.prototype as object) ?? null;

/** Names columns that follow from others, such as keys to sort by. They are no fields of the model, and no news to the change log. */
export const Derived =
  (...columns: readonly string[]): ClassDecorator =>
  ({ prototype }) => {
    derived.set(prototype as object, columns);
  };

/** Names of a model's derived columns, those of the model that it extends among them. */
export function derivedOf(model: ModelClass<object>): readonly string[] {
  const names: string[] = [];
  for (let at = model.prototype as object | null; at !== null; at = Object.getPrototypeOf(at) as object | null)
    names.push(...(derived.get(at) ?? []));
  return names;
}

/** Names of the properties that a model keeps for the service, those of the models that it extends among them. */
export function bookkeepingOf(model: ModelClass<object>): readonly string[] {
  const names: string[] = [];
  for (let at = model.prototype as object | null; at !== null; at = Object.getPrototypeOf(at) as object | null)
    names.push(...(bookkeeping.get(at) ?? []));
  return names;
}
