import { Injectable } from '@nestjs/common';
import {
  coerceInputValue,
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLString,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import { cutShort, shown } from '../../domain/foundation/text/shown.ts';
import { Contributions } from '../hook/contributions.ts';
import { Faults, type Problem } from '../request/fault.ts';

/** A filter and an order that are kept under a name, each as its input takes it, or null. */
export interface KeptFilter {
  /** List at the root of the schema that they are for. */
  readonly list: string;
  readonly filter: Readonly<Record<string, unknown>> | null;
  readonly orderBy: Readonly<Record<string, unknown>> | null;
}

/** Finds what is kept. */
export interface KeptFilterLookup {
  /** What this name, however it is spelt, stands for; null where it names nothing. */
  named(name: string): Promise<KeptFilter | null>;
}

/** A list at the root of the schema that takes a filter. */
export interface FilteredList {
  readonly field: GraphQLField<unknown, unknown>;
  readonly filter: GraphQLInputObjectType;
  /** Null where the list is always in one order. */
  readonly orderBy: GraphQLInputObjectType | null;
}

type Args = Readonly<Record<string, unknown>>;
const VIEW = 'view';

/** Puts what is kept in place of the name by which a list is asked for it. */
@Injectable()
export class KeptFilters extends Contributions<KeptFilterLookup> {
  /**
   * The arguments with what is kept under the name: a field of the filter that the call gives itself stands, unless it is
   * the default; so does an order.
   *
   * @throws Faults BAD_REQUEST where the name stands for nothing, for another list, or for what the list no longer takes
   */
  async argumentsOf(name: string, list: FilteredList, lists: FilteredLists, args: Args): Promise<Args> {
    const found = await Promise.all(this.items.map((lookup) => lookup.named(name)));
    const kept = found.find((each) => each !== null);
    if (!kept) throw faultOf(`${VIEW} takes the name of a saved view; ${shown(name)} names none.`);
    if (lists.get(kept.list)?.filter !== list.filter)
      throw faultOf(`${VIEW} takes a saved view of the list that is asked for; ${shown(name)} is one of ${kept.list}.`);
    const filter = read(name, list.filter, 'filter', kept.filter);
    const orderBy = list.orderBy && read(name, list.orderBy, 'orderBy', kept.orderBy);
    const given = args['filter'] === undefined ? null : (args['filter'] as Args | null);
    return {
      ...args,
      filter: { ...filter, ...(given && saidIn(given, list.filter)) },
      ...(list.orderBy && { orderBy: args['orderBy'] ?? orderBy }),
    };
  }
}

/** Lists at the root by their names. */
export type FilteredLists = ReadonlyMap<string, FilteredList>;

/** The lists at the root of a schema that take a filter. */
export function filteredLists(schema: GraphQLSchema): FilteredLists {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return new Map(fields.flatMap((field) => filteredList(field).map((list) => [field.name, list] as const)));
}

function filteredList(field: GraphQLField<unknown, unknown>): FilteredList[] {
  const inputOf = (name: string): GraphQLInputObjectType | null => {
    const type = field.args.find((arg) => arg.name === name)?.type;
    return isInputObjectType(type) ? type : null;
  };
  const filter = inputOf('filter');
  return filter ? [{ field, filter, orderBy: inputOf('orderBy') }] : [];
}

/** Gives every list whose filter some list at the root takes an argument for the name under which a filter is kept. */
export function offerKeptFilters(schema: GraphQLSchema): GraphQLSchema {
  for (const { field, orderBy } of everyFilteredList(schema)) {
    const order = orderBy ? ', and an order that is given goes before its own' : '; its order does not count here';
    const description = `Name of a saved view of such a list, whose filter is taken. A field of \`filter\` that is given goes before that of the view, unless it has its default${order}.`;
    const view = {
      name: VIEW,
      description,
      type: GraphQLString,
      defaultValue: undefined,
      deprecationReason: undefined,
    };
    field.args = [...field.args, { ...view, extensions: {}, astNode: undefined }];
  }
  return schema;
}

/** Has every list that offers it be asked for by the name under which a filter is kept. */
export function takeKeptFilters(schema: GraphQLSchema, kept: KeptFilters): GraphQLSchema {
  const lists = filteredLists(schema);
  for (const list of everyFilteredList(schema)) {
    const { field } = list;
    const { resolve = defaultFieldResolver } = field;
    field.resolve = (source, given: Args, context, info) => {
      if (!(VIEW in given)) return resolve(source, given, context, info);
      const { [VIEW]: name, ...args } = given;
      if (typeof name !== 'string') return resolve(source, args, context, info);
      return kept.argumentsOf(name, list, lists, args).then((all): unknown => resolve(source, all, context, info));
    };
  }
  return schema;
}

/** Lists anywhere in the schema whose filter a list at the root takes, too. */
function everyFilteredList(schema: GraphQLSchema): FilteredList[] {
  const filters = new Set([...filteredLists(schema).values()].map(({ filter }) => filter));
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && type !== schema.getMutationType() && !type.name.startsWith('__'))
    .flatMap((type) => Object.values((type as GraphQLObjectType).getFields()))
    .flatMap(filteredList)
    .filter(({ filter }) => filters.has(filter));
}

/** What is kept as GraphQL reads it from a request. @throws Faults BAD_REQUEST where the input has changed since */
function read(name: string, type: GraphQLInputObjectType, argument: string, value: unknown): Args | null {
  if (value === null) return null;
  const problems: Problem[] = [];
  const item = coerceInputValue(value, type, (path, _, { message }) => {
    const says = `The saved view ${shown(name)} no longer fits its list: ${message}`;
    problems.push({ message: cutShort(says), path: [argument, ...path.map(String)] });
  });
  if (problems.length > 0) throw new Faults('BAD_REQUEST', problems);
  return item as Args;
}

/** The fields of a filter that differ from what stands there when nothing is said. */
const saidIn = (given: Args, type: GraphQLInputObjectType): Args =>
  Object.fromEntries(Object.entries(given).filter(([name, value]) => value !== type.getFields()[name]?.defaultValue));

const faultOf = (message: string): Faults => new Faults('BAD_REQUEST', [{ message, path: [VIEW] }]);
