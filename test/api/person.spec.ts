import { type Client, newWorkspace } from '../support/service.ts';

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
