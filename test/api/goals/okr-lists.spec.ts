import { aim, day } from '../../support/aim.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

/** Filters of the lists around objectives, each with what it must find of what `beforeAll` makes. */
const FOUND: readonly [list: string, filter: string, titles: readonly string[]][] = [
  ['keyResults', 'ownerIds: [$person]', ['Owned']],
  ['keyResults', 'hasOwner: false', ['Fresh', 'Stale']],
  ['keyResults', 'hasOwner: true', ['Owned']],
  ['keyResults', 'metricIds: [$metric]', ['Stale']],
  ['keyResults', 'text: "STA"', ['Stale']],
  ['keyResults', 'ambition: ASPIRATIONAL', ['Stale']],
  ['keyResults', 'notObservedSince: $week', ['Owned', 'Stale']],
  ['objectives', 'ambition: ASPIRATIONAL', ['Stretch']],
  ['objectives', 'text: "retch"', ['Stretch']],
  ['objectives', 'cycleIds: [$cycle]', ['Stretch']],
  ['cycles', 'text: "later"', ['Later']],
  ['metrics', 'families: [HEART]', ['Happiness']],
  ['metrics', 'stages: [HAPPINESS]', ['Happiness']],
  ['metrics', 'text: "how happy"', ['Happiness']],
  ['metrics', 'productIds: [$product]', ['Happiness']],
];
const TITLE: Record<string, string> = {
  keyResults: 'title',
  objectives: 'title: statement',
  cycles: 'title: name',
  metrics: 'title: name',
};

describe('lists around objectives', () => {
  let client: Client;
  let variables: Record<string, unknown>;
  beforeAll(async () => {
    client = await newWorkspace();
    const plan = aim(client);
    const { person } = await client.mutate<{ person: { id: string } }>(
      'personCreate',
      { name: 'Ada', role: 'PRODUCT' },
      'person { id }',
    );
    const { product } = await client.mutate<{ product: { id: string } }>(
      'productCreate',
      { name: 'Shop' },
      'product { id }',
    );
    const cycle = await plan.cycle({ name: 'Later', startsOn: day(40), endsOn: day(80) });
    const stretch = await plan.objective({ cycleId: cycle.id, statement: 'Stretch', ambition: 'ASPIRATIONAL' });
    const plain = await plan.objective({ statement: 'Plain', ambition: 'COMMITTED' });
    const happy = await plan.metric({
      name: 'Happiness',
      definition: 'How happy they are',
      family: 'HEART',
      stage: 'HAPPINESS',
    });
    await client.mutate('outcomeCreate', { title: 'Happy', metricId: happy.id, productId: product.id });
    const stale = await plan.keyResult(undefined, { objectiveId: stretch.id, metricId: happy.id, title: 'Stale' });
    await plan.keyResult(undefined, { objectiveId: plain.id, ownerId: person.id, title: 'Owned' });
    const fresh = await plan.keyResult(undefined, { objectiveId: plain.id, title: 'Fresh' });
    await client.mutate('checkInRecord', { keyResultId: fresh.id, value: 1 });
    await client.mutate('checkInRecord', { keyResultId: stale.id, value: 1, observedAt: `${day(-20)}T12:00:00Z` });
    variables = {
      person: person.id,
      metric: happy.id,
      cycle: cycle.id,
      product: product.id,
      week: `${day(-7)}T00:00:00Z`,
    };
  });

  const titles = async (list: string, args: string): Promise<(string | undefined)[]> => {
    const used = Object.keys(variables).filter((name) => args.includes(`$${name}`));
    const declared = used.map((name) => `$${name}: ${name === 'week' ? 'DateTime' : 'ID'}!`).join(' ');
    const answer = await client.data<Record<string, { nodes: { title: string }[] }>>(
      `query ${declared && `(${declared})`} { ${list}(${args}) { nodes { ${TITLE[list]} } } }`,
      Object.fromEntries(used.map((name) => [name, variables[name]])),
    );
    return answer[list]?.nodes.map(({ title }) => title) ?? [];
  };

  it.each(FOUND)('%s narrow by %s', async (list, filter, expected) => {
    expect((await titles(list, `filter: { ${filter} }`)).toSorted()).toEqual(expected);
  });

  it.each([
    ['keyResults', 'TITLE', ['Fresh', 'Owned', 'Stale']],
    ['keyResults', 'OBSERVED_AT', ['Owned', 'Stale', 'Fresh']],
    ['objectives', 'STATEMENT', ['Plain', 'Stretch']],
    ['objectives', 'CYCLE', ['Plain', 'Stretch']],
  ])('%s are ordered by %s, both ways, page by page', async (list, field, expected) => {
    const order = (direction: string) => `orderBy: { field: ${field}, direction: ${direction} }`;
    expect(await titles(list, order('ASC'))).toEqual(expected);
    expect(await titles(list, order('DESC'))).toEqual(expected.toReversed());
    const page = async (args: string) =>
      (
        await client.data<Record<string, { pageInfo: { endCursor: string } }>>(
          `{ ${list}(${args}) { pageInfo { endCursor } } }`,
        )
      )[list]?.pageInfo.endCursor;
    const cursor = await page(`first: 1, ${order('ASC')}`);
    expect(await titles(list, `${order('ASC')}, after: "${cursor}"`)).toEqual(expected.slice(1));
  });
});
