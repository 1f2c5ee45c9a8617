import {
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getNamedType,
  type GraphQLField,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

const INTROSPECTION: Readonly<Record<string, Field>> = { __schema: SchemaMetaFieldDef, __type: TypeMetaFieldDef };

/** Whether a field asks about the schema itself. */
export const isIntrospection = ({ name }: FieldNode): boolean => Object.hasOwn(INTROSPECTION, name.value);

/** A field that asks about the schema, and what it is measured by. */
export interface Introspection {
  readonly schema: GraphQLSchema;
  readonly node: FieldNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Coerced already. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Fields beyond which counting stops. */
  readonly most: number;
}

/**
 * Fields of an answer about the schema. They stand in memory, so that they are counted one by one instead of being
 * estimated; counting stops at the first field beyond `most`, so that it takes no longer than an answer that is allowed.
 */
export function introspectionCost({ schema, node, fragments, variables, most }: Introspection): number {
  let counted = 0;

  const countSelection = (set: SelectionSetNode, type: unknown, thing: unknown): void => {
    if (!isObjectType(type)) return;
    for (const selection of set.selections) {
      if (counted > most) return;
      if (selection.kind === Kind.FIELD) countField(selection, type.getFields()[selection.name.value], thing);
      else if (selection.kind === Kind.INLINE_FRAGMENT) countSelection(selection.selectionSet, type, thing);
      else {
        const fragment = fragments.get(selection.name.value);
        if (fragment) countSelection(fragment.selectionSet, type, thing);
      }
    }
  };

  const countField = (asked: FieldNode, field: Field | undefined, thing: unknown): void => {
    counted += 1;
    if (!field?.resolve || !asked.selectionSet) return;
    const given = getArgumentValues(field, asked, variables);
    // The resolvers of introspection look at nothing else of what they are told.
    const value: unknown = field.resolve(thing, given, undefined, { schema } as GraphQLResolveInfo);
    for (const each of Array.isArray(value) ? (value as unknown[]) : [value])
      if (each !== null && each !== undefined) countSelection(asked.selectionSet, getNamedType(field.type), each);
  };

  countField(node, INTROSPECTION[node.name.value], undefined);
  return counted;
}
