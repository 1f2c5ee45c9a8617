import {
  coerceInputValue,
  type GraphQLError,
  type GraphQLSchema,
  isInputType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import type { Problem } from '../request/fault.ts';

/**
 * What is wrong with the variables of an operation, each problem with its place. graphql-js writes the place into its
 * sentence, where no program can tell it from a value: the values are gone through once more, in the same order.
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
  const places: string[][] = [];
  for (const { variable, type: node, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    const type = typeFromAST(schema, node);
    const given = variables[name];
    const isLeftOut = !Object.hasOwn(variables, name) || given === null;
    if (isLeftOut && node.kind === Kind.NON_NULL_TYPE && (given === null || defaultValue === undefined))
      places.push([name]);
    else if (!isLeftOut && isInputType(type))
      coerceInputValue(given, type, (path) => {
        places.push([name, ...path.map(String)]);
      });
  }
  return errors.map(({ message }, index) => ({ message: told(message), path: places[index] ?? [] }));
}
