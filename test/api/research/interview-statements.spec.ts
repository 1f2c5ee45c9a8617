import { type Client, newWorkspace } from '../../support/service.ts';
import { WatchedService } from '../../support/watched-service.ts';

describe('the number of SQL statements', () => {
  const service = new WatchedService();
  let client: Client;
  let personIds: string[];

  beforeAll(async () => {
    const workspace = await newWorkspace();
    client = service.client(workspace);
    personIds = [];
    for (const role of ['PRODUCT', 'DESIGN', 'ENGINEERING']) {
      const input = { name: role, role };
      const { person } = await workspace.mutate<{ person: { id: string } }>('personCreate', input, 'person { id }');
      personIds.push(person.id);
    }
  }, 60_000);
  afterAll(() => {
    service.close();
  });

  const statements = async (query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<number> => {
    const { errors, headers } = await client.ask(query, variables);
    expect(errors).toBeUndefined();
    return (await service.answered(headers.get('x-request-id') ?? '')).statements;
  };
  const ingested = (name: string, count: number) =>
    statements('mutation ($input: InsightIngestInput!) { insightIngest(input: $input) { receipts { status } } }', {
      input: {
        sourceSystem: 'talks',
        items: Array.from({ length: count }, (_, index) => ({
          externalId: `${name}-${index}`,
          kind: 'INTERVIEW',
          occurredAt: '2026-03-02T10:00:00Z',
          title: 'Heard',
          participant: { externalId: `${name}-${index % 7}` },
          interview: {
            externalId: `${name}-${index}`,
            attendeeIds: personIds,
            templateKey: 'SCRIPTED_SEVEN',
            answers: [{ questionKey: 'love', text: 'The shelf order.' }],
            snapshot: { quickFacts: ['x'], memorableQuote: { text: 'Again.', origin: 'RESTATED' } },
          },
        })),
      },
    });

  it('is the same for two interviews that come along and for two hundred', async () => {
    // The first push of a workspace also reads the key of its digests, once.
    await ingested('first', 1);
    expect(await ingested('few', 2)).toBe(await ingested('many', 200));
  });

  it('is the same for a page of two interviews with all that belongs to them and for one of a hundred', async () => {
    const query = (first: number) =>
      `{ interviews(first: ${first}) { nodes { template { key } participants { id } attendees { id } outcome { id } team { id }
        snapshot { quickFacts opportunities { id } } insights(first: 3) { nodes { title } } } } }`;
    expect(await statements(query(2))).toBe(await statements(query(100)));
  });

  it('is the same to suggest conversations for two opportunities and for forty', async () => {
    const plant = async (name: string, count: number): Promise<string> => {
      const opportunities = Array.from({ length: count }, (_, index) => ({
        title: `${name} ${index}`,
        reference: `${name}-${index}`,
      }));
      const planted = await client.mutate<{ outcome: { id: string }; references: { id: string }[] }>(
        'treeCreate',
        { outcome: { title: name, opportunities } },
        'outcome { id } references { id }',
      );
      const items = planted.references.map(({ id }, index) => ({
        externalId: `${name}/${index}`,
        kind: 'SUPPORT',
        occurredAt: '2026-01-02T00:00:00Z',
        title: 'Heard',
        participant: { externalId: `${name}/${index}`, segments: [`${name}-${index % 5}`] },
        links: [{ nodeId: id }],
      }));
      await client.mutate('insightIngest', { sourceSystem: 'desk', items });
      return planted.outcome.id;
    };
    const query = (id: string) =>
      `{ node(id: "${id}") { ... on Outcome { nextConversations(first: 50) { target { id } suggestions { reason opportunity { title } participants { alias } } } } } }`;
    expect(await statements(query(await plant('few', 2)))).toBe(await statements(query(await plant('many', 40))));
  });
});
