import {
  coerceInputValue,
  type GraphQLError,
  type GraphQLSchema,
  isInputType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import { cutShort } from '../../domain/foundation/text/shown.ts';
import type { Problem } from '../request/fault.ts';
import { overlongLists } from './overlong-lists.ts';

/** Ends the look at values once every problem has its place. */
class AllPlaced extends Error {}

/**
 * What is wrong with the variables of an operation, each problem with its place. graphql-js writes the place into its
 * sentence, where no program can tell it from a value: the values are gone through once more, in the same order. Where lists are
 * longer than they may be, only that is told, as it is the reason for all else.
 *
 * @param errors what graphql-js finds wrong
 * @param told what of a sentence may be told
 */
export function problemsOfVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  errors: readonly GraphQLError[],
  told: (message: string) => string,
): Problem[] {
  const given = (operation.variableDefinitions ?? []).map(({ variable: { name }, type: node, ...rest }) => ({
    ...rest,
    name: name.value,
    node,
    type: typeFromAST(schema, node),
    value: variables[name.value],
  }));
  const tooLong = given.flatMap(({ type, name, value }) =>
    isInputType(type) ? overlongLists(type, value, [name]) : [],
  );
  if (tooLong.length > 0) return tooLong.map(({ message, path }) => ({ message, path }));
  const places: string[][] = [];
  const place = (path: string[]): void => {
    places.push(path);
    if (places.length === errors.length) throw new AllPlaced();
  };
  try {
    for (const { name, node, type, value, defaultValue } of given) {
      const isLeftOut = !Object.hasOwn(variables, name) || value === null;
      if (isLeftOut && node.kind === Kind.NON_NULL_TYPE && (value === null || defaultValue === undefined))
        place([name]);
      else if (!isLeftOut && isInputType(type))
        coerceInputValue(value, type, (path) => {
          place([name, ...path.map(String)]);
        });
    }
  } catch (thrown) {
    if (!(thrown instanceof AllPlaced)) throw thrown;
  }
  return errors.map(({ message }, index) => ({ message: cutShort(told(message)), path: places[index] ?? [] }));
}
