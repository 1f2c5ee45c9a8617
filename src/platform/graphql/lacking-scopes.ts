import {
  type DocumentNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Scope } from '../../domain/scope.ts';
import { unmetDemands } from '../access/requires-scope.ts';

/**
 * Scopes that a key lacks for an operation, a sentence each with the first place that takes it. One look at the whole
 * document, so that nested fields and fragments are guarded as root fields are.
 */
export function lackingScopes(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  document: DocumentNode,
  scopes: ReadonlySet<Scope>,
): string[] {
  const types = new TypeInfo(schema);
  const lacking = new Map<string, string>();
  const ask = (thing: { readonly extensions?: unknown }, place: string): void => {
    for (const demand of unmetDemands(thing, scopes)) {
      const wanted = demand.join(' or ');
      if (!lacking.has(wanted)) lacking.set(wanted, place);
    }
  };
  const askType = (): void => {
    const type = types.getType() as GraphQLNamedType | null | undefined;
    if (type) ask(type, `... on ${type.name}`);
  };
  visit(
    document,
    visitWithTypeInfo(types, {
      OperationDefinition: (node) => (node === operation ? undefined : false),
      Field: () => {
        const field = types.getFieldDef();
        if (!field) return;
        const place = `${types.getParentType()?.name ?? ''}.${field.name}`;
        ask(field, place);
        ask(getNamedType(field.type), place);
      },
      InlineFragment: askType,
      FragmentDefinition: askType,
    }),
  );
  return [...lacking].map(([scope, place]) => `The key lacks the scope ${scope}, which ${place} takes.`).sort();
}
