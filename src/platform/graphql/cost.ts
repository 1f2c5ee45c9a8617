import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLInterfaceType,
  type GraphQLSchema,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { DEFAULT_PAGE } from '../paging/list-args.model.ts';
import type { SchemaMarks } from '../access/requires-scope.ts';

/** What one request asks for. */
export interface Measure {
  /** Fields that the answer can hold. */
  readonly cost: number;
  /** Levels of fields; introspection does not count. */
  readonly depth: number;
  /** Fields under another name, and fields named again beside themselves: both ask for one thing many times. */
  readonly aliases: number;
}

/** What a total count costs beside the field itself. Chosen: it reads every row of the list. */
const TOTAL_COUNT_COST = 100;

type Holder = GraphQLObjectType | GraphQLInterfaceType;

/** What a selection holds, for one thing it is made on. */
interface Parts {
  readonly cost: number;
  readonly depth: number;
  /** Cost without what nests further members of a hierarchy. */
  readonly plain: number;
  /** `plain` of the widest level nested below; of several nestings side by side, of all together. */
  readonly below: number;
  /** `plain` of all levels nested below, one on the other. */
  readonly stacked: number;
}
const NOTHING: Parts = { cost: 0, depth: 0, plain: 0, below: 0, stacked: 0 };
const together = (one: Parts, other: Parts): Parts => ({
  cost: one.cost + other.cost,
  depth: Math.max(one.depth, other.depth),
  plain: one.plain + other.plain,
  // The same members hang below each of several `children`, under one alias or another.
  below: one.below + other.below,
  stacked: one.stacked + other.stacked,
});

/**
 * Measures an operation before it runs. Literals, variables and defaults count alike; a fragment is measured once
 * for each page size it is spread in, so that fragments within fragments cannot make measuring itself costly.
 *
 * @param variables coerced already
 */
export function measure(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Measure {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const known = new Map<string, Parts>();

  const ofSelection = (set: SelectionSetNode, type: unknown, page: number): Parts =>
    set.selections.map((selection) => ofOne(selection, type, page)).reduce(together, NOTHING);

  const ofOne = (selection: SelectionNode, type: unknown, page: number): Parts => {
    if (selection.kind === Kind.FIELD) return ofField(selection, type, page);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value, page);
    const condition = selection.typeCondition?.name.value;
    return ofSelection(selection.selectionSet, condition === undefined ? type : schema.getType(condition), page);
  };

  const ofFragment = (name: string, page: number): Parts => {
    const fragment = fragments.get(name);
    if (!fragment) return NOTHING;
    const key = `${name}/${page}`;
    const parts =
      known.get(key) ?? ofSelection(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value), page);
    known.set(key, parts);
    return parts;
  };

  const ofField = (node: FieldNode, type: unknown, page: number): Parts => {
    const field = isHolder(type) ? type.getFields()[node.name.value] : undefined;
    if (!field)
      return {
        ...NOTHING,
        cost: node.name.value === '__typename' ? 1 : 0,
        plain: node.name.value === '__typename' ? 1 : 0,
      };
    const own = field.name === 'totalCount' ? TOTAL_COUNT_COST : 1;
    const inside = getNamedType(field.type);
    if (!node.selectionSet) return { ...NOTHING, cost: own, depth: 1, plain: own };
    const demands = field.extensions as SchemaMarks;
    const inner = ofSelection(
      node.selectionSet,
      inside,
      pageOf(field, getArgumentValues(field, node, variables)) ?? page,
    );
    const widest = Math.max(inner.plain, inner.below);
    const depth = inner.depth + 1;
    // Below its root a hierarchy holds each member once, however the document nests them.
    const whole = own + inner.plain + page * inner.below;
    if (demands.hierarchy === 'ROOT') return { ...NOTHING, cost: whole, depth, plain: whole };
    // In a row a member stands once by itself, once below its parent, once below the parent of that, and so on.
    const row = own + page * (inner.plain + inner.stacked);
    if (demands.hierarchy === 'MEMBERS') return { ...NOTHING, cost: row, depth, plain: row };
    const times = isList(field) ? (demands.atMost ?? page) : 1;
    // Children of children are members of one hierarchy, which holds only so many.
    const most = demands.mostMembers === undefined ? Infinity : demands.mostMembers * widest;
    const cost = own + Math.min(times * inner.cost, most);
    return demands.hierarchy === 'CHILDREN'
      ? { cost, depth, plain: own, below: widest, stacked: inner.plain + inner.stacked }
      : { ...NOTHING, cost, depth, plain: cost };
  };

  const { cost, depth } = ofSelection(operation.selectionSet, schema.getRootType(operation.operation), 1);
  return { cost, depth, aliases: aliasesIn(document) };
}

/** Items of the page that a list is asked for, from either end; null for a field that is no list of pages. */
function pageOf({ args }: GraphQLField<unknown, unknown>, { first, last }: Record<string, unknown>): number | null {
  const size = first ?? last;
  if (typeof size === 'number') return Math.max(size, 1);
  return args.some(({ name }) => name === 'first') ? DEFAULT_PAGE : null;
}

const isHolder = (type: unknown): type is Holder => isObjectType(type) || isInterfaceType(type);

const isList = ({ type }: GraphQLField<unknown, unknown>): boolean =>
  isListType(isNonNullType(type) ? type.ofType : type);

function aliasesIn(document: DocumentNode): number {
  let count = 0;
  visit(document, {
    Field: ({ alias, name }) => void (count += alias && alias.value !== name.value ? 1 : 0),
    SelectionSet: ({ selections }) => {
      const names = selections.map((each) => (each.kind === Kind.FIELD ? (each.alias ?? each.name).value : null));
      const fields = names.filter((name) => name !== null);
      count += fields.length - new Set(fields).size;
    },
  });
  return count;
}
