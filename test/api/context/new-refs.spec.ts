import { grow, type Node } from '../../support/grow.ts';
import { type Client, keyWith, look, newWorkspace } from '../../support/service.ts';

interface Answered {
  userErrors: { code: string; path: string[] }[];
}
interface Made {
  id: string;
  externalRefs: { system: string; externalId: string; url: string | null; state: string | null }[];
}
const MADE = 'id externalRefs { system externalId url state }';
const codes = ({ userErrors }: Answered) => userErrors.map(({ code, path }) => [code, path.join('.')]);

describe('a reference given along with what is new', () => {
  let client: Client;
  let outcome: Node;
  beforeAll(async () => {
    client = await newWorkspace();
    outcome = await grow(client).outcome();
  });

  let names = 0;
  const newName = () => `SHOP-${(names += 1)}`;
  const ref = (externalId: string, more: object = {}) => ({ system: 'jira', externalId, ...more });
  const find = async (externalId: string) =>
    (
      await client.data<{ byExternalRef: { id: string; __typename: string } | null }>(
        'query ($externalId: String!) { byExternalRef(system: "jira", externalId: $externalId) { id __typename } }',
        { externalId },
      )
    ).byExternalRef;
  const opportunity = (externalRefs: readonly object[] | null, more: object = {}, by = client) =>
    by.mutate<{ opportunity: Made | null }>(
      'opportunityCreate',
      { parentId: outcome.id, title: 'I forget things', externalRefs, ...more },
      `opportunity { ${MADE} }`,
    );
  const count = async (table: string): Promise<number> =>
    (await look<{ count: number }>(client, `SELECT count(*)::int AS count FROM ${table}`))[0]?.count ?? -1;

  it('is written with it, whatever it is, and finds it from the start', async () => {
    const made = async (create: string, thing: string, input: object): Promise<Made> => {
      const [first, second] = [newName(), newName()];
      const more = { url: `https://jira.example/${first}`, state: 'To do' };
      const externalRefs = [ref(first, more), { ...ref(second), system: 'sheet' }];
      const answer = await client.mutate<Record<string, Made>>(
        create,
        { ...input, externalRefs },
        `${thing} { ${MADE} }`,
      );
      expect(codes(answer)).toEqual([]);
      const [known] = [answer[thing] as Made];
      expect(known.externalRefs).toHaveLength(2);
      expect(known.externalRefs).toEqual(
        expect.arrayContaining([ref(first, more), { system: 'sheet', externalId: second, url: null, state: null }]),
      );
      expect(await find(first)).toEqual({
        id: known.id,
        __typename: `${(thing[0] ?? '').toUpperCase()}${thing.slice(1)}`,
      });
      return known;
    };
    const root = await made('outcomeCreate', 'outcome', { title: 'More planned shops' });
    const need = await made('opportunityCreate', 'opportunity', { parentId: root.id, title: 'I forget things' });
    const way = await made('solutionCreate', 'solution', { parentId: need.id, title: 'Photo of the fridge' });
    await made('experimentCreate', 'experiment', { parentId: way.id, title: 'Do they look?' });
    const person = await made('personCreate', 'person', { name: 'Ada', role: 'DESIGN' });
    await made('teamCreate', 'team', { name: 'Lists', memberIds: [person.id] });
    await made('productCreate', 'product', { name: 'Basket' });
    const shops = { name: 'Shops', direction: 'UP', unit: 'shops', definition: 'Shops a week' };
    const metric = await made('metricCreate', 'metric', shops);
    const days = { name: 'Q1', startsOn: '2099-01-01', endsOn: '2099-03-31' };
    const { cycle } = await client.mutate<{ cycle: { id: string } }>('cycleCreate', days, 'cycle { id }');
    const aim = { statement: 'People shop with a list', cycleId: cycle.id, focus: 'USER', ambition: 'ASPIRATIONAL' };
    const objective = await made('objectiveCreate', 'objective', aim);
    const reach = { title: 'More shops', target: { kind: 'REACH', initial: 1, goal: 2 } };
    await made('keyResultCreate', 'keyResult', { objectiveId: objective.id, metricId: metric.id, ...reach });
  });

  it('stands in the change log as one of its own', async () => {
    const name = newName();
    const { opportunity: made } = await opportunity([ref(name)]);
    const log = await look<{ entity_type: string; operation: string }>(
      client,
      `SELECT entity_type, operation FROM change_log WHERE image ->> 'external_id' = $1 AND image ->> 'entity_id' = $2`,
      [name, made?.id],
    );
    expect(log).toEqual([{ entity_type: 'ExternalRef', operation: 'CREATED' }]);
  });

  it('may be left out, be null, or be none', async () => {
    for (const none of [undefined, null, []])
      expect((await opportunity(none as null)).opportunity?.externalRefs).toEqual([]);
  });

  it('that somebody has, that is given twice or that is malformed refuses all of it, and says which', async () => {
    const taken = newName();
    expect(codes(await opportunity([ref(taken)]))).toEqual([]);
    const [nodes, refs] = [await count('tree_node'), await count('external_ref')];
    expect(codes(await opportunity([ref(newName()), ref(taken)], { ownerId: outcome.id }))).toEqual([
      ['NOT_FOUND', 'ownerId'],
      ['ALREADY_EXISTS', 'externalRefs.1.externalId'],
    ]);
    const name = newName();
    expect(codes(await opportunity([ref(name), ref(newName()), ref(name)]))).toEqual([
      ['ALREADY_EXISTS', 'externalRefs.2.externalId'],
    ]);
    expect(codes(await opportunity([ref(' '), ref(newName(), { url: 'ftp://a.example' })]))).toEqual([
      ['INVALID_VALUE', 'externalRefs.0.externalId'],
      ['INVALID_VALUE', 'externalRefs.1.url'],
    ]);
    expect(codes(await opportunity(Array.from({ length: 51 }, () => ref(newName()))))).toEqual([
      ['INVALID_VALUE', 'externalRefs'],
    ]);
    const ada = { name: 'Ada', role: 'DESIGN', externalRefs: [ref(taken)] };
    expect(codes(await client.mutate('personCreate', ada))).toEqual([['ALREADY_EXISTS', 'externalRefs.0.externalId']]);
    const bob = { name: 'Bob', role: 'DESIGN', externalRefs: [ref(name), ref(name)] };
    expect(codes(await client.mutate('personCreate', bob))).toEqual([['ALREADY_EXISTS', 'externalRefs.1.externalId']]);
    expect([await count('tree_node'), await count('external_ref')]).toEqual([nodes, refs]);
    expect(await find(name)).toBeNull();
  });

  it('is one of up to 50', async () => {
    const { opportunity: made } = await opportunity(Array.from({ length: 50 }, () => ref(newName())));
    expect(made?.externalRefs).toHaveLength(50);
  });

  it('names one thing in a system, whoever comes first, over two processes', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other] = [newName(), newName()];
      const answers = await Promise.all(
        Array.from({ length: 6 }, (_, index) =>
          opportunity(
            index % 3 ? [ref(one), ref(other)] : [ref(other), ref(one)],
            {},
            index % 2 ? client : client.elsewhere(),
          ),
        ),
      );
      expect(answers.filter(({ opportunity: made }) => made !== null)).toHaveLength(1);
      expect(new Set(answers.flatMap(codes).map(([code]) => code))).toEqual(new Set(['ALREADY_EXISTS']));
      expect((await find(one))?.id).toBe((await find(other))?.id);
    }
  });

  it('is given once for one idempotency key', async () => {
    const name = newName();
    const key = { idempotencyKey: 'with a reference' };
    const first = await opportunity([ref(name)], key);
    expect(codes(first)).toEqual([]);
    expect(await opportunity([ref(name)], key, client.elsewhere())).toEqual(first);
    expect(codes(await opportunity([ref(newName())], key))).toEqual([['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey']]);
  });

  it('takes no more rights than the thing itself', async () => {
    const writer = await keyWith(client, ['OKR_READ', 'OKR_WRITE']);
    const shops = { name: 'Visits', direction: 'UP', unit: 'visits', definition: 'Visits a week' };
    const name = newName();
    const { metric } = await writer.mutate<{ metric: { id: string } }>(
      'metricCreate',
      { ...shops, externalRefs: [ref(name)] },
      'metric { id }',
    );
    expect(await find(name)).toEqual({ id: metric.id, __typename: 'Metric' });
  });

  it('is free in another workspace', async () => {
    const name = newName();
    expect(codes(await opportunity([ref(name)]))).toEqual([]);
    const stranger = await newWorkspace();
    expect(codes(await stranger.mutate('outcomeCreate', { title: 'Theirs', externalRefs: [ref(name)] }))).toEqual([]);
  });

  describe('of a planted tree', () => {
    const plant = (planted: object, by = client) =>
      by.mutate<{ outcome: { id: string } | null; references: { reference: string; id: string }[] | null }>(
        'treeCreate',
        { outcome: planted },
        'outcome { id } references { reference id }',
      );

    it('finds each node', async () => {
      const [root, need, way, test] = [newName(), newName(), newName(), newName()];
      const answer = await plant({
        title: 'Planted',
        externalRefs: [ref(root)],
        opportunities: [
          {
            title: 'I forget things',
            reference: 'need',
            externalRefs: [ref(need), ref(newName())],
            solutions: [
              {
                title: 'Photo',
                reference: 'way',
                externalRefs: [ref(way)],
                experiments: [{ title: 'Look?', reference: 'test', externalRefs: [ref(test)] }],
              },
            ],
          },
        ],
      });
      expect(codes(answer)).toEqual([]);
      const idOf = (reference: string) => answer.references?.find((each) => each.reference === reference)?.id;
      expect(await Promise.all([root, need, way, test].map(find))).toEqual([
        { id: answer.outcome?.id, __typename: 'Outcome' },
        { id: idOf('need'), __typename: 'Opportunity' },
        { id: idOf('way'), __typename: 'Solution' },
        { id: idOf('test'), __typename: 'Experiment' },
      ]);
    });

    it('plants nothing when some cannot be: every one is told, with its whole path, beside every other fault', async () => {
      const [taken, twice] = [newName(), newName()];
      expect(codes(await opportunity([ref(taken)]))).toEqual([]);
      const [nodes, refs] = [await count('tree_node'), await count('external_ref')];
      const answer = await plant({
        title: 'Bad',
        externalRefs: [ref(twice)],
        opportunities: [
          { title: ' ', externalRefs: [ref(taken), ref(newName())] },
          {
            title: 'Good',
            solutions: [{ title: 'Way', externalRefs: [ref(twice), ref('a\u0000b', { url: 'no address' })] }],
          },
        ],
      });
      expect(codes(answer)).toEqual([
        ['INVALID_VALUE', 'outcome.opportunities.0.title'],
        ['INVALID_VALUE', 'outcome.opportunities.1.solutions.0.externalRefs.1.externalId'],
        ['INVALID_VALUE', 'outcome.opportunities.1.solutions.0.externalRefs.1.url'],
        ['ALREADY_EXISTS', 'outcome.opportunities.1.solutions.0.externalRefs.0.externalId'],
        ['ALREADY_EXISTS', 'outcome.opportunities.0.externalRefs.0.externalId'],
      ]);
      expect([await count('tree_node'), await count('external_ref')]).toEqual([nodes, refs]);
    });

    it('is planted by one of several who give the same names at once', async () => {
      const [one, other] = [newName(), newName()];
      const answers = await Promise.all(
        Array.from({ length: 6 }, (_, index) => {
          const [first, second] = index % 3 ? [one, other] : [other, one];
          const tree = {
            title: 'Raced',
            externalRefs: [ref(first)],
            opportunities: [{ title: 'Need', externalRefs: [ref(second)] }],
          };
          return plant(tree, index % 2 ? client : client.elsewhere());
        }),
      );
      expect(answers.filter((answer) => answer.outcome !== null)).toHaveLength(1);
      expect(new Set(answers.flatMap(codes).map(([code]) => code))).toEqual(new Set(['ALREADY_EXISTS']));
    });

    it('is one of up to 5,000 of the whole tree', async () => {
      const many = {
        title: 'Named',
        opportunities: Array.from({ length: 100 }, (_, index) => ({
          title: `Need ${index}`,
          externalRefs: Array.from({ length: 50 }, () => ref(newName())),
        })),
      };
      expect(codes(await plant({ ...many, externalRefs: [ref(newName())] }))).toEqual([['TOO_MANY', 'outcome']]);
      const before = await count('external_ref');
      expect(codes(await plant(many))).toEqual([]);
      expect(await count('external_ref')).toBe(before + 5_000);
    });
  });
});
