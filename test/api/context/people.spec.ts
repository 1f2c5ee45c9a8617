import { type Client, look, newWorkspace } from '../../support/service.ts';

interface Person {
  id: string;
  name: string;
  version: number;
}

describe('persons', () => {
  let client: Client;
  beforeAll(async () => {
    client = await newWorkspace();
  });

  it('are added, changed and listed', async () => {
    const { person } = await client.mutate<{ person: Person }>(
      'personCreate',
      { name: 'Ada', role: 'ENGINEERING' },
      'person { id name version }',
    );
    expect(person).toMatchObject({ name: 'Ada', version: 1 });
    const changed = await client.mutate<{ person: Person }>(
      'personUpdate',
      { id: person.id, expectedVersion: 1, name: 'Ada L.' },
      'person { name version }',
    );
    expect(changed).toEqual({ person: { name: 'Ada L.', version: 2 }, userErrors: [] });
    const { persons } = await client.data<{ persons: { nodes: Person[] } }>('{ persons { nodes { id name } } }');
    expect(persons.nodes).toEqual([{ id: person.id, name: 'Ada L.' }]);
  });

  it('are acted for by keys, and named in the log; a key acts for nobody that is not there', async () => {
    const { person } = await client.mutate<{ person: Person }>(
      'personCreate',
      { name: 'Eve', role: 'RESEARCH' },
      'person { id }',
    );
    const acting = client.with({ 'x-on-behalf-of': person.id });
    const { outcome } = await acting.mutate<{
      outcome: { history: { nodes: { onBehalfOfId: string; onBehalfOf: { name: string } }[] } };
    }>('outcomeCreate', { title: 'For Eve' }, 'outcome { history { nodes { onBehalfOfId onBehalfOf { name } } } }');
    expect(outcome.history.nodes).toEqual([{ onBehalfOfId: person.id, onBehalfOf: { name: 'Eve' } }]);
    for (const nobody of ['01a20457-b116-7327-ace1-aab6cfa36c1e', 'nobody']) {
      const { errors } = await client
        .with({ 'x-on-behalf-of': nobody })
        .ask('mutation { outcomeCreate(input: { title: "For nobody" }) { outcome { id } } }');
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_REQUEST']);
    }
  });

  it('answer with the present state when somebody was quicker', async () => {
    const { person } = await client.mutate<{ person: Person }>(
      'personCreate',
      { name: 'Bo', role: 'DESIGN' },
      'person { id }',
    );
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        (index % 2 ? client : client.elsewhere()).mutate<{ person: Person }>(
          'personUpdate',
          { id: person.id, expectedVersion: 1, name: `Bo ${index}` },
          'person { version }',
        ),
      ),
    );
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    const refused = answers.filter(({ userErrors }) => userErrors.length > 0);
    expect(
      refused.every(({ person, userErrors }) => person.version === 2 && userErrors[0]?.code === 'VERSION_CONFLICT'),
    ).toBe(true);
  });

  it('are refused without a name, with the field named', async () => {
    const { userErrors } = await client.mutate('personCreate', { name: ' ', role: 'DESIGN' });
    expect(userErrors).toEqual([{ code: 'INVALID_VALUE', path: ['name'], message: 'name must not be blank.' }]);
  });

  it('are made once for an idempotency key', async () => {
    const input = { name: 'Cy', role: 'OTHER', idempotencyKey: 'cy' };
    const once = await client.mutate<{ person: Person }>('personCreate', input, 'person { id }');
    const twice = await client.elsewhere().mutate<{ person: Person }>('personCreate', input, 'person { id }');
    expect(twice).toEqual(once);
    const other = await client.mutate('personCreate', { ...input, name: 'Di' });
    expect(other.userErrors.map(({ code }) => code)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });
});

interface Team {
  id: string;
  name: string;
  version: number;
  members: { name: string }[];
}

const TEAM = 'team { id name version members { name } }';
const UNKNOWN = '01890000-0000-7000-8000-000000000000';

describe('teams', () => {
  let client: Client;
  let stranger: string;
  const ids: string[] = [];
  beforeAll(async () => {
    client = await newWorkspace();
    for (const name of ['Ada', 'Bo', 'Cy']) ids.push(await personOf(client, name));
    stranger = await personOf(await newWorkspace(), 'Elsewhere');
  });

  const personOf = async (who: Client, name: string): Promise<string> =>
    (await who.mutate<{ person: Person }>('personCreate', { name, role: 'PRODUCT' }, 'person { id }')).person.id;
  const create = (input: Record<string, unknown>) => client.mutate<{ team: Team }>('teamCreate', input, TEAM);
  const update = (input: Record<string, unknown>) => client.mutate<{ team: Team }>('teamUpdate', input, TEAM);

  it('are made with members, in the order given, and renamed without losing them', async () => {
    const { team } = await create({ name: 'Checkout', memberIds: [ids[1], ids[0]] });
    expect(team).toMatchObject({ name: 'Checkout', version: 1, members: [{ name: 'Bo' }, { name: 'Ada' }] });
    const renamed = await update({ id: team.id, expectedVersion: 1, name: 'Basket' });
    expect(renamed.team).toMatchObject({ name: 'Basket', version: 2, members: [{ name: 'Bo' }, { name: 'Ada' }] });
  });

  it('take other members in place of those before; who stays is not logged as joining again', async () => {
    const { team } = await create({ name: 'Search', memberIds: [ids[0], ids[1]] });
    const changed = await update({ id: team.id, expectedVersion: 1, memberIds: [ids[1], ids[2]] });
    expect(changed.team).toMatchObject({ name: 'Search', version: 2, members: [{ name: 'Bo' }, { name: 'Cy' }] });
    const rows = await look(
      client,
      `SELECT operation, image->>'person_id' AS person FROM change_log
       WHERE entity_type = 'TeamMember' AND image->>'team_id' = $1 ORDER BY seq`,
      [team.id],
    );
    expect(rows).toEqual([
      { operation: 'CREATED', person: ids[0] },
      { operation: 'CREATED', person: ids[1] },
      { operation: 'DELETED', person: ids[0] },
      { operation: 'CREATED', person: ids[2] },
    ]);
    expect((await update({ id: team.id, expectedVersion: 2, memberIds: [] })).team.members).toEqual([]);
  });

  it('refuse unknown members one by one; those of another workspace look the same', async () => {
    const { userErrors } = await create({ name: 'Strange', memberIds: [ids[0], UNKNOWN, stranger, 'nobody'] });
    expect(userErrors).toEqual(
      [UNKNOWN, stranger, 'nobody'].map((id, index) => ({
        code: 'NOT_FOUND',
        path: ['memberIds', String(index + 1)],
        message: `memberIds[${index + 1}] takes the id of a Person; "${id}" names none.`,
      })),
    );
    const { team } = await create({ name: 'Known', memberIds: [ids[0]] });
    const refused = await update({ id: team.id, expectedVersion: 1, name: 'Other', memberIds: [stranger] });
    expect(refused.userErrors.map(({ path }) => path)).toEqual([['memberIds', '0']]);
    const { teams } = await client.data<{ teams: { nodes: Team[] } }>(
      '{ teams(first: 100) { nodes { name version members { name } } } }',
    );
    expect(teams.nodes.at(-1)).toEqual({ name: 'Known', version: 1, members: [{ name: 'Ada' }] });
  });

  it('refuse null, the same person twice, and more than a hundred', async () => {
    const { team } = await create({ name: 'Bounded' });
    expect(team.members).toEqual([]);
    for (const memberIds of [null, [ids[0], ids[0]], Array.from({ length: 101 }, (_, index) => String(index))]) {
      const { userErrors } = await update({ id: team.id, expectedVersion: 1, memberIds });
      expect(userErrors.map(({ code, path }) => [code, path])).toContainEqual(['INVALID_VALUE', ['memberIds']]);
    }
    const { userErrors } = await update({ id: team.id, expectedVersion: 1, name: null });
    expect(userErrors.map(({ code, path }) => [code, path])).toContainEqual(['INVALID_VALUE', ['name']]);
  });

  it('keep one of two rival sets of members', async () => {
    const { team } = await create({ name: 'Rivals' });
    const answers = await Promise.all(
      ids.map((id, index) =>
        (index % 2 ? client : client.elsewhere()).mutate<{ team: Team }>(
          'teamUpdate',
          { id: team.id, expectedVersion: 1, memberIds: [id] },
          'team { members { name } }',
        ),
      ),
    );
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect(answers.every(({ team }) => team.members.length === 1)).toBe(true);
  });

  it('are known from their members', async () => {
    const own = await newWorkspace();
    const [ada, bo] = [await personOf(own, 'Ada'), await personOf(own, 'Bo')];
    for (const name of ['One', 'Two'])
      await own.mutate('teamCreate', { name, memberIds: name === 'One' ? [ada] : [ada, bo] });
    const { persons } = await own.data<{ persons: { nodes: unknown[] } }>(
      '{ persons { nodes { name teams { name } } } }',
    );
    expect(persons.nodes).toEqual([
      { name: 'Ada', teams: [{ name: 'One' }, { name: 'Two' }] },
      { name: 'Bo', teams: [{ name: 'Two' }] },
    ]);
  });
});

describe('teams to filter by', () => {
  it.each([
    'outcomes',
    'opportunities',
    'objectives',
    'keyResults',
    'guardrails',
    'guardrailBreaches',
    'decisions',
    'decisionsDue',
    'decisionsShaken',
    'targetOpportunities',
    'ballots',
    'forecasts',
  ])('are at most 100 in %s', async (list) => {
    const client = await newWorkspace();
    const { team } = await client.mutate<{ team: { id: string } }>('teamCreate', { name: 'All' }, 'team { id }');
    const ask = (many: number) =>
      client.ask<object>(
        `query ($teamIds: [ID!]) { ${list}(${list === 'forecasts' ? 'kind: EFFORT, ' : ''}filter: { teamIds: $teamIds }, first: 1) { pageInfo { endCursor } } }`,
        { teamIds: Array.from({ length: many }, () => team.id) },
      );
    expect((await ask(100)).errors).toBeUndefined();
    const [error] = (await ask(101)).errors ?? [];
    expect(error).toMatchObject({ extensions: { code: 'BAD_REQUEST' } });
    expect(error?.message).toContain('teamIds takes at most 100 elements, not 101.');
  });
});
