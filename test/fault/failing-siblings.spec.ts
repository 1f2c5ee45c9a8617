import { Connections } from '../support/connections.ts';
import { grow } from '../support/grow.ts';
import { OwnService, scratchDatabase } from '../support/own-service.ts';
import type { Answer, Client } from '../support/service.ts';

const ROUNDS = process.env['OST_TEST_FULL'] === 'true' ? 100 : 3;
const AT_ONCE = 12;

/** What is read below `comments`, which fails before any statement: level by level, so that much of it is still to come. */
const BELOW =
  'parent { children { owner { name } counts { solutions } children { title } } parent { counts { solutions } } }';
/** Fails below its payload, and the payload is null; what stands beside it is given up. */
const GIVEN_UP = `opportunity { title comments(first: 0) { nodes { id } } ${BELOW} }`;
/** Fails nowhere: what it reads must be what the same mutation has just made. */
const READ_BACK = 'opportunity { title version parent { children { id title } } }';

interface Made {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly parent: { readonly children: readonly { readonly id: string; readonly title: string }[] };
}
interface Data {
  readonly kept: { readonly opportunity: Made };
  readonly again: { readonly opportunity: null };
}

describe('a mutation of which a field fails while those beside it are read', () => {
  let database: Awaited<ReturnType<typeof scratchDatabase>>;
  let service: OwnService;
  let client: Client;
  let connections: Connections;
  let plant: ReturnType<typeof grow>;
  let outcomes: string[];
  beforeAll(async () => {
    database = await scratchDatabase('siblings');
    connections = new Connections('siblings', database.settings);
    service = await OwnService.start({ ...database.settings, OST_COST_LIMIT: '1000000000' });
    client = await service.newWorkspace();
    plant = grow(client);
    const made = await Promise.all(Array.from({ length: AT_ONCE }, () => plant.outcome()));
    outcomes = made.map(({ id }) => id);
  }, 60_000);
  afterAll(async () => {
    await service.stop();
    await database.drop();
  });

  /** Three mutations of one document: the first and the last fail below their payload, the one between is read back. */
  const ask = (parentId: string, title: string): Promise<Answer<Data>> => {
    const create = (alias: string, selection: string) =>
      `${alias}: opportunityCreate(input: { parentId: "${parentId}", title: "${title}" }) { ${selection} userErrors { code } }`;
    return client.ask<Data>(
      `mutation { ${create('first', GIVEN_UP)} ${create('kept', READ_BACK)} ${create('again', GIVEN_UP)} }`,
    );
  };

  it(`holds no connection after the answer, ${AT_ONCE} at once, and answers nothing stale (${ROUNDS} rounds)`, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const title = `Made in round ${round}`;
      const parents = await Promise.all(outcomes.map((id) => plant.opportunity(id)));
      const answers = await Promise.all(parents.map(({ id }) => ask(id, title)));
      for (const { data, errors } of answers) {
        expect(errors?.map(({ path, extensions: { code } }) => [path?.join('.'), code])).toEqual([
          ['first.opportunity.comments', 'BAD_REQUEST'],
          ['again.opportunity.comments', 'BAD_REQUEST'],
        ]);
        const { opportunity } = data.kept;
        expect(opportunity.version).toBe(1);
        expect(opportunity.parent.children.filter((child) => child.title === title)).toHaveLength(2);
        expect(data.again.opportunity).toBeNull();
      }
      const now = await connections.until((all) => all.every(({ state }) => state === 'idle'));
      expect(now.map(({ state }) => state)).toEqual(now.map(() => 'idle'));
    }
  }, 300_000);
});
