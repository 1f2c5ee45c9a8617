import type { Warning } from '../../../src/domain/warning.ts';
import { grow } from '../../support/grow.ts';
import { type Client, look, newWorkspace } from '../../support/service.ts';
import { warnsOf } from '../../support/warned.ts';

interface Receipt {
  index: number;
  externalId: string;
  status: string;
  insightId: string | null;
  errors: { code: string; message: string; path: string[] }[];
  warnings: Warning[];
}
interface Insight {
  id: string;
  title: string | null;
  body: string | null;
  status: string;
  sensingChannel: string;
  quotes: { text: string; externalId: string | null }[];
  participant: { id: string; alias: string | null; segments: string[]; account: { name: string } | null } | null;
  account: { name: string } | null;
  evidenceOf: { stance: string; class: string; withdrawnAt: string | null; node: { id: string } }[];
}

const RECEIPTS =
  'receipts { index externalId status insightId errors { code message path } warnings { code message path } }';
const INSIGHT = `id title body status sensingChannel quotes { text externalId } account { name }
  participant { id alias segments account { name } } evidenceOf { stance class withdrawnAt node { id } }`;

describe('insights that are ingested', () => {
  let client: Client;
  let count = 0;
  beforeAll(async () => {
    client = await newWorkspace();
  });

  const ingest = async (items: object[], more: Record<string, unknown> = {}, as = client): Promise<Receipt[]> =>
    (await as.mutate<{ receipts: Receipt[] }>('insightIngest', { sourceSystem: 'desk', items, ...more }, RECEIPTS))
      .receipts;
  const statuses = async (...given: Parameters<typeof ingest>): Promise<string[]> =>
    (await ingest(...given)).map(({ status }) => status);
  const named = (more: object = {}) => ({
    externalId: `ticket-${++count}`,
    kind: 'SUPPORT',
    occurredAt: '2026-03-02T00:00:00Z',
    title: 'They swapped the milk',
    ...more,
  });
  const read = async (id: string | null | undefined): Promise<Insight> =>
    (
      await client.data<{ insight: Insight }>(
        `query ($id: ID!) { insight: node(id: $id) { ... on Insight { ${INSIGHT} } } }`,
        { id },
      )
    ).insight;

  it('are added, known again, and replaced by a newer state only', async () => {
    const item = named();
    const at = (day: number, title: string) => ({ ...item, title, sourceUpdatedAt: `2026-03-0${day}T00:00:00Z` });
    const [first] = await ingest([at(3, 'a')]);
    expect(first).toEqual({
      index: 0,
      externalId: item.externalId,
      status: 'CREATED',
      insightId: expect.any(String) as string,
      errors: [],
      warnings: [],
    });
    expect(await statuses([at(3, 'a')])).toEqual(['UNCHANGED']);
    expect(await statuses([at(2, 'b')])).toEqual(['STALE']);
    const [won] = await ingest([at(3, 'c')]);
    expect(won).toMatchObject({
      status: 'UPDATED',
      insightId: first?.insightId,
      warnings: [warnsOf('won')],
    });
    expect(await read(first?.insightId)).toMatchObject({ title: 'c', status: 'INBOX', sensingChannel: 'TACTICAL' });
  });

  it('fail alone when bad, each with every fault and its path', async () => {
    const receipts = await ingest([
      named(),
      named({ occurredAt: null, kind: null }),
      named({ title: '', participant: { externalId: 'p', consent: { status: 'GIVEN' } } }),
      named({ occurredAt: '2100-01-01T00:00:00Z' }),
      named({ body: 'x'.repeat(50_001) }),
      named(),
    ]);
    expect(receipts.map(({ status }) => status)).toEqual([
      'CREATED',
      'REJECTED',
      'REJECTED',
      'REJECTED',
      'REJECTED',
      'CREATED',
    ]);
    const paths = (index: number) => receipts[index]?.errors.map(({ path }) => path.slice(2).join('.'));
    expect(paths(1)).toEqual(['kind', 'occurredAt']);
    expect(paths(2)).toEqual(expect.arrayContaining(['title', 'participant.consent.scope', 'body']));
    expect(receipts[3]?.errors[0]?.message).toContain('future');
    expect(receipts[4]?.errors[0]).toMatchObject({ path: ['items', '4', 'body'] });
    expect(receipts[4]?.insightId).toBeNull();
  });

  it('are kept all or not at all where that is asked for, and not at all when it is only tried', async () => {
    const [sound, bad] = [named(), named({ kind: null })];
    const refused = await ingest([sound, bad], { allOrNone: true });
    expect(refused.map(({ status, errors }) => [status, errors[0]?.code])).toEqual([
      ['REJECTED', 'NOT_APPLICABLE'],
      ['REJECTED', 'INVALID_VALUE'],
    ]);
    const tried = await ingest([sound, bad], { dryRun: true });
    expect(tried.map(({ status, insightId }) => [status, insightId])).toEqual([
      ['CREATED', null],
      ['REJECTED', null],
    ]);
    expect(await statuses([sound], { allOrNone: true })).toEqual(['CREATED']);
  });

  it('answer a retry with the receipts of the first time', async () => {
    const item = named();
    const first = await ingest([item], { idempotencyKey: 'once' });
    expect(await ingest([item], { idempotencyKey: 'once' })).toEqual(first);
    const other = { sourceSystem: 'desk', items: [named()], idempotencyKey: 'once' };
    const { userErrors } = await client.mutate('insightIngest', other);
    expect(userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });

  it('count several states of one insight in a batch as if they had come one after another', async () => {
    const item = named();
    const at = (day: number, title: string) => ({ ...item, title, sourceUpdatedAt: `2026-03-0${day}T00:00:00Z` });
    const receipts = await ingest([at(2, 'b'), at(1, 'a'), at(3, 'c'), at(3, 'c')]);
    expect(receipts.map(({ status }) => status)).toEqual(['CREATED', 'STALE', 'UPDATED', 'UNCHANGED']);
    expect(await read(receipts[0]?.insightId)).toMatchObject({ title: 'c' });
  });

  it('bring participants and accounts along, known again by their own names or by a shared key', async () => {
    const account = { externalId: 'household-1', name: 'The Millers', tier: 'plus', value: 120 };
    const mara = { externalId: 'mara', alias: 'Mara', segments: ['children at home'], matchKeys: ['hash-1'], account };
    const [first, second, third] = await ingest([
      named({ participant: mara }),
      named({ participant: { externalId: 'mara' } }),
      named({ participant: { externalId: 'm.miller', matchKeys: ['hash-1'], segments: ['orders for pickup'] } }),
    ]);
    const insights = await Promise.all([first, second, third].map((receipt) => read(receipt?.insightId)));
    expect(new Set(insights.map(({ participant }) => participant?.id)).size).toBe(1);
    expect(insights[1]).toMatchObject({
      account: { name: 'The Millers' },
      participant: { alias: 'Mara', segments: ['orders for pickup'], account: { name: 'The Millers' } },
    });
  });

  it('link themselves to what they are told to be evidence of, and stay in the inbox where that is nowhere', async () => {
    const { id: outcomeId } = await grow(client).outcome();
    const opportunity = await grow(client).opportunity(outcomeId);
    const links = [
      { nodeId: opportunity.id },
      { shortKey: opportunity.shortKey, stance: 'CONTRADICTS' },
      { shortKey: 'OPP-99999' },
      { ref: 'jira:NOPE-1' },
      { assumptionId: opportunity.id },
      { claimId: 'nobody-claims' },
    ];
    const item = named({ elicitation: 'STORY', links });
    const [linked, lost] = await ingest([item, named({ links: [{ nodeId: 'nowhere' }] })]);
    expect(linked).toMatchObject({
      status: 'CREATED',
      warnings: [
        warnsOf(
          'links[1] names the same as links[0], which says SUPPORTS where this one says CONTRADICTS: the first one was kept.',
        ),
        ...[
          'shortKey takes the short key of a node that exists, not "OPP-99999"',
          'ref takes the reference of a node, as "system:id", that exists, not "jira:NOPE-1"',
          `assumptionId takes the id of an assumption that exists, not "${opportunity.id}"`,
          'claimId takes the id of a claim of a persona that exists, not "nobody-claims"',
        ].map((told) => warnsOf(`${told}: the insight was not linked to it.`)),
      ],
    });
    expect(await read(linked?.insightId)).toMatchObject({
      status: 'LINKED',
      evidenceOf: [{ class: 'MEDIUM', withdrawnAt: null, node: { id: opportunity.id } }],
    });
    expect(lost).toMatchObject({ status: 'CREATED', warnings: [warnsOf('nowhere')] });
    expect(await read(lost?.insightId)).toMatchObject({ status: 'INBOX', evidenceOf: [] });
    // Links only add: what a source no longer tells of goes on to count.
    expect(await statuses([{ ...item, links: [] }])).toEqual(['UPDATED']);
    expect((await read(linked?.insightId)).evidenceOf).toHaveLength(1);
  });

  it('keep quotes as their source has them: changed, added, withdrawn and back again', async () => {
    const item = named();
    const one = { externalId: 'q1', text: 'I found out at breakfast.' };
    const other = { text: 'I want to be asked.' };
    const [receipt] = await ingest([{ ...item, quotes: [one, other] }]);
    const texts = async () => (await read(receipt?.insightId)).quotes.map(({ text }) => text);
    expect(await texts()).toEqual([one.text, other.text]);
    await ingest([{ ...item, quotes: [{ ...one, text: 'I found out on Friday.' }] }]);
    expect(await texts()).toEqual(['I found out on Friday.']);
    await ingest([{ ...item, quotes: [other, one] }]);
    expect(await texts()).toEqual([other.text, one.text]);
  });

  it('leave a place behind when they are deleted, so that an older retry brings nothing back', async () => {
    const item = named({ body: 'Their words.', quotes: [{ text: 'Mine.' }] });
    const at = (day: number) => ({ sourceUpdatedAt: `2026-03-0${day}T00:00:00Z` });
    const [first] = await ingest([{ ...item, ...at(2) }]);
    const gone = { externalId: item.externalId, operation: 'DELETE', ...at(3) };
    expect(await statuses([gone])).toEqual(['DELETED']);
    expect(await statuses([gone])).toEqual(['UNCHANGED']);
    expect(await statuses([{ ...item, ...at(2) }])).toEqual(['STALE']);
    expect(await read(first?.insightId)).toMatchObject({ status: 'DELETED', title: '', body: null, quotes: [] });
    const [back] = await ingest([{ ...item, ...at(4) }]);
    expect(back).toMatchObject({ status: 'UPDATED', warnings: [warnsOf('back')] });
    expect(await read(first?.insightId)).toMatchObject({
      status: 'INBOX',
      body: 'Their words.',
      quotes: [{ text: 'Mine.' }],
    });
    expect(await statuses([{ externalId: 'never-seen', operation: 'DELETE', ...at(3) }])).toEqual(['DELETED']);
    expect(await statuses([{ ...item, externalId: 'never-seen', ...at(2) }])).toEqual(['STALE']);
  });

  it('keep no more words than consent covers', async () => {
    const words = { body: 'What I noted.', quotes: [{ text: 'What they said.' }] };
    const from = (externalId: string, consent: object) => ({
      ...words,
      participant: { externalId, alias: 'Tom', consent },
    });
    const [notes, none] = await ingest([
      named(from('tom', { status: 'GIVEN', scope: ['NOTES'] })),
      named(from('tim', { status: 'WITHDRAWN' })),
    ]);
    expect(notes?.warnings).toEqual([warnsOf('quotes')]);
    expect(await read(notes?.insightId)).toMatchObject({
      body: 'What I noted.',
      quotes: [],
      participant: { alias: 'Tom' },
    });
    expect(none?.warnings).toEqual([warnsOf('withdrew')]);
    expect(await read(none?.insightId)).toMatchObject({
      title: '',
      body: null,
      quotes: [],
      participant: { alias: null },
    });
  });

  it('say nothing of their words in the change log', async () => {
    const word = `secret-${Date.now()}`;
    await ingest([
      named({ title: word, body: word, quotes: [{ text: word }], participant: { externalId: word, alias: word } }),
    ]);
    const found = await look(client, 'SELECT entity_type FROM change_log WHERE image::text LIKE $1', [`%${word}%`]);
    expect(found).toEqual([]);
  });

  it('come through a key that may read nothing but its receipts, and speaks for its own system only', async () => {
    const scopes = ['INSIGHT_INGEST'];
    const input = { name: 'desk', scopes, sourceSystem: 'desk' };
    const bound = client.as((await client.mutate<{ token: string }>('apiKeyCreate', input, 'token')).token);
    expect(await statuses([named()], {}, bound)).toEqual(['CREATED']);
    const other = { sourceSystem: 'forum', items: [named()] };
    expect((await bound.mutate('insightIngest', other)).userErrors).toMatchObject([{ path: ['sourceSystem'] }]);
    expect((await bound.ask('{ insights { nodes { id } } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
