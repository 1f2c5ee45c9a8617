import { grow, type Node } from '../../support/grow.ts';
import { type Client, keyWith, newWorkspace } from '../../support/service.ts';

interface Ref {
  id: string;
  version: number;
  system: string;
  externalId: string;
  url: string | null;
  state: string | null;
}
interface Answered {
  userErrors: { code: string; path: string[] }[];
}
const REF = 'externalRef { id version entityId entity { __typename id } system externalId url state }';
const codes = ({ userErrors }: Answered) => userErrors.map(({ code, path }) => [code, ...path]);

describe('an external reference', () => {
  let client: Client;
  let plant: ReturnType<typeof grow>;
  let outcome: Node;
  beforeAll(async () => {
    client = await newWorkspace();
    plant = grow(client);
    outcome = await plant.outcome();
  });

  let names = 0;
  const newName = () => `SHOP-${(names += 1)}`;
  const set = (entityId: string, externalId: string, more: object = {}, by = client) =>
    by.mutate<{ externalRef: Ref }>('externalRefSet', { entityId, system: 'jira', externalId, ...more }, REF);
  const find = async (externalId: string, by = client, system = 'jira') =>
    (
      await by.data<{ byExternalRef: { id: string; __typename: string } | null }>(
        'query ($system: String!, $externalId: String!) { byExternalRef(system: $system, externalId: $externalId) { id __typename } }',
        { system, externalId },
      )
    ).byExternalRef;
  const of = async (id: string) =>
    (
      await client.data<{ treeNode: { externalRefs: Ref[] } }>(
        'query ($id: ID!) { treeNode(id: $id) { externalRefs { externalId } } }',
        { id },
      )
    ).treeNode.externalRefs.map(({ externalId }) => externalId);

  it('says what a thing is called elsewhere, and finds it by that name', async () => {
    const node = await plant.opportunity(outcome.id);
    const { person } = await client.mutate<{ person: { id: string } }>(
      'personCreate',
      { name: 'Ada', role: 'DESIGN' },
      'person { id }',
    );
    const { metric } = await client.mutate<{ metric: { id: string } }>(
      'metricCreate',
      { name: 'Shops', direction: 'UP', unit: 'shops', definition: 'Shops a week' },
      'metric { id }',
    );
    for (const [id, type] of [
      [node.id, 'Opportunity'],
      [person.id, 'Person'],
      [metric.id, 'Metric'],
    ] as const) {
      const name = newName();
      const { externalRef } = await set(id, name, { url: 'https://jira.example/browse/1', state: 'In Progress' });
      expect(externalRef).toMatchObject({
        entityId: id,
        entity: { __typename: type, id },
        system: 'jira',
        externalId: name,
        version: 1,
      });
      expect(await find(name)).toEqual({ id, __typename: type });
    }
    const { persons, metrics } = await client.data<Record<string, { nodes: { externalRefs: Ref[] }[] }>>(
      '{ persons { nodes { externalRefs { state } } } metrics { nodes { externalRefs { state } } } }',
    );
    expect([persons, metrics]).toEqual([
      { nodes: [{ externalRefs: [{ state: 'In Progress' }] }] },
      { nodes: [{ externalRefs: [{ state: 'In Progress' }] }] },
    ]);
  });

  it('is changed when it is there already: what is left out stays, null clears', async () => {
    const name = newName();
    const { externalRef: made } = await set(outcome.id, name, { url: 'https://jira.example/1', state: 'To do' });
    const { externalRef: changed } = await set(outcome.id, name, { state: 'Done' });
    expect(changed).toMatchObject({ id: made.id, version: 2, url: 'https://jira.example/1', state: 'Done' });
    const { externalRef: cleared } = await set(outcome.id, name, { url: null });
    expect(cleared).toMatchObject({ id: made.id, version: 3, url: null, state: 'Done' });
  });

  it('names one thing in a system, whoever comes first, over two processes', async () => {
    const rivals = await Promise.all(Array.from({ length: 6 }, () => plant.opportunity(outcome.id)));
    for (let round = 0; round < 5; round++) {
      const name = newName();
      const answers = await Promise.all(
        rivals.map(({ id }, index) => set(id, name, {}, index % 2 ? client : client.elsewhere())),
      );
      expect(answers.map((answer) => codes(answer).join()).sort()).toEqual(
        ['', ...Array.from({ length: 5 }, () => 'ALREADY_EXISTS,externalId')].sort(),
      );
    }
    const name = newName();
    const same = await Promise.all(
      Array.from({ length: 6 }, (_, index) => set(outcome.id, name, {}, index % 2 ? client : client.elsewhere())),
    );
    expect(same.flatMap(codes)).toEqual([]);
    expect(new Set(same.map(({ externalRef }) => externalRef.id)).size).toBe(1);
  });

  it('is taken away, and its name is free again', async () => {
    const node = await plant.opportunity(outcome.id);
    const name = newName();
    const { externalRef } = await set(outcome.id, name);
    const gone = await client.mutate('externalRefRemove', { id: externalRef.id }, 'removedId');
    expect(gone).toEqual({ removedId: externalRef.id, userErrors: [] });
    expect(await find(name)).toBeNull();
    expect(codes(await client.mutate('externalRefRemove', { id: externalRef.id }))).toEqual([['NOT_FOUND', 'id']]);
    expect(codes(await set(node.id, name))).toEqual([]);
    expect(await find(name)).toMatchObject({ id: node.id });
  });

  it('takes only addresses that people can follow, and short names', async () => {
    for (const url of [
      'javascript:alert(1)',
      'ftp://a.example',
      'https://',
      'x',
      `https://a.example/${'x'.repeat(2000)}`,
    ])
      expect(codes(await set(outcome.id, newName(), { url }))).toEqual([['INVALID_VALUE', 'url']]);
    expect(codes(await set(outcome.id, 'x'.repeat(201)))).toEqual([['INVALID_VALUE', 'externalId']]);
    expect(codes(await set(outcome.id, newName(), { system: ' ' }))).toEqual([['INVALID_VALUE', 'system']]);
    expect(codes(await set(outcome.id, newName(), { state: 'x'.repeat(51) }))).toEqual([['INVALID_VALUE', 'state']]);
  });

  it('is one of at most 50 of its thing', async () => {
    const node = await plant.opportunity(outcome.id);
    for (let made = 0; made < 48; made += 12)
      await Promise.all(Array.from({ length: 12 }, () => set(node.id, newName())));
    const answers = await Promise.all(Array.from({ length: 4 }, () => set(node.id, newName())));
    expect(answers.flatMap(codes)).toEqual([
      ['TOO_MANY', 'entityId'],
      ['TOO_MANY', 'entityId'],
    ]);
    expect(await of(node.id)).toHaveLength(50);
  });

  it('of an archived node can be read, but not changed', async () => {
    const node = await plant.opportunity(outcome.id);
    const name = newName();
    const { externalRef } = await set(node.id, name);
    await client.mutate('nodeArchive', { id: node.id, expectedVersion: 1, reason: 'Over' });
    expect(codes(await set(node.id, name, { state: 'Done' }))).toEqual([['ARCHIVED', 'entityId']]);
    expect(codes(await client.mutate('externalRefRemove', { id: externalRef.id }))).toEqual([['ARCHIVED', 'id']]);
    expect(await find(name)).toMatchObject({ id: node.id });
  });

  it('follows its opportunity when that is merged', async () => {
    const [from, into] = [await plant.opportunity(outcome.id), await plant.opportunity(outcome.id)];
    const name = newName();
    await set(from.id, name);
    const merge = { id: from.id, expectedVersion: 1, intoId: into.id, intoExpectedVersion: 1 };
    expect(codes(await client.mutate('opportunityMerge', merge))).toEqual([]);
    expect(await find(name)).toMatchObject({ id: into.id });
    expect(await of(into.id)).toEqual([name]);
  });

  it('hides what the key may not read, and what is of another workspace', async () => {
    const { metric } = await client.mutate<{ metric: { id: string } }>(
      'metricCreate',
      { name: 'Hidden', direction: 'UP', unit: 'shops', definition: 'Shops a week' },
      'metric { id }',
    );
    const name = newName();
    await set(metric.id, name);
    const reader = await keyWith(client, ['TREE_READ']);
    expect(await find(name, reader)).toBeNull();
    const writer = await keyWith(client, ['TREE_READ', 'TREE_WRITE']);
    expect(codes(await set(metric.id, newName(), {}, writer))).toEqual([['NOT_FOUND', 'entityId']]);
    const stranger = await newWorkspace();
    expect(await find(name, stranger)).toBeNull();
    expect(codes(await set(outcome.id, name, {}, stranger))).toEqual([['NOT_FOUND', 'entityId']]);
    expect(codes(await set('no id', name))).toEqual([['NOT_FOUND', 'entityId']]);
  });

  it('is looked up by exactly its name', async () => {
    const name = newName();
    await set(outcome.id, name);
    for (const other of [`${name}' OR 1=1 --`, '%', '_', '\\', '"', name.toLowerCase(), ''])
      expect(await find(other)).toBeNull();
    expect(await find(name, client, 'Jira')).toBeNull();
  });
});
