import { generate } from '@graphql-codegen/cli';
import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { check } from './checks.mjs';

const here = import.meta.dirname;
const schema = join(here, '..', '..', 'schema.graphql');
const { resolve } = createRequire(import.meta.url);
const scalars = {
  Date: 'string',
  DateTime: 'string',
  FieldValue: 'unknown',
  InputObject: '{ readonly [field: string]: unknown }',
  PastDateTime: 'string',
  Metadata: '{ readonly [key: string]: unknown }',
};

/** Compiles the operations in `folder`, which is thrown away afterwards. */
export async function checkCompilers(folder) {
  await check('relay-compiler: the operations, pages that grow and things fetched again', () => relay(folder));
  await check('@graphql-codegen: types of the schema and the operations, which tsc accepts', () => codegen(folder));
}

/** Relay finds its configuration by itself, beside the sources and the schema. */
async function relay(folder) {
  const home = join(folder, 'relay');
  await mkdir(join(home, 'artifacts'), { recursive: true });
  for (const source of ['operations.js', 'OutcomeList.js']) await cp(join(here, source), join(home, source));
  await cp(schema, join(home, 'schema.graphql'));
  await writeFile(
    join(home, 'relay.config.json'),
    JSON.stringify({
      src: '.',
      schema: 'schema.graphql',
      language: 'javascript',
      artifactDirectory: 'artifacts',
      customScalarTypes: scalars,
    }),
  );
  await run(resolve('relay-compiler/cli.js'), ['--noWatchman'], home);
  const made = await readdir(join(home, 'artifacts'));
  for (const name of [
    'operationsPageQuery',
    'operationsTreeQuery',
    'operationsPersonCreateMutation',
    'OutcomeListPagesQuery',
    'OutcomeListOutcomeQuery',
  ])
    if (!made.includes(`${name}.graphql.js`)) throw new Error(`There is no ${name} among: ${made.join(', ')}`);
}

async function codegen(folder) {
  const home = join(folder, 'codegen');
  const config = { scalars, strictScalars: true, dedupeOperationSuffix: true };
  await generate(
    {
      silent: true,
      cwd: here,
      schema,
      documents: join(here, 'operations.js'),
      generates: {
        [join(home, 'schema.ts')]: { plugins: ['typescript'], config },
        [join(home, 'operations.ts')]: { plugins: ['typescript-operations'], config },
      },
    },
    true,
  );
  await writeFile(join(home, 'use.ts'), USE);
  const compilerOptions = { noEmit: true, strict: true, target: 'es2023', module: 'nodenext', types: [] };
  await writeFile(join(home, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  await run(resolve('typescript/bin/tsc'), ['--project', '.'], home);
}

/** A caller of what was generated: reads the titles of a tree, and a refusal. */
const USE = `
import type { OperationsPersonCreateMutation, OperationsTreeQuery, OperationsTreeQueryVariables } from './operations.js';

export type { Query, UserErrorCode } from './schema.js';
export const variables: OperationsTreeQueryVariables = { outcomeId: 'id' };
export const titlesOf = ({ tree }: OperationsTreeQuery): string[] => tree?.nodes.map(({ title }) => title) ?? [];
export const refused = ({ personCreate }: OperationsPersonCreateMutation): string[] =>
  personCreate.userErrors?.map(({ message }) => message) ?? [];
`;

async function run(script, args, cwd) {
  try {
    await promisify(execFile)(process.execPath, [script, ...args], { cwd });
  } catch (fault) {
    throw new Error(`${fault.stdout}${fault.stderr}`.trim() || fault.message);
  }
}
