import type { Warning } from '../../../src/domain/warning.ts';
import { grow } from '../../support/grow.ts';
import { type Client, keyWith, look, newWorkspace } from '../../support/service.ts';

interface Receipt {
  readonly status: string;
  readonly insightId?: string | null;
  readonly participantId: string | null;
  readonly errors: readonly { readonly message: string }[];
  readonly warnings: readonly Warning[];
}
interface Participant {
  readonly id: string;
  readonly version: number;
}
const LINES = { 'content-type': 'application/x-ndjson' };

describe('what a system calls a participant', () => {
  let client: Client;
  let count = 0;
  beforeAll(async () => {
    client = await newWorkspace();
  });

  const said = (externalId: string, more: object = {}, participant: object = {}) => ({
    externalId: `said-${++count}`,
    kind: 'INTERVIEW',
    occurredAt: '2026-02-01',
    title: 'It went wrong',
    participant: { externalId, ...participant },
    ...more,
  });
  const ingest = async (items: readonly object[], more: object = {}, as = client): Promise<readonly Receipt[]> =>
    (
      await as.mutate<{ receipts: readonly Receipt[] }>(
        'insightIngest',
        { sourceSystem: 'desk', items, ...more },
        'receipts { status insightId participantId errors { message } warnings { code message path } }',
      )
    ).receipts;
  const ingestParticipants = async (
    items: readonly object[],
    more: object = {},
    as = client,
  ): Promise<readonly Receipt[]> =>
    (
      await as.mutate<{ receipts: readonly Receipt[] }>(
        'participantIngest',
        { sourceSystem: 'desk', items, ...more },
        'receipts { status participantId errors { message } warnings { code message path } }',
      )
    ).receipts;
  const participantOf = async (
    id: string | null | undefined,
  ): Promise<Participant & { insights: { totalCount: number } }> =>
    (
      await client.data<{ node: Participant & { insights: { totalCount: number } } }>(
        'query ($id: ID!) { node(id: $id) { ... on Participant { id version insights { totalCount } } } }',
        { id },
      )
    ).node;
  const found = async (
    system: string,
    externalId: string,
    type: string | null = null,
    as = client,
  ): Promise<object | null> =>
    (
      await as.data<{ byExternalRef: { __typename: string; id: string } | null }>(
        `query ($system: String!, $externalId: String!, $type: SourceEntityType) {
          byExternalRef(system: $system, externalId: $externalId, type: $type) { __typename id } }`,
        { system, externalId, type },
      )
    ).byExternalRef;

  it('finds them, and what came in under a name finds itself', async () => {
    const account = { externalId: 'alike', name: 'Acme' };
    const item = said(
      'alike',
      { externalId: 'alike', interview: { externalId: 'talk' } },
      { matchKeys: ['hash'], account },
    );
    const [receipt] = await ingest([item]);
    const participantId = receipt?.participantId;
    expect(await found('desk', 'alike')).toEqual({ __typename: 'Participant', id: participantId });
    expect(await found('desk', 'alike', 'INSIGHT')).toEqual({ __typename: 'Insight', id: receipt?.insightId });
    expect(await found('desk', 'alike', 'ACCOUNT')).toMatchObject({ __typename: 'Account' });
    expect(await found('desk', 'talk')).toMatchObject({ __typename: 'Interview' });
    expect(await found('', 'hash')).toBeNull();
    expect(await found('crm', 'alike')).toBeNull();
    // A reference goes before what the system told of.
    const node = await grow(client).outcome();
    await client.mutate('externalRefSet', { entityId: node.id, system: 'desk', externalId: 'alike' });
    expect(await found('desk', 'alike')).toEqual({ __typename: 'Outcome', id: node.id });
    expect(await found('desk', 'alike', 'PARTICIPANT')).toMatchObject({ id: participantId });
    expect(await found('desk', 'talk', null, await keyWith(client, ['TREE_READ']))).toBeNull();
    expect(await found('desk', 'alike', null, await keyWith(client, ['INSIGHT_READ']))).toMatchObject({
      id: participantId,
    });
  });

  it('stands in receipts by the id of the participant, as long as there is one', async () => {
    const item = said('receipt');
    const [made] = await ingest([item]);
    expect(made).toMatchObject({ status: 'CREATED', participantId: expect.any(String) as string });
    expect(await ingest([item])).toMatchObject([{ status: 'UNCHANGED', participantId: made?.participantId }]);
    expect(await ingest([said('rehearsed')], { dryRun: true })).toMatchObject([
      { insightId: null, participantId: null },
    ]);
    expect(await ingest([{ externalId: 'nobody', kind: 'OTHER', title: 'x' }])).toMatchObject([
      { participantId: null },
    ]);
    expect(await ingestParticipants([{ externalId: 'receipt' }, { externalId: 'other' }])).toMatchObject([
      { status: 'UNCHANGED', participantId: made?.participantId },
      { status: 'CREATED', participantId: expect.any(String) as string },
    ]);
    expect(await ingestParticipants([{ externalId: 'third' }], { dryRun: true })).toMatchObject([
      { participantId: null },
    ]);
  });

  it('erases them by a line, and nothing before or after it brings anything back', async () => {
    const secret = `Qwert${Date.now()}`;
    const words = { title: secret, body: secret, sourceUpdatedAt: '2026-03-01' };
    const [receipt] = await ingest([said('gone', words, { alias: secret })]);
    const erase = { type: 'PARTICIPANT', operation: 'ERASE', externalId: 'gone', sourceUpdatedAt: '2025-01-01' };
    const send = async (items: readonly object[], as = client): Promise<readonly Receipt[]> =>
      (
        await as
          .with(LINES)
          .post(items.map((item) => JSON.stringify(item)).join('\n'), '/ingest/insights?source=desk&receipts=all')
      ).text
        .trim()
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Receipt);
    const ingestOnly = await keyWith(client, ['INSIGHT_INGEST']);
    expect(await send([erase], ingestOnly)).toMatchObject([
      { status: 'REJECTED', errors: [{ message: expect.stringContaining('insight:write') as string }] },
    ]);
    const later = { type: 'PARTICIPANT', externalId: 'gone', alias: secret };
    expect(await send([erase, later, erase])).toMatchObject([
      { status: 'DELETED', participantId: receipt?.participantId },
      { status: 'UNCHANGED' },
      { status: 'UNCHANGED', participantId: receipt?.participantId },
    ]);
    await send([later, { ...said('gone', words, { alias: secret }), type: 'INSIGHT' }]);
    const tables = ['insight', 'participant', 'participant_identity', 'change_log', 'quote'];
    for (const table of tables)
      expect([
        table,
        await look(client, `SELECT 1 FROM ${table} AS row WHERE row::text LIKE $1`, [`%${secret}%`]),
      ]).toEqual([table, []]);
    // Of a name that was never heard nothing is kept either, once it was asked for.
    expect(await send([{ ...erase, externalId: 'never' }])).toMatchObject([{ status: 'DELETED' }]);
    await ingest([said('never', { title: secret }, { alias: secret })]);
    expect(await look(client, `SELECT 1 FROM insight WHERE title LIKE $1`, [`%${secret}%`])).toEqual([]);
  });

  it('parts them from another person, with everything that came in under it', async () => {
    const { id: outcomeId } = await grow(client).outcome();
    const { id: nodeId } = await grow(client).opportunity(outcomeId, 'Shared address');
    const links = [{ nodeId }];
    const family = { matchKeys: ['family@example'] };
    const talk = (externalId: string) => ({ externalId, heldAt: '2026-02-01T10:00:00Z' });
    await ingest([
      said('mum', { links, interview: talk('alone') }, family),
      said('mum', { links, interview: talk('both') }, family),
      said('dad', { links, interview: talk('both') }, family),
    ]);
    const [other] = await ingest([said('dad', { externalId: 'chat-1' })], { sourceSystem: 'chat' });
    expect(other?.status).toBe('CREATED');
    const [receipt] = await ingestParticipants([{ externalId: 'dad', ...family }]);
    const joined = await participantOf(receipt?.participantId);
    expect(joined.insights.totalCount).toBe(3);
    const heard = async (): Promise<object> =>
      (
        await client.data<{ node: { ledger: { own: { participants: object } } } }>(
          'query ($id: ID!) { node(id: $id) { ... on Opportunity { ledger { own { participants { heard } } } } } }',
          { id: nodeId },
        )
      ).node.ledger.own.participants;
    expect(await heard()).toEqual({ heard: 1 });
    const split = (input: object) =>
      client.mutate<{ participant: Participant | null; split: Participant | null }>(
        'participantSplit',
        {
          id: joined.id,
          expectedVersion: joined.version,
          names: [{ system: 'desk', externalId: 'mum' }],
          ...input,
        },
        'participant { id version } split { id version }',
      );
    expect((await split({ expectedVersion: joined.version + 1 })).userErrors).toMatchObject([
      { code: 'VERSION_CONFLICT' },
    ]);
    expect((await split({ names: [{ system: 'crm', externalId: 'mum' }], matchKeys: ['x'] })).userErrors).toMatchObject(
      [{ path: ['names', '0'] }, { path: ['matchKeys', '0'] }],
    );
    const done = await split({ idempotencyKey: 'part-them' });
    expect(done.userErrors).toEqual([]);
    expect((await split({ idempotencyKey: 'part-them' })).split?.id).toBe(done.split?.id);
    expect(done.participant).toMatchObject({ id: joined.id, version: joined.version + 1 });
    expect((await participantOf(done.split?.id)).insights.totalCount).toBe(2);
    expect((await participantOf(joined.id)).insights.totalCount).toBe(1);
    expect(await heard()).toEqual({ heard: 2 });
    expect(await found('desk', 'mum')).toMatchObject({ id: done.split?.id });
    const { participants } = await client.data<{
      participants: { nodes: { id: string; interviews: { nodes: { externalId: string }[] } }[] };
    }>(
      '{ participants(first: 100) { nodes { id interviews(orderBy: { field: CREATED_AT, direction: ASC }) { nodes { externalId } } } } }',
    );
    const attended = new Map(
      participants.nodes.map(({ id, interviews }) => [id, interviews.nodes.map(({ externalId }) => externalId).sort()]),
    );
    expect(attended.get(done.split?.id ?? '')).toEqual(['alone', 'both']);
    expect(attended.get(joined.id)).toEqual(['both']);
    expect(
      await look(client, `SELECT DISTINCT entity_type FROM change_log WHERE operation = 'SPLIT' ORDER BY 1`),
    ).toEqual([
      { entity_type: 'Insight' },
      { entity_type: 'InterviewGuest' },
      { entity_type: 'Participant' },
      { entity_type: 'ParticipantIdentity' },
    ]);
    // The match key comes again under either name, and joins nobody.
    const again = await ingest([said('mum', {}, family), said('dad', {}, family)]);
    expect(again.map(({ participantId }) => participantId)).toEqual([done.split?.id, joined.id]);
  });

  it('parts them by the system alone where no name was recorded with what came in', async () => {
    await ingest([said('crm-1', {}, { matchKeys: ['same'] })], { sourceSystem: 'crm' });
    const [receipt] = await ingest([said('desk-1', {}, { matchKeys: ['same'] })]);
    await look(client, 'UPDATE insight SET participant_digest = NULL WHERE participant_id = $1', [
      receipt?.participantId,
    ]);
    const joined = await participantOf(receipt?.participantId);
    const { split } = await client.mutate<{ split: Participant }>(
      'participantSplit',
      { id: joined.id, expectedVersion: joined.version, names: [{ system: 'crm', externalId: 'crm-1' }] },
      'split { id }',
    );
    expect((await participantOf(split.id)).insights.totalCount).toBe(1);
    expect((await participantOf(joined.id)).insights.totalCount).toBe(1);
  });

  it('is told of by the health of its source, also to a key that may only ingest for it', async () => {
    await ingest([said('health')], { sourceSystem: 'crm' });
    const keyFor = async (sourceSystem: string | null): Promise<Client> => {
      const input = { name: 'sender', scopes: ['INSIGHT_INGEST'], sourceSystem };
      return client.as((await client.mutate<{ token: string }>('apiKeyCreate', input, 'token')).token);
    };
    const ask = '{ ingestionHealth { sourceSystem kinds { kind received } } }';
    const { ingestionHealth } = await (await keyFor('desk')).data<{ ingestionHealth: { sourceSystem: string }[] }>(ask);
    expect(ingestionHealth.map(({ sourceSystem }) => sourceSystem)).toEqual(['desk']);
    expect((await (await keyFor(null)).ask(ask)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await (await keyWith(client, ['TREE_READ'])).ask(ask)).errors).toMatchObject([
      { message: expect.stringContaining('insight:read or insight:ingest') as string },
    ]);
    const all = await client.data<{ ingestionHealth: { sourceSystem: string }[] }>(ask);
    expect(all.ingestionHealth.map(({ sourceSystem }) => sourceSystem)).toEqual(['chat', 'crm', 'desk']);
  });
});
