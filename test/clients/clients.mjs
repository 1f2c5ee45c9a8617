import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client/core';
import { cacheExchange, Client, fetchExchange } from '@urql/core';
import { buildSchema, isAbstractType } from 'graphql';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from './checks.mjs';
import { page, personCreate, tree } from './operations.js';

/** Runs the same operations through every client; the answers are to be those of plain fetch. */
export async function checkClients(url, token) {
  const headers = { authorization: `Bearer ${token}` };
  const clients = {
    fetch: plain(url, headers),
    '@apollo/client': apollo(url, headers),
    '@urql/core': urql(url, headers),
  };
  const { outcomes } = await clients.fetch('{ outcomes(first: 1) { nodes { id } } }', {});
  const outcomeId = outcomes.nodes[0].id;
  const first = await clients.fetch(page, { first: 2 });
  const planted = await clients.fetch(tree, { outcomeId });
  for (const [name, ask] of Object.entries(clients)) {
    await check(`${name}: a list, page after page`, async () => {
      const begin = await ask(page, { first: 2 });
      assert.deepEqual(begin, first);
      assert.equal(begin.persons.edges.length, 2);
      const { persons } = await ask(page, { first: 2, after: begin.persons.pageInfo.endCursor });
      assert.ok(persons.edges.length > 0);
      const seen = begin.persons.edges.map(({ node }) => node.id);
      assert.ok(persons.edges.every(({ node }) => !seen.includes(node.id)));
    });
    await check(`${name}: a tree, with fragments on the kinds of its nodes`, async () => {
      const answer = await ask(tree, { outcomeId });
      assert.deepEqual(answer, planted);
      for (const [kind, field] of Object.entries({
        OUTCOME: 'metric',
        OPPORTUNITY: 'alternatives',
        SOLUTION: 'effortPersonMonths',
        EXPERIMENT: 'hypothesis',
      })) {
        const nodes = answer.tree.nodes.filter((node) => node.kind === kind);
        assert.ok(nodes.length > 0 && nodes.every((node) => field in node), `${kind} without ${field}`);
      }
    });
    await check(`${name}: a change, made and refused`, async () => {
      const made = await ask(personCreate, { input: { name, role: 'ENGINEERING' } });
      assert.equal(made.personCreate.person.name, name);
      assert.deepEqual(made.personCreate.userErrors, []);
      const refused = await ask(personCreate, { input: { name: ' ', role: 'ENGINEERING' } });
      assert.equal(refused.personCreate.person, null);
      assert.deepEqual(
        refused.personCreate.userErrors.map(({ code, path }) => [code, path]),
        [['INVALID_VALUE', ['name']]],
      );
    });
  }
}

function plain(url, headers) {
  return async (query, variables) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await answer.json();
    assert.equal(errors, undefined);
    return data;
  };
}

function apollo(url, headers) {
  const schema = buildSchema(readFileSync(join(import.meta.dirname, '..', '..', 'schema.graphql'), 'utf8'));
  const possibleTypes = Object.fromEntries(
    Object.values(schema.getTypeMap())
      .filter(isAbstractType)
      .map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]),
  );
  const client = new ApolloClient({
    cache: new InMemoryCache({ possibleTypes }),
    link: ApolloLink.from([new HttpLink({ uri: url, headers })]),
  });
  return async (text, variables) => {
    const document = gql(text);
    const isQuery = document.definitions[0].operation === 'query';
    const { data, error } = isQuery
      ? await client.query({ query: document, variables })
      : await client.mutate({ mutation: document, variables });
    if (error) throw error;
    return asAsked(data);
  };
}

function urql(url, headers) {
  const client = new Client({ url, exchanges: [cacheExchange, fetchExchange], fetchOptions: { headers } });
  return async (text, variables) => {
    const isMutation = text.trimStart().startsWith('mutation');
    const { data, error } = await (isMutation ? client.mutation(text, variables) : client.query(text, variables));
    if (error) throw error;
    return asAsked(data);
  };
}

/** The answer without the type names that clients ask for to keep their caches. */
const asAsked = (data) => JSON.parse(JSON.stringify(data, (key, value) => (key === '__typename' ? undefined : value)));
