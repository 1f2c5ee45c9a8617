import type { ModelClass } from '../database/model-columns.ts';

const personal = new Map<object, Set<string>>();
const subjects = new Map<object, string>();

/** Text that is a person's own. The change log records that it changed, never what it says: erasure need not look there. */
export const Personal = (): PropertyDecorator => (prototype, property) => {
  personal.set(prototype, (personal.get(prototype) ?? new Set()).add(String(property)));
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
