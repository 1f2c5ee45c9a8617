import {
  defaultFieldResolver,
  defaultTypeResolver,
  getNamedType,
  type GraphQLAbstractType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { unmetDemands } from '../access/requires-scope.ts';
import { currentCaller } from '../request/request.ts';
import { isMixed } from './scope-demands.ts';

/**
 * Has every field whose type has members of different scopes answer null in place of what the key may not read: a document
 * does not tell which of them it asks for.
 */
export function hideUnreadable(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const answered = getNamedType(field.type);
      if (!isMixed(schema, answered)) continue;
      const { resolve = defaultFieldResolver } = field;
      field.resolve = async (source, args: Readonly<Record<string, unknown>>, context, info) => {
        const found: unknown = await resolve(source, args, context, info);
        return Array.isArray(found)
          ? Promise.all(found.map(async (each: unknown) => readable(answered, await each, context, info)))
          : readable(answered, found, context, info);
      };
    }
  }
  return schema;
}

/** The thing itself where the caller may read what it turns out to be, else null. */
async function readable(
  type: GraphQLAbstractType,
  thing: unknown,
  context: unknown,
  info: GraphQLResolveInfo,
): Promise<unknown> {
  if (thing === null || thing === undefined) return null;
  const name = await (type.resolveType ?? defaultTypeResolver)(thing, context, info, type);
  const member = typeof name === 'string' ? info.schema.getType(name) : undefined;
  return member && unmetDemands(member, currentCaller().scopes).length > 0 ? null : thing;
}
