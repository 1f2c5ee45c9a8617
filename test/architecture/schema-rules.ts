import {
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isNullableType,
  isObjectType,
  isSpecifiedScalarType,
  getNullableType,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;
/** What a rule finds fault with, one sentence each. */
export type Rule = (schema: GraphQLSchema) => string[];

const ownTypes = (schema: GraphQLSchema): GraphQLNamedType[] =>
  Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));
const fieldsOf = (schema: GraphQLSchema): [string, Field][] =>
  ownTypes(schema)
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .flatMap((type) => Object.values(type.getFields()).map((field): [string, Field] => [type.name, field]));
/** Every element with a description: where it stands, what it is called, what is said of it. */
export function elementsOf(schema: GraphQLSchema): [place: string, name: string, description: string][] {
  return ownTypes(schema).flatMap((type) => {
    const of = (place: string, named: { name: string; description?: string | null }): [string, string, string] => [
      place,
      named.name,
      named.description ?? '',
    ];
    const inside = isEnumType(type)
      ? type.getValues().map((value) => of(`${type.name}.${value.name}`, value))
      : isInputObjectType(type)
        ? Object.values(type.getFields()).map((field) => of(`${type.name}.${field.name}`, field))
        : isObjectType(type) || isInterfaceType(type)
          ? Object.values(type.getFields()).flatMap((field) => [
              of(`${type.name}.${field.name}`, field),
              ...field.args.map((arg) => of(`${type.name}.${field.name}(${arg.name})`, arg)),
            ])
          : [];
    const isRoot = type === schema.getQueryType() || type === schema.getMutationType();
    return isRoot ? inside : [of(type.name, type), ...inside];
  });
}

const wordsOf = (text: string): string[] =>
  text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !['the', 'a', 'an', 'of'].includes(word));

export const describes: Rule = (schema) =>
  elementsOf(schema)
    .filter(([, name, description]) => {
      const said = wordsOf(description);
      const known = wordsOf(name);
      return description.trim().split(/\s+/).length < 3 || said.every((word) => known.includes(word));
    })
    .map(([place, , description]) => `${place} says only "${description}"`);

export const mutations: Rule = (schema) =>
  Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ name, args, type }) => {
    const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const takes = args.map((arg) => `${arg.name}: ${String(arg.type)}`).join(', ');
    const payload = getNamedType(type);
    const faults = [];
    if (takes !== `input: ${title}Input!`) faults.push(`${name} takes (${takes})`);
    if (String(type) !== `${title}Payload!`) faults.push(`${name} answers ${String(type)}`);
    if (!isObjectType(payload) || !payload.getInterfaces().some((each) => each.name === 'Payload'))
      return [...faults, `${payload.name} is no Payload`];
    const strict = Object.values(payload.getFields()).filter(
      (field) => !['userErrors', 'unchanged', 'warnings'].includes(field.name) && !isNullableType(field.type),
    );
    return [...faults, ...strict.map((field) => `${payload.name}.${field.name} is never null`)];
  });

/** What stands in every type by the same name has the same type: a version is a whole number, reasons and warnings are lists, empty or not. */
const SAME_EVERYWHERE: Readonly<Record<string, string>> = {
  version: 'Int!',
  userErrors: '[UserError!]!',
  warnings: '[Warning!]!',
};

export const sameEverywhere: Rule = (schema) =>
  fieldsOf(schema)
    .filter(([, { name, type }]) => (SAME_EVERYWHERE[name] ?? String(type)) !== String(type))
    .map(([parent, { name, type }]) => `${parent}.${name} is ${String(type)}`);

export const enumValues: Rule = (schema) =>
  ownTypes(schema)
    .filter(isEnumType)
    .flatMap((type) => type.getValues().map(({ name }) => `${type.name}.${name}`))
    .filter((name) => !/\.[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(name));

/** Counted elsewhere: as many as the `first` of the field that answers with the tree. */
const COUNTED_ABOVE = ['Tree.nodes'];

/** Lists of things are pages, or say how many they hold: what is not known cannot be counted in a request's cost. */
export const lists: Rule = (schema) =>
  fieldsOf(schema)
    .filter(([parent, field]) => {
      const isPage = /(Connection|Edge)$/.test(parent) || field.args.some(({ name }) => name === 'first');
      const { atMost, hierarchy } = field.extensions;
      const holdsFields = isCompositeType(getNamedType(field.type));
      const isCounted = field.name === 'userErrors' || COUNTED_ABOVE.includes(`${parent}.${field.name}`);
      return isListType(getNullableType(field.type)) && holdsFields && !isPage && !isCounted && !atMost && !hierarchy;
    })
    .map(([parent, { name }]) => `${parent}.${name} is a list of no known length`);

/** Payloads stand in no list side by side; things are mixed by `node` and `nodes` alone, where a client takes an alias. */
const APART = ['Payload', 'Node'];

/** A fragment on each of two types that share a place could otherwise not ask both for the field. */
export const agreement: Rule = (schema) =>
  ownTypes(schema)
    .filter((type) => isAbstractType(type))
    .filter(({ name }) => !APART.includes(name))
    .flatMap((type) => {
      const seen = new Map<string, [owner: string, type: string]>();
      return schema.getPossibleTypes(type).flatMap((member) =>
        Object.values(member.getFields()).flatMap((field) => {
          const known = seen.get(field.name);
          if (!known) seen.set(field.name, [member.name, String(field.type)]);
          return known && known[1] !== String(field.type)
            ? [`${type.name}: ${field.name} is ${known[1]} on ${known[0]}, ${String(field.type)} on ${member.name}`]
            : [];
        }),
      );
    });

/** Relay names the first; the second is one word. */
const GOOD_NAMES = ['PageInfo', 'Metadata'];

export const names: Rule = (schema) =>
  ownTypes(schema)
    .map(({ name }) => name)
    .filter((name) => /(Data|Info|Manager|Helper|Dto|Entity)$/i.test(name) && !GOOD_NAMES.includes(name));

/** Names that other systems, or callers, gave: no ids of ours, in whose place a short key could stand. */
const FOREIGN_IDS = ['batchId', 'externalId', 'metricExternalId', 'requestId'];

/** Ids that are wanted alone: of what has no type, is gone, stands elsewhere in the same answer, or is all that is told. */
const WANTED_ALONE = [
  'Change.entityId',
  'DecisionGround.refId',
  'LineageEdge.fromId',
  'LineageEdge.toId',
  'LineageGap.stepId',
  'TreeChange.nodeId',
  'TreeNode.treeId',
];

/** Names a field that answers an id of another thing, and not the thing beside it. */
export const thingsBesideIds: Rule = (schema) =>
  ownTypes(schema).flatMap((type) => {
    if (!isObjectType(type) && !isInterfaceType(type)) return [];
    if (/Payload$|Receipt$|^Erasure$|^Viewer$/.test(type.name)) return [];
    const places = [type.name, ...type.getInterfaces().map(({ name }) => name)];
    const fields = type.getFields();
    return Object.keys(fields)
      .filter((name) => /Id$/.test(name) && !FOREIGN_IDS.includes(name) && !(name.slice(0, -2) in fields))
      .filter((name) => !places.some((place) => WANTED_ALONE.includes(`${place}.${name}`)))
      .map((name) => `${type.name}.${name} has no ${name.slice(0, -2)} beside it`);
  });

export const ids: Rule = (schema) => {
  const inputs = ownTypes(schema).flatMap((type) =>
    isInputObjectType(type) ? Object.values(type.getFields()).map((field) => [type.name, field] as const) : [],
  );
  const args = fieldsOf(schema).flatMap(([parent, field]) =>
    field.args.map((arg) => [`${parent}.${field.name}`, arg] as const),
  );
  return [...fieldsOf(schema), ...inputs, ...args]
    .filter(([parent, { name, type }]) => {
      if (FOREIGN_IDS.includes(name)) return getNamedType(type).name === 'ID';
      const mayLack = parent.endsWith('Input');
      const isId = name === 'id' ? mayLack || isNonNullType(type) : /(Id|Ids|^ids)$/.test(name);
      return (name === 'id' && !isId) || (isId && getNamedType(type).name !== 'ID');
    })
    .map(([parent, { name, type }]) => `${parent}.${name} is ${String(type)}`);
};
