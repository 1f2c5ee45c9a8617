import {
  getNamedType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

/** The value with each id replaced, as its type tells where ids are. Only what changes is copied: values may be shared. */
export function mapIds(value: unknown, type: GraphQLInputType, replace: (id: string) => string): unknown {
  if (value === null || value === undefined) return value;
  if (isNonNullType(type)) return mapIds(value, type.ofType, replace);
  if (isListType(type)) {
    const items = value as readonly unknown[];
    const mapped = items.map((item) => mapIds(item, type.ofType, replace));
    return mapped.every((item, index) => item === items[index]) ? value : mapped;
  }
  if (!isInputObjectType(type)) return type.name === 'ID' ? replace(value as string) : value;
  let mapped = value as Readonly<Record<string, unknown>>;
  for (const field of fieldsWithIds(type)) {
    const replaced = mapIds(mapped[field.name], field.type, replace);
    if (replaced !== mapped[field.name]) mapped = { ...mapped, [field.name]: replaced };
  }
  return mapped;
}

/** Whether a value of this type can hold an id, itself or at any depth. */
export function mayHoldIds(type: GraphQLInputType, visited = new Set<GraphQLInputObjectType>()): boolean {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return named.name === 'ID';
  // A type within itself adds nothing to what is looked at already.
  if (visited.has(named)) return false;
  visited.add(named);
  return Object.values(named.getFields()).some((field) => mayHoldIds(field.type, visited));
}

/** Names of the ids that a value of this type, given as `name`, can hold, at any depth. */
export function namesOfIds(
  name: string,
  type: GraphQLInputType,
  visited = new Set<GraphQLInputObjectType>(),
): string[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return named.name === 'ID' ? [name] : [];
  if (visited.has(named)) return [];
  visited.add(named);
  return Object.values(named.getFields()).flatMap((field) => namesOfIds(field.name, field.type, visited));
}

const known = new WeakMap<GraphQLInputObjectType, readonly GraphQLInputField[]>();

/** Fields of an input that can hold ids: large inputs are mostly texts, which need no look. */
function fieldsWithIds(type: GraphQLInputObjectType): readonly GraphQLInputField[] {
  let fields = known.get(type);
  if (!fields) {
    fields = Object.values(type.getFields()).filter((field) => mayHoldIds(field.type));
    known.set(type, fields);
  }
  return fields;
}
