import { ESLint } from 'eslint';
import { join } from 'node:path';
import { check } from './checks.mjs';

const root = join(import.meta.dirname, '..', '..');

/** The schema keeps the rules for schemas and those of Relay, but for the exceptions in eslint.config.mjs. */
export async function checkSchema() {
  await check('@graphql-eslint: schema-recommended and schema-relay', async () => {
    const eslint = new ESLint({ cwd: root, overrideConfigFile: join(import.meta.dirname, 'eslint.config.mjs') });
    const [{ messages }] = await eslint.lintFiles(['schema.graphql']);
    if (messages.length > 0)
      throw new Error(
        messages.map(({ line, ruleId, message }) => `schema.graphql:${line} ${ruleId}: ${message}`).join('\n'),
      );
  });
}
