import {
  getNamedType,
  type GraphQLResolveInfo,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** A field that a document selects, and the type on which it does. */
export interface SelectedField {
  readonly type: string;
  readonly field: string;
}

/** Every field that is selected at any depth below the one being resolved, once each. */
export function selectedFields({ fieldNodes, fragments, returnType, schema }: GraphQLResolveInfo): SelectedField[] {
  const found = new Map<string, SelectedField>();
  const visited = new Set<string>();
  const collect = (set: SelectionSetNode | undefined, on: unknown): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        const field = selection.name.value;
        if (!isObjectType(on) && !isInterfaceType(on)) continue;
        found.set(`${on.name}.${field}`, { type: on.name, field });
        const type = on.getFields()[field]?.type;
        if (type) collect(selection.selectionSet, getNamedType(type));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const narrowed = selection.typeCondition?.name.value;
        collect(selection.selectionSet, narrowed === undefined ? on : schema.getType(narrowed));
      } else if (!visited.has(selection.name.value)) {
        visited.add(selection.name.value);
        const fragment = fragments[selection.name.value];
        if (fragment) collect(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value));
      }
    }
  };
  for (const { selectionSet } of fieldNodes) collect(selectionSet, getNamedType(returnType));
  return [...found.values()];
}
