import type { GraphQLField } from 'graphql';
import { chanceOf } from '../support/chance.ts';
import { grow } from '../support/grow.ts';
import { type Client, newWorkspace } from '../support/service.ts';
import { fieldsOf, NODE_TYPES, written } from '../support/told-fields.ts';
import { instantBetween, TreeHistory } from '../support/tree-history.ts';

const HISTORIES = process.env['OST_TEST_FULL'] === 'true' ? 200 : 1;
const STEPS = 14;
const SEED = Number(process.env['OST_TEST_SEED'] ?? Date.now() % 1_000_000);

describe('a tree of the past, after anything that may happen', () => {
  let client: Client;
  beforeAll(async () => {
    client = await newWorkspace('past');
  });
  const refusalsOf = async (document: string, variables: object): Promise<string[] | undefined> =>
    (await client.ask(document, { ...variables })).errors?.map(({ message }) => message);

  /** Fields of each type that a tree of the past tells, as it says itself. */
  const toldFields = async (id: string): Promise<ReadonlyMap<string, GraphQLField<unknown, unknown>[]>> => {
    const told = new Map<string, GraphQLField<unknown, unknown>[]>();
    for (const type of NODE_TYPES) {
      const aliased = (field: GraphQLField<unknown, unknown>): string =>
        `query ($id: ID!, $asOf: PastDateTime) { tree(outcomeId: $id, asOf: $asOf, first: 1) { nodes { ... on ${type} { ${written(field)} } } } }`;
      const fields = fieldsOf(type);
      const refusals = await Promise.all(fields.map((field) => refusalsOf(aliased(field), { id, asOf: new Date() })));
      refusals.forEach((messages, at) => {
        const name = fields[at]?.name ?? '';
        const isRefusal = messages?.every((message) => message.startsWith('"asOf" tells')) ?? true;
        expect([type, name, messages, isRefusal]).toEqual([type, name, messages, true]);
      });
      told.set(
        type,
        fields.filter((_, at) => refusals[at] === undefined),
      );
    }
    return told;
  };

  it(
    `equals a copy taken then: ${HISTORIES} histories, seed ${SEED}`,
    async () => {
      const told = await toldFields((await grow(client).outcome()).id);
      expect(told.get('Opportunity')?.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['title', 'quote', 'tags', 'parentId', 'depth', 'archived', 'updatedAt', 'version']),
      );
      expect(told.get('Opportunity')?.map(({ name }) => name)).not.toContain('evidence');
      const fragments = NODE_TYPES.map(
        (type) =>
          `... on ${type} { ${(told.get(type) ?? []).map((field) => written(field).replace(' insights', '').replace(' comments', '').replace(' openQuestions', '')).join(' ')} }`,
      );
      const document = `query ($id: ID!, $asOf: PastDateTime, $filter: TreeFilter) { tree(outcomeId: $id, asOf: $asOf, first: 60, filter: $filter) {
      isCut cutBelow root { id children { id children { id } } } nodes { ${fragments.join(' ')} } } }`;
      const filters = [{ includeArchived: true }, null];
      for (let history = 0; history < HISTORIES; history++) {
        const below = chanceOf(SEED + history * 7919);
        const own = await newWorkspace(`past ${history}`);
        const trees = await TreeHistory.begin(own, below);
        const copies: { id: string; filter: object | null; asOf: Date; copy: unknown }[] = [];
        for (let step = 0; step < STEPS; step++) {
          await trees.step();
          if (below(3) > 0) continue;
          const asOf = await instantBetween();
          for (const id of trees.outcomeIds)
            for (const filter of filters)
              copies.push({ id, filter, asOf, copy: await own.data(document, { id, filter }) });
        }
        for (const { copy, ...asked } of copies) {
          const place = `seed ${SEED}, history ${history}, ${asked.asOf.toISOString()}`;
          expect([place, await own.data(document, asked)]).toEqual([place, copy]);
        }
      }
    },
    HISTORIES * 10_000 + 60_000,
  );
});
