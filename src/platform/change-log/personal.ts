import type { ModelClass } from '../database/model-columns.ts';

/** How a personal column is kept, and what is left when it is emptied. */
export interface PersonalColumn {
  readonly property: string;
  /** Ground on which it is kept, such as a scope of consent: it is emptied once that has gone. */
  readonly ground: string;
  /** Whether the change log keeps it too, until it is emptied. */
  readonly isLogged: boolean;
  /** What is left of it; a digest where something is to be known again by it, else nothing. */
  readonly leaves: 'NOTHING' | 'DIGEST';
  /** What of it is looked for in what others wrote: passages, only names that are nobody else's, or nothing. */
  readonly copies: 'PASSAGES' | 'NAMES' | 'NONE';
  /** Of a value with members, those that are the person's; left out, all are. */
  readonly members: readonly string[] | null;
}

/** By what the person whom a row is about is found. */
export type SubjectPath =
  /** The row names the person, by id. */
  | { readonly property: string }
  /** The row names another row, which is about the person: its model by the name of its class, as modules may not import each other in a circle. */
  | { readonly property: string; readonly of: string }
  /** Rows of a model name this one and are about the person. `only`: and no row is about anybody else. */
  | { readonly namedBy: string; readonly as: string; readonly only?: true }
  /** The row holds a digest of what the person is called. */
  | { readonly digest: string };

const personal = new Map<object, PersonalColumn[]>();
const repeating = new Map<object, Set<string>>();
const paths = new Map<object, readonly SubjectPath[]>();
const bookkeeping = new Map<object, Set<string>>();
const derived = new Map<object, readonly string[]>();

/**
 * Text or another value that is a person's own, or tells of one. It is emptied when its ground has gone. Unless said
 * otherwise the change log records that it changed, never what it says.
 */
export const Personal =
  (
    ground: string,
    { isLogged = false, leaves = 'NOTHING', copies = 'PASSAGES', members = null }: Partial<PersonalColumn> = {},
  ): PropertyDecorator =>
  (prototype, property) => {
    const column = { property: String(property), ground, isLogged, leaves, copies, members };
    personal.set(prototype, [...(personal.get(prototype) ?? []), column]);
  };

/** What the service keeps of a row for itself, such as a digest: no history shows it. */
export const Bookkeeping = (): PropertyDecorator => (prototype, property) => {
  bookkeeping.set(prototype, (bookkeeping.get(prototype) ?? new Set()).add(String(property)));
};

/** A value with a member `text` that stands for somebody's words. It is emptied as a whole where these are the words of a person that are removed. */
export const Repeats = (): PropertyDecorator => (prototype, property) => {
  repeating.set(prototype, (repeating.get(prototype) ?? new Set()).add(String(property)));
};

/**
 * Tells by which property a row names the person whom it is about. The change log keeps that beside each entry; what is
 * removed of the person, and what is exported of them, is found by it.
 */
export const Subject = (property: string): ClassDecorator => SubjectBy({ property });

/** Tells how the person whom a row is about is found, where the row does not name them itself; one of several paths is enough. */
export const SubjectBy =
  (...each: readonly SubjectPath[]): ClassDecorator =>
  ({ prototype }) => {
    paths.set(prototype as object, each);
  };

/** A model's personal columns, those of the models that it extends among them. */
export const personalOf = (model: ModelClass<object>): readonly PersonalColumn[] =>
  chainOf(model).flatMap((prototype) => personal.get(prototype) ?? []);

/** Names of a model's properties that stand for somebody's words. */
export const repeatingOf = (model: ModelClass<object>): readonly string[] =>
  chainOf(model).flatMap((prototype) => [...(repeating.get(prototype) ?? [])]);

/** How the person is found whom a row of the model is about; empty where it is about no person. */
export const subjectPathsOf = (model: ModelClass<object>): readonly SubjectPath[] =>
  chainOf(model).flatMap((prototype) => paths.get(prototype) ?? []);

/** Name of the property that identifies the person a row of the model is about; null where it names none. */
export function subjectOf(model: ModelClass<object>): string | null {
  const [path] = subjectPathsOf(model).filter((each) => 'property' in each && !('of' in each));
  return path && 'property' in path ? path.property : null;
}

/** Names columns that follow from others, such as keys to sort by. They are no fields of the model, and no news to the change log. */
export const Derived =
  (...columns: readonly string[]): ClassDecorator =>
  ({ prototype }) => {
    derived.set(prototype as object, columns);
  };

/** Names of a model's derived columns, those of the model that it extends among them. */
export const derivedOf = (model: ModelClass<object>): readonly string[] =>
  chainOf(model).flatMap((prototype) => [...(derived.get(prototype) ?? [])]);

/** Prototype of a model and of what it extends, its own first. */
function chainOf(model: ModelClass<object>): object[] {
  const chain: object[] = [];
  for (let at = model.prototype as object | null; at !== null; at = Object.getPrototypeOf(at) as object | null)
    chain.push(at);
  return chain;
}

/** Names of the properties that a model keeps for the service, those of the models that it extends among them. */
export const bookkeepingOf = (model: ModelClass<object>): readonly string[] =>
  chainOf(model).flatMap((prototype) => [...(bookkeeping.get(prototype) ?? [])]);
