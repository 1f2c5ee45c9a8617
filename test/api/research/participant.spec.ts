import { grow } from '../../support/grow.ts';
import { type Client, look, newWorkspace } from '../../support/service.ts';
import { whereStands } from '../../support/where-stands.ts';

interface Participant {
  id: string;
  version: number;
  alias: string | null;
  segments: string[];
  consentStatus: string;
  redactedAt: string | null;
  erasedAt: string | null;
  mergedInto: { id: string } | null;
}
interface Insight {
  id: string;
  title: string;
  body: string | null;
  quotes: { text: string }[];
  participant: { id: string } | null;
}
const PARTICIPANT = 'id version alias segments consentStatus redactedAt erasedAt mergedInto { id }';

describe('a participant', () => {
  let client: Client;
  let count = 0;
  beforeAll(async () => {
    client = await newWorkspace();
  });

  const ingest = async (items: readonly object[], sourceSystem = 'desk'): Promise<string[]> => {
    const { receipts } = await client.mutate<{ receipts: { insightId: string | null; status: string }[] }>(
      'insightIngest',
      { sourceSystem, items },
      'receipts { insightId status }',
    );
    return receipts.map(({ insightId }) => insightId ?? '');
  };
  const said = (externalId: string, more: object = {}) => ({
    externalId: `said-${++count}`,
    kind: 'INTERVIEW',
    occurredAt: '2026-02-01',
    title: `It went wrong`,
    participant: { externalId, ...more },
  });
  const read = async (id: string): Promise<Insight> =>
    (
      await client.data<{ insight: Insight }>(
        'query ($id: ID!) { insight: node(id: $id) { ... on Insight { id title body quotes { text } participant { id } } } }',
        { id },
      )
    ).insight;
  const whose = async (insightId: string): Promise<Participant> =>
    (
      await client.data<{ insight: { participant: Participant } }>(
        `query ($id: ID!) { insight: node(id: $id) { ... on Insight { participant { ${PARTICIPANT} } } } }`,
        { id: insightId },
      )
    ).insight.participant;

  it('may be added by hand, renamed, and is never renamed from an old state', async () => {
    const { participant } = await client.mutate<{ participant: Participant }>(
      'participantCreate',
      { alias: 'Ina', relationship: 'CHOOSER' },
      `participant { ${PARTICIPANT} }`,
    );
    const { id, version: expectedVersion } = participant;
    const change = { id, expectedVersion, segments: ['pays for others'] };
    const { participant: changed } = await client.mutate<{ participant: Participant }>(
      'participantUpdate',
      change,
      `participant { ${PARTICIPANT} }`,
    );
    expect(changed).toMatchObject({ alias: 'Ina', segments: ['pays for others'], version: 2 });
    expect((await client.mutate('participantUpdate', change)).userErrors).toMatchObject([{ code: 'VERSION_CONFLICT' }]);
  });

  it('who withdraws is silent everywhere, and goes on to count', async () => {
    const [first = ''] = await ingest([{ ...said('tess', { alias: 'Tess' }), body: 'What Tess said.' }]);
    expect(await look(client, 'SELECT word FROM insight_word WHERE insight_id = $1', [first])).not.toEqual([]);
    const { id, version: expectedVersion } = await whose(first);
    await client.mutate('participantConsentSet', { id, expectedVersion, consent: { status: 'WITHDRAWN' } });
    expect(await read(first)).toMatchObject({ title: '', body: null, participant: { id } });
    expect(await whose(first)).toMatchObject({ alias: null, consentStatus: 'WITHDRAWN' });
    expect(await look(client, 'SELECT word FROM insight_word WHERE insight_id = $1', [first])).toEqual([]);
    // What comes later is not kept either.
    const [second = ''] = await ingest([{ ...said('tess', { alias: 'Tess' }), body: 'More of it.' }]);
    expect(await read(second)).toMatchObject({ title: '', body: null, participant: { id } });
    expect((await whose(second)).alias).toBeNull();
  });

  it('who is erased leaves no word and no name anywhere, not in history either, and does not come back', async () => {
    const secret = `Zyxwv${Date.now()}`;
    const { id: outcomeId } = await grow(client).outcome();
    const { id: opportunityId } = await grow(client).opportunity(outcomeId, 'Opportunity', {
      quote: { text: `${secret} found nuts in it.`, origin: 'VERBATIM' },
    });
    const account = { externalId: `${secret}-home`, name: `The ${secret}s` };
    const item = {
      ...said(`${secret}-id`, { alias: secret, matchKeys: [`${secret}-hash`], account }),
      title: `${secret} at breakfast`,
      body: `${secret} told us`,
      metadata: { name: secret },
      quotes: [{ text: `${secret} found nuts in it.` }],
      url: `https://desk.example/${secret}`,
      links: [{ nodeId: opportunityId }],
    };
    const [insightId = ''] = await ingest([item]);
    expect(await whereStands(client, secret)).toMatchObject({
      insight: 1,
      tree_node: 1,
      change_log: 1,
    });
    const { id, version: expectedVersion } = await whose(insightId);
    const { participant } = await client.mutate<{ participant: Participant }>(
      'participantErase',
      { id, expectedVersion },
      `participant { ${PARTICIPANT} }`,
    );
    expect(participant).toMatchObject({ alias: null, erasedAt: expect.any(String) as string });
    expect(await whereStands(client, secret)).toEqual({});
    await ingest([
      { ...item, sourceUpdatedAt: '2026-03-01' },
      { ...said(`${secret}-id`), body: secret },
    ]);
    expect(await whereStands(client, secret)).toEqual({});
    expect(await whose(insightId)).toMatchObject({ id });
  });

  it('who was erased is erased again when a backup is put back', async () => {
    const [insightId = ''] = await ingest([said('backup-1', { alias: 'Bo' })]);
    const bo = await whose(insightId);
    await client.mutate('participantErase', { id: bo.id, expectedVersion: bo.version });
    const { erasures } = await client.data<{ erasures: { nodes: { participantId: string; digests: string[] }[] } }>(
      '{ erasures(first: 100) { nodes { participantId erasedAt digests } } }',
    );
    const [erasure] = erasures.nodes.filter(({ participantId }) => participantId === bo.id);
    expect(erasure?.digests).toHaveLength(1);
    // As a backup has it: the name is there, and nothing is known of an erasure.
    const backup = await newWorkspace();
    const { participantIds } = await backup.mutate<{ participantIds: string[] }>(
      'erasuresApply',
      { erasures: [{ participantId: bo.id, digests: erasure?.digests }] },
      'participantIds',
    );
    expect(participantIds).toEqual([]);
    const applied = await client.mutate<{ participantIds: string[] }>(
      'erasuresApply',
      { erasures: [{ participantId: bo.id, digests: erasure?.digests }] },
      'participantIds',
    );
    expect(applied.participantIds).toEqual([bo.id]);
  });

  it('known to two systems becomes one, and two again', async () => {
    const [one = '', other = ''] = await ingest([
      said('m1', { alias: 'Max', segments: ['a'] }),
      said('m2', { segments: ['b'] }),
    ]);
    const [from, into] = [await whose(one), await whose(other)];
    const both = { id: from.id, expectedVersion: from.version, intoId: into.id, intoExpectedVersion: into.version };
    const { participant, participantMerge } = await client.mutate<{
      participant: Participant;
      participantMerge: { id: string };
    }>('participantMerge', both, `participant { ${PARTICIPANT} } participantMerge { id }`);
    expect(participant).toMatchObject({ id: into.id, alias: 'Max', segments: ['b', 'a'] });
    expect((await whose(one)).id).toBe(into.id);
    const [later = ''] = await ingest([said('m1')]);
    expect((await whose(later)).id).toBe(into.id);
    expect((await client.mutate('participantMerge', both)).userErrors).toMatchObject([
      { code: 'NOT_APPLICABLE', path: ['id'] },
    ]);
    const undo = { id: participantMerge.id };
    expect((await client.mutate('participantMergeUndo', undo)).userErrors).toEqual([]);
    expect((await whose(one)).id).toBe(from.id);
    expect(await whose(other)).toMatchObject({ id: into.id, segments: ['b'] });
    expect((await client.mutate('participantMergeUndo', undo)).userErrors).toMatchObject([{ code: 'NOT_APPLICABLE' }]);
    const [again = ''] = await ingest([said('m1')]);
    expect((await whose(again)).id).toBe(from.id);
  });

  it('who withdrew under one name is silent under both', async () => {
    const gone = { alias: 'Pia', consent: { status: 'WITHDRAWN' } };
    const [one = '', other = ''] = await ingest([said('w1', gone), { ...said('w2'), body: 'Kept so far.' }]);
    const [from, into] = [await whose(one), await whose(other)];
    const both = { id: from.id, expectedVersion: from.version, intoId: into.id, intoExpectedVersion: into.version };
    expect((await client.mutate('participantMerge', both)).userErrors).toEqual([]);
    expect(await read(other)).toMatchObject({ title: '', body: null });
  });
});
