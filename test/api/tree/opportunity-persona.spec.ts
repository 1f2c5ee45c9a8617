import { grow, type Node } from '../../support/grow.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

interface Named {
  id: string;
  name: string;
}
interface Shown {
  id: string;
  version: number;
  personaIds: string[];
  personas: Named[];
}

const SHOWN = 'opportunity { id version personaIds personas { name } }';
let client: Client;
let root: Node;
let ids: { writer: string; payer: string; gone: string };

const persona = async (name: string): Promise<string> =>
  (await client.mutate<{ persona: Named }>('personaCreate', { name }, 'persona { id }')).persona.id;
const codes = async (mutation: string, input: Record<string, unknown>): Promise<string[]> =>
  (await client.mutate(mutation, input)).userErrors.map(({ code, path }) => [code, ...path].join(' '));

beforeAll(async () => {
  client = await newWorkspace('personas of opportunities');
  root = await grow(client).outcome();
  ids = { writer: await persona('Writer'), payer: await persona('Payer'), gone: await persona('Gone') };
  await client.mutate('personaArchive', { id: ids.gone, expectedVersion: 1, reason: 'Nobody like that.' });
});

describe('an opportunity', () => {
  it('names the personas who have it, in the order given, and its history tells when that changed', async () => {
    const { opportunity } = await client.mutate<{ opportunity: Shown }>(
      'opportunityCreate',
      { parentId: root.id, title: 'Need', personaIds: [ids.payer, ids.writer] },
      SHOWN,
    );
    expect(opportunity).toMatchObject({
      personaIds: [ids.payer, ids.writer],
      personas: [{ name: 'Payer' }, { name: 'Writer' }],
    });
    const changed = await client.mutate<{ opportunity: object }>(
      'opportunityUpdate',
      { id: opportunity.id, expectedVersion: 1, personaIds: [ids.writer] },
      'opportunity { personas { name } history(first: 1) { nodes { changedFields } } }',
    );
    expect(changed.opportunity).toEqual({
      personas: [{ name: 'Writer' }],
      history: { nodes: [{ changedFields: ['personaIds'] }] },
    });
  });

  it('takes only personas that are there, each once, and no archived one anew', async () => {
    const named = (...personaIds: string[]) =>
      codes('opportunityCreate', { parentId: root.id, title: 'N', personaIds });
    expect(await named(ids.writer, root.id)).toEqual(['NOT_FOUND personaIds 1']);
    expect(await named(ids.gone)).toEqual(['ARCHIVED personaIds 0']);
    expect(await named(ids.writer, ids.writer)).toEqual(['INVALID_VALUE personaIds']);
    expect(await named(...Array.from({ length: 21 }, (_, index) => String(index)))).toEqual([
      'INVALID_VALUE personaIds',
    ]);
  });

  it('keeps a persona that was archived after it was named', async () => {
    const fading = await persona('Fading');
    const { id } = await grow(client).opportunity(root.id, 'Kept', { personaIds: [fading] });
    await client.mutate('personaArchive', { id: fading, expectedVersion: 1, reason: 'Over.' });
    const { opportunity } = await client.mutate<{ opportunity: Shown }>(
      'opportunityUpdate',
      { id, expectedVersion: 1, personaIds: [ids.writer, fading] },
      SHOWN,
    );
    expect(opportunity.personas).toEqual([{ name: 'Writer' }, { name: 'Fading' }]);
  });

  it('is planted with personas, and every persona that is missing is named with its path', async () => {
    const planted = (personaIds: string[]) => ({
      outcome: { title: 'Tree', opportunities: [{ title: 'One' }, { title: 'Two', personaIds }] },
    });
    const { outcome } = await client.mutate<{ outcome: { children: Shown[] } }>(
      'treeCreate',
      planted([ids.writer]),
      'outcome { children { ... on Opportunity { personas { name } } } }',
    );
    expect(outcome.children).toEqual([{ personas: [] }, { personas: [{ name: 'Writer' }] }]);
    expect(await codes('treeCreate', planted(['nobody']))).toEqual(['NOT_FOUND outcome opportunities 1 personaIds 0']);
  });

  it('is given personas in bulk, and other kinds are not', async () => {
    const need = await grow(client).opportunity(root.id, 'Bulk');
    const way = await grow(client).solution(need.id, 'Way');
    const items = [need, way].map(({ id }) => ({ id, expectedVersion: 1, personaIds: [ids.payer] }));
    const { results } = await client.mutate<{ results: object[] }>(
      'nodesUpdate',
      { items },
      'results { node { ... on Opportunity { personas { name } } } userErrors { code path } }',
    );
    expect(results).toEqual([
      { node: { personas: [{ name: 'Payer' }] }, userErrors: [] },
      { node: null, userErrors: [{ code: 'WRONG_KIND', path: ['items', '1', 'personaIds'] }] },
    ]);
  });

  it('shows its personas within a tree', async () => {
    const outcome = await grow(client).outcome('Shown');
    await grow(client).opportunity(outcome.id, 'With', { personaIds: [ids.writer] });
    const { tree } = await client.data<{ tree: { nodes: Shown[] } }>(
      'query ($id: ID!) { tree(outcomeId: $id) { nodes { ... on Opportunity { personas { name } sensingChannels { channels } } } } }',
      { id: outcome.id },
    );
    expect(tree.nodes).toEqual([{}, { personas: [{ name: 'Writer' }], sensingChannels: { channels: [] } }]);
  });

  it('has the personas of both after a merge, and of no more than twenty', async () => {
    const plant = (personaIds: string[]) => grow(client).opportunity(root.id, 'Merged', { personaIds });
    const [from, into] = [await plant([ids.writer, ids.payer]), await plant([ids.payer])];
    const merge = (one: Node, other: Node) => ({
      id: one.id,
      expectedVersion: 1,
      intoId: other.id,
      intoExpectedVersion: 1,
    });
    const { opportunity } = await client.mutate<{ opportunity: Shown }>('opportunityMerge', merge(from, into), SHOWN);
    expect(opportunity.personas).toEqual([{ name: 'Payer' }, { name: 'Writer' }]);
    const many: string[] = [];
    for (let index = 0; index < 22; index++) many.push(await persona(`Many ${index}`));
    const [full, more] = [await plant(many.slice(0, 11)), await plant(many.slice(11))];
    expect(await codes('opportunityMerge', merge(full, more))).toEqual(['TOO_MANY intoId']);
  });
});

describe('a persona', () => {
  it('knows its opportunities, page by page, archived ones left out', async () => {
    const own = await persona('Own');
    const plant = (title: string) => grow(client).opportunity(root.id, title, { personaIds: [ids.writer, own] });
    const [first, second, third] = [await plant('First'), await plant('Second'), await plant('Third')];
    await client.mutate('nodeArchive', { id: second.id, expectedVersion: 1, reason: 'Over.' });
    const ask =
      'query ($id: ID!, $after: String) { node(id: $id) { ... on Persona { opportunities(first: 1, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } } }';
    interface Answer {
      node: { opportunities: { nodes: object[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
    }
    const { node } = await client.data<Answer>(ask, { id: own });
    expect(node.opportunities).toMatchObject({ nodes: [{ id: first.id }], pageInfo: { hasNextPage: true } });
    const rest = await client.data<Answer>(ask, { id: own, after: node.opportunities.pageInfo.endCursor });
    expect(rest.node.opportunities).toMatchObject({ nodes: [{ id: third.id }], pageInfo: { hasNextPage: false } });
  });

  it('overlaps with another when neither has an opportunity that the other has not', async () => {
    const [a, b] = [await persona('A'), await persona('B')];
    for (const [id, does] of [
      [a, 'walks'],
      [b, 'drives'],
    ])
      await client.mutate('personaUpdate', { id, expectedVersion: 1, behaviour: [does] });
    await grow(client).opportunity(root.id, 'Both', { personaIds: [a, b] });
    const pairs = async (): Promise<object[]> =>
      (
        await client.data<{ personaOverlap: { pairs: object[] } }>(
          'query ($ids: [ID!]) { personaOverlap(personaIds: $ids) { pairs { reasons { reason words } } } }',
          { ids: [a, b] },
        )
      ).personaOverlap.pairs;
    const words = 'A and B share one opportunity; neither has one that the other has not.';
    expect(await pairs()).toEqual([{ reasons: [{ reason: 'NOTHING_HELD_ALONE', words }] }]);
    await grow(client).opportunity(root.id, 'One alone', { personaIds: [a] });
    expect(await pairs()).toEqual([]);
  });
});

describe('how an opportunity was sensed', () => {
  const channels = 'opportunity { sensingChannels { channels derived overridden } }';

  it('is unknown without evidence, and what people say unless they take it back', async () => {
    const { id } = await grow(client).opportunity(root.id, 'Sensed');
    const set = async (sensingChannelsOverride: string[] | null, expectedVersion: number): Promise<object> =>
      (
        await client.mutate<{ opportunity: { sensingChannels: object } }>(
          'opportunityUpdate',
          { id, expectedVersion, sensingChannelsOverride },
          channels,
        )
      ).opportunity.sensingChannels;
    expect(await set(['TECHNOLOGICAL', 'TACTICAL'], 1)).toEqual({
      channels: ['TACTICAL', 'TECHNOLOGICAL'],
      derived: [],
      overridden: true,
    });
    expect(await set(null, 2)).toEqual({ channels: [], derived: [], overridden: false });
    expect(await codes('opportunityUpdate', { id, expectedVersion: 3, sensingChannelsOverride: [] })).toEqual([
      'INVALID_VALUE sensingChannelsOverride',
    ]);
  });

  it('is united in a merge where people set it on the one that stays', async () => {
    const plant = (...sensingChannelsOverride: string[]) =>
      grow(client).opportunity(root.id, 'Merged', { sensingChannelsOverride });
    const [from, into] = [await plant('TACTICAL'), await plant('STRATEGIC')];
    const { opportunity } = await client.mutate<{ opportunity: object }>(
      'opportunityMerge',
      { id: from.id, expectedVersion: 1, intoId: into.id, intoExpectedVersion: 1 },
      'opportunity { sensingChannels { channels overridden } }',
    );
    expect(opportunity).toEqual({ sensingChannels: { channels: ['TACTICAL', 'STRATEGIC'], overridden: true } });
  });
});

describe('a ranking', () => {
  it('is narrowed to personas and channels, solutions by the opportunity above them', async () => {
    const own = await newWorkspace('narrowed');
    const plant = grow(own);
    const outcome = await plant.outcome();
    const { persona: writer } = await own.mutate<{ persona: Named }>('personaCreate', { name: 'W' }, 'persona { id }');
    const size = {
      model: 'OPPORTUNITY_SIZE',
      inputs: ['peoplePerMonth', 'timesEachPerMonth'].map((factor) => ({ factor, value: 2 })),
    };
    const rice = {
      model: 'RICE',
      inputs: ['reach', 'impact', 'confidence', 'effort'].map((factor) => ({ factor, value: 1 })),
    };
    const more: Readonly<Record<string, object>> = {
      plain: {},
      writers: { personaIds: [writer.id] },
      sensed: { sensingChannelsOverride: ['STRATEGIC'] },
      both: { personaIds: [writer.id], sensingChannelsOverride: ['STRATEGIC', 'TACTICAL'] },
    };
    for (const [title, fields] of Object.entries(more)) {
      const need = await plant.opportunity(outcome.id, title, fields);
      const way = await plant.solution(need.id, `way of ${title}`);
      await own.mutate('scoreRecord', { nodeId: need.id, ...size });
      await own.mutate('scoreRecord', { nodeId: way.id, ...rice });
    }
    interface Answer {
      needs: { nodes: { opportunity: Node }[] };
      ways: { nodes: { solution: Node }[] };
    }
    const ranked = async (filter: object): Promise<[string[], string[]]> => {
      const { needs, ways } = await own.data<Answer>(
        `query ($filter: RankingFilter) {
          needs: opportunityRanking(model: OPPORTUNITY_SIZE, filter: $filter) { nodes { opportunity { title } } }
          ways: solutionRanking(model: RICE, filter: $filter) { nodes { solution { title } } } }`,
        { filter },
      );
      return [
        needs.nodes.map(({ opportunity }) => opportunity.title).sort(),
        ways.nodes.map(({ solution }) => solution.title.slice('way of '.length)).sort(),
      ];
    };
    const same = (...titles: string[]): [string[], string[]] => [titles, titles];
    expect(await ranked({})).toEqual(same('both', 'plain', 'sensed', 'writers'));
    expect(await ranked({ personaIds: [writer.id] })).toEqual(same('both', 'writers'));
    expect(await ranked({ sensingChannels: ['STRATEGIC'] })).toEqual(same('both', 'sensed'));
    expect(await ranked({ sensingChannels: ['TACTICAL', 'TECHNOLOGICAL'] })).toEqual(same('both'));
    expect(await ranked({ personaIds: [writer.id], sensingChannels: ['TECHNOLOGICAL'] })).toEqual(same());
    const { errors } = await own.ask(
      'query ($filter: RankingFilter) { opportunityRanking(model: OPPORTUNITY_SIZE, filter: $filter) { nodes { rank } } }',
      { filter: { personaIds: Array.from({ length: 101 }, () => writer.id) } },
    );
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_REQUEST']);
  });
});
