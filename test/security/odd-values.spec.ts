import 'reflect-metadata';
import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { getNamedType, type GraphQLField, type GraphQLSchema } from 'graphql';
import { builtSchema } from '../../src/app.schema.ts';
import { oddValuesOf } from '../support/odd-values.ts';
import { type Client, newWorkspace } from '../support/service.ts';
import {
  documentOf,
  makeThings,
  pathsOf,
  rootFields,
  sortAt,
  type Things,
  typeAt,
  variablesOf,
} from '../support/things.ts';

const FULL = process.env['OST_TEST_FULL'] === 'true';
const SEED = randomInt(2 ** 31);
/** Mutations after which there is nothing to go on with. */
const FINAL = ['workspaceDelete', 'apiKeyRevoke', 'apiKeyRotate'];
const AT_ONCE = 8;

interface Try {
  readonly field: GraphQLField<unknown, unknown>;
  readonly path: readonly string[];
  readonly value: unknown;
}

/** Puts a value at a path of variables, into the first element of each list on the way. */
function put(variables: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let at: Record<string, unknown> = variables;
  for (const name of path.slice(0, -1)) {
    const next = at[name];
    at = (Array.isArray(next) ? next[0] : next) as Record<string, unknown>;
  }
  const last = path.at(-1) ?? '';
  at[last] = Array.isArray(at[last]) ? [value] : value;
}

/** Every root field with every odd value at every place of its arguments. */
const triesOf = (schema: GraphQLSchema): Try[] =>
  rootFields(schema)
    .filter(({ name }) => !FINAL.includes(name))
    .flatMap((field) =>
      pathsOf(field, (type) => oddValuesOf(type).length > 0).flatMap((path) =>
        oddValuesOf(getNamedType(typeAt(field, path))).map((value) => ({ field, path, value })),
      ),
    );

describe(`odd values in arguments (seed ${SEED})`, () => {
  let schema: GraphQLSchema;
  let client: Client;
  let things: Things;
  beforeAll(async () => {
    schema = await builtSchema();
    client = await newWorkspace('odd');
    things = await makeThings(client, schema);
  }, 60_000);

  it('are taken or refused, never a fault of ours, wherever they stand', async () => {
    const all = triesOf(schema);
    const tries = FULL ? all : fc.sample(fc.constantFrom(...all), { numRuns: 250, seed: SEED });
    const failed: string[] = [];
    let next = 0;
    const walk = async (): Promise<void> => {
      for (let one = tries[next++]; one; one = tries[next++]) {
        const { field, path, value } = one;
        const variables = structuredClone(variablesOf(field, (at) => things[sortAt(field.name, at)] ?? '', path));
        put(variables, path, value);
        const { errors } = await client.ask(documentOf(schema, field, variables), variables);
        const fault = errors?.find(({ extensions: { code } }) => code === 'INTERNAL' || code === 'UNAVAILABLE');
        if (fault)
          failed.push(
            `${field.name} ${path.join('.')} ${JSON.stringify(value).slice(0, 60)} ${fault.extensions.requestId}`,
          );
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, walk));
    expect(all.length).toBeGreaterThan(5_000);
    expect(failed).toEqual([]);
  }, 1_800_000);
});
