import { type ASTNode, BREAK, type DocumentNode, type GraphQLError, Kind, visit } from 'graphql';

/**
 * Says of each error about a value in a document which argument it stands in: graphql-js shows the value alone. The place
 * goes before the sentence, and for programs into `extensions.path`.
 */
export function namePlaces(document: DocumentNode, errors: readonly GraphQLError[]): void {
  for (const error of errors) {
    const [node] = error.nodes ?? [];
    const path = node && isValue(node) ? placeOf(document, node) : [];
    if (path.length === 0) continue;
    error.message = `${path.join('.')}: ${error.message}`;
    error.extensions['path'] = path;
  }
}

const isValue = ({ kind }: ASTNode): boolean => kind.endsWith('Value') || kind === Kind.OBJECT_FIELD;

/** The argument that a value is given for, then fields and list positions down to it; empty where it is none's. */
function placeOf(document: DocumentNode, value: ASTNode): string[] {
  let found: string[] = [];
  visit(document, {
    enter: (node, key, parent, _path, ancestors) => {
      if (node !== value) return undefined;
      const around = [...ancestors, parent, node].filter((each) => each !== undefined);
      found = around.flatMap((each, at) => {
        // The place of an element is its place in the list of nodes that holds it.
        if (Array.isArray(each)) {
          const isList = (around[at - 1] as ASTNode | undefined)?.kind === Kind.LIST;
          const next = around[at + 1];
          return isList ? [String(next === node ? key : each.indexOf(next))] : [];
        }
        const { kind } = each as ASTNode;
        return kind === Kind.ARGUMENT || kind === Kind.OBJECT_FIELD
          ? [(each as { readonly name: { readonly value: string } }).name.value]
          : [];
      });
      return BREAK;
    },
  });
  return found;
}
