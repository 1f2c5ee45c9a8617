import { grow } from '../../support/grow.ts';
import { ingest } from '../../support/ingest.ts';
import { type Client, newWorkspace } from '../../support/service.ts';
import { WatchedService } from '../../support/watched-service.ts';

describe('the number of SQL statements of triage', () => {
  const service = new WatchedService();
  let client: Client;

  beforeAll(async () => {
    const workspace = await newWorkspace();
    client = service.client(workspace);
    const { id } = await grow(workspace).outcome();
    const slots = await grow(workspace).opportunity(id, 'The courier comes while nobody is at home');
    await grow(workspace).opportunity(id, 'Bread is sold out in the evening');
    const said = (at: number) => ({
      title: 'Courier came to an empty home',
      body: `Nobody was at home when the courier came, time ${at}.`,
      links: at < 20 ? [{ nodeId: slots.id }] : [],
    });
    await ingest(workspace, ...Array.from({ length: 80 }, (_, at) => said(at)));
  }, 60_000);
  afterAll(() => {
    service.close();
  });

  const statements = async (query: string): Promise<number> => {
    const { errors, headers } = await client.ask(query);
    expect(errors).toBeUndefined();
    return (await service.answered(headers.get('x-request-id') ?? '')).statements;
  };

  it.each([
    [
      'a page of the inbox',
      (first: number) =>
        `{ insights(first: ${first}, filter: { statuses: [INBOX] }) { nodes { title quotes { text } } } }`,
    ],
    [
      'a page of the inbox with suggestions, what they rest on, and what says the same',
      (first: number) =>
        `{ insights(first: ${first}, filter: { statuses: [INBOX] }) { nodes { similarInsights { similarity insight { title } } noSuggestionReason
          suggestions { opportunity { title } reasons { word } earlierLinks { insight { title } } } } } }`,
    ],
    [
      'a page of what a search finds',
      (first: number) => `{ insightSearch(text: "courier", first: ${first}) { nodes { snippet insight { title } } } }`,
    ],
  ])('is the same for two insights and for fifty: %s', async (_, query) => {
    expect(await statements(query(2))).toBe(await statements(query(50)));
  });
});
