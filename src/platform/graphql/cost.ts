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
import type { ItemRows, SchemaMarks } from '../access/requires-scope.ts';
import { DEFAULT_PAGE } from '../paging/list-args.model.ts';
import { type AskedHierarchy, type HierarchySize, keyOf } from './hierarchy-size.ts';
import { introspectionCost, isIntrospection } from './introspection-cost.ts';

/** What one request asks for. */
export interface Measure {
  /** Fields that the answer can hold. */
  readonly cost: number;
  /** Levels of fields; introspection does not count. */
  readonly depth: number;
  /** Fields under another name, and fields named again beside themselves: both ask for one thing many times. */
  readonly aliases: number;
  /** Hierarchies whose real size would tell the cost more closely. */
  readonly hierarchies: readonly AskedHierarchy[];
}

/** An operation, and what else its cost depends on. */
export interface Measured {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Coerced already. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** What a field counts that has no weight of its own: 1 unless said; 0 where only dear fields are counted. */
  readonly plainField?: number;
  /** Cost beyond which introspection need not be counted on. */
  readonly most: number;
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

/** A hierarchy within which a selection is made. */
interface Within {
  readonly asked: AskedHierarchy;
  /** What it really holds, where that is known. */
  readonly size: HierarchySize | undefined;
  /** Members among which its items are spread: the selection is made on each of them once. Null where it is made on none. */
  readonly spread: number | null;
}

/** Where a selection is made. */
interface Place {
  /** Items of a list that says no length of its own: those of the page that it is part of. */
  readonly page: number;
  readonly within: Within | null;
}

/**
 * Measures an operation before it runs. Literals, variables and defaults count alike; a fragment is measured once
 * for each place it is spread in, so that fragments within fragments cannot make measuring itself costly.
 *
 * @param sizeOf real size of a hierarchy by the name that the document has for it; undefined where it is not known
 */
export function measure(
  { schema, document, operation, variables, most, plainField = 1 }: Measured,
  sizeOf: (name: string) => HierarchySize | undefined = () => undefined,
): Measure {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const known = new Map<string, Parts>();
  const hierarchies = new Map<string, AskedHierarchy>();

  const ofSelection = (set: SelectionSetNode, type: unknown, place: Place): Parts =>
    set.selections.map((selection) => ofOne(selection, type, place)).reduce(together, NOTHING);

  const ofOne = (selection: SelectionNode, type: unknown, place: Place): Parts => {
    if (selection.kind === Kind.FIELD) return ofField(selection, type, place);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value, place);
    const condition = selection.typeCondition?.name.value;
    return ofSelection(selection.selectionSet, condition === undefined ? type : schema.getType(condition), place);
  };

  const ofFragment = (name: string, place: Place): Parts => {
    const fragment = fragments.get(name);
    if (!fragment) return NOTHING;
    const { page, within } = place;
    const key = JSON.stringify([name, page, within?.asked.name, within?.spread]);
    const parts =
      known.get(key) ?? ofSelection(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value), place);
    known.set(key, parts);
    return parts;
  };

  /** The hierarchy that a field answers with, if it does. */
  const hierarchyOf = ({ hierarchyNamedBy }: SchemaMarks, given: Readonly<Record<string, unknown>>): Within | null => {
    if (!hierarchyNamedBy) return null;
    const { argument, members, pastBy } = hierarchyNamedBy;
    if (pastBy !== undefined && (given[pastBy] ?? null) !== null) return null;
    const name = String(given[argument]);
    const asked = hierarchies.get(name) ?? { name, members, lists: new Map<string, ItemRows>() };
    hierarchies.set(name, asked);
    return { asked, size: sizeOf(name), spread: null };
  };

  const ofField = (node: FieldNode, type: unknown, place: Place): Parts => {
    if (isIntrospection(node))
      return flat(plainField && introspectionCost({ schema, node, fragments, variables, most }), 0);
    const field = isHolder(type) ? type.getFields()[node.name.value] : undefined;
    if (!field) return flat(node.name.value === '__typename' ? plainField : 0, 0);
    const demands = field.extensions as SchemaMarks;
    const given = field.args.length === 0 ? NOTHING_GIVEN : getArgumentValues(field, node, variables);
    const dearer = Object.entries(demands.countsAsWith ?? {}).find(([argument]) => (given[argument] ?? null) !== null);
    const own = field.name === 'totalCount' ? TOTAL_COUNT_COST : (dearer?.[1] ?? demands.countsAs ?? plainField);
    if (!node.selectionSet) return flat(own, 1);
    const items = itemsEach(demands, place.within);
    const named = hierarchyOf(demands, given);
    const asked = pageOf(field, given);
    const held = Math.min(items, Math.max(named?.size?.members ?? Infinity, 1));
    const page = asked === null ? place.page : Math.min(asked, held);
    const within = named ?? onMembers(demands, place);
    const inner = ofSelection(node.selectionSet, getNamedType(field.type), { page, within });
    const widest = Math.max(inner.plain, inner.below);
    const depth = inner.depth + 1;
    // Below its root a hierarchy holds each member once, however the document nests them.
    const nested = own + inner.plain + page * inner.below;
    if (demands.hierarchy === 'ROOT') return flat(nested, depth);
    // In a row a member stands once by itself, once below its parent, once below the parent of that, and so on.
    if (demands.hierarchy === 'MEMBERS') return flat(own + page * (inner.plain + inner.stacked), depth);
    const times = isList(field) ? Math.min(demands.atMost ?? place.page, items) : 1;
    // Children of children are members of one hierarchy, which holds only so many.
    const mostBelow = demands.mostMembers === undefined ? Infinity : demands.mostMembers * widest;
    const cost = own + Math.min(times * inner.cost, mostBelow);
    return demands.hierarchy === 'CHILDREN'
      ? { cost, depth, plain: own, below: widest, stacked: inner.plain + inner.stacked }
      : flat(cost, depth);
  };

  const start = { page: 1, within: null };
  const { cost, depth } = ofSelection(operation.selectionSet, schema.getRootType(operation.operation), start);
  return { cost: whole(cost), depth, aliases: aliasesIn(document), hierarchies: [...hierarchies.values()] };
}

const NOTHING_GIVEN: Readonly<Record<string, unknown>> = {};

/** Parts of what nests no further members of a hierarchy. */
const flat = (cost: number, depth: number): Parts => ({ ...NOTHING, cost, depth, plain: cost });

/** Shares of items add up to their whole number but for the last digits of a float. */
const whole = (cost: number): number => Math.ceil(cost - 1e-6);

/** Items of the page that a list is asked for, from either end; null for a field that is no list of pages. */
function pageOf({ args }: GraphQLField<unknown, unknown>, { first, last }: Record<string, unknown>): number | null {
  const size = first ?? last;
  if (typeof size === 'number') return Math.max(size, 1);
  return args.some(({ name }) => name === 'first') ? DEFAULT_PAGE : null;
}

/**
 * Items that each member's list holds on average, where those of the whole hierarchy were counted. The selection is made on
 * each member once, so that it does not matter which of them hold the items.
 */
function itemsEach({ itemRows }: SchemaMarks, within: Within | null): number {
  if (!itemRows || !within || within.spread === null) return Infinity;
  within.asked.lists.set(keyOf(itemRows), itemRows);
  return (within.size?.itemsOf(itemRows) ?? Infinity) / within.spread;
}

/** Where a field leads within its hierarchy; null where it leads out of it, or to members that may come more than once. */
function onMembers({ hierarchy }: SchemaMarks, { page, within }: Place): Within | null {
  return within && hierarchy ? { ...within, spread: hierarchy === 'ROOT' ? 1 : page } : null;
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
