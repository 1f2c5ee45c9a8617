import { grow } from '../../support/grow.ts';
import { type Client, keyWith, newWorkspace } from '../../support/service.ts';

interface Line {
  readonly type: string;
  readonly row: Readonly<Record<string, unknown>>;
  readonly rows?: number;
}

describe('the export of a participant', () => {
  let client: Client;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    client = await newWorkspace();
    const { id: outcomeId } = await grow(client).outcome();
    const { id: nodeId } = await grow(client).opportunity(outcomeId, 'Swaps go wrong');
    const said = (who: string) => ({
      externalId: `said-${who}`,
      kind: 'SUPPORT',
      occurredAt: '2026-02-01',
      title: `Heard of ${who}`,
      quotes: [{ text: `Said by ${who}` }],
      links: [{ nodeId }],
      participant: { externalId: who, alias: who },
    });
    const { receipts } = await client.mutate<{ receipts: { insightId: string }[] }>(
      'insightIngest',
      { sourceSystem: 'desk', items: ['tess', 'tess-at-work', 'otto'].map(said) },
      'receipts { insightId }',
    );
    const { nodes } = await client.data<{ nodes: { participant: { id: string; version: number; alias: string } }[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Insight { participant { id version alias } } } }',
      { ids: receipts.map(({ insightId }) => insightId) },
    );
    for (const { participant } of nodes) ids[participant.alias] = participant.id;
    const talk = { heldAt: '2026-03-02T10:00:00Z', kind: 'INTERVIEW' };
    for (const who of ['tess', 'otto'])
      await client.mutate('interviewCreate', { ...talk, participantIds: [ids[who]], notes: `Talked with ${who}` });
    const versionOf = (who: string) => nodes.find(({ participant }) => participant.alias === who)?.participant.version;
    const { userErrors } = await client.mutate('participantMerge', {
      id: ids['tess-at-work'],
      expectedVersion: versionOf('tess-at-work'),
      intoId: ids['tess'],
      intoExpectedVersion: versionOf('tess'),
    });
    expect(userErrors).toEqual([]);
  });

  const linesOf = (text: string): Line[] =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);

  it('holds all that is held on one, under every name, and nothing of others', async () => {
    const response = await client.get(`/export/participants/${ids['tess'] ?? ''}`);
    expect(response.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    const { text } = response;
    const lines = linesOf(text);
    expect(lines.pop()).toEqual({ type: 'end', rows: lines.length });
    const counts = new Map<string, number>();
    for (const { type } of lines) counts.set(type, (counts.get(type) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({
      Participant: 2,
      ParticipantIdentity: 2,
      ParticipantMerge: 1,
      Insight: 2,
      Quote: 2,
      Evidence: 2,
      Interview: 1,
      InterviewGuest: 1,
    });
    for (const words of ['Heard of tess', 'Said by tess-at-work', 'Talked with tess']) expect(text).toContain(words);
    expect(text).not.toContain('otto');
  });

  it('is for those who may do everything, and tells nobody of participants elsewhere', async () => {
    const reader = await keyWith(client, ['INSIGHT_READ', 'INSIGHT_WRITE']);
    const path = `/export/participants/${ids['tess'] ?? ''}`;
    expect((await reader.get(path)).status).toBe(403);
    const stranger = await newWorkspace();
    for (const [who, asked] of [
      [stranger, path],
      [client, '/export/participants/nobody'],
    ] as const) {
      const response = await who.get(asked);
      expect([response.status, response.body]).toEqual([
        400,
        expect.objectContaining({
          errors: [
            expect.objectContaining({ message: expect.stringMatching(/^There is no participant of the id/) as string }),
          ],
        }),
      ]);
    }
  });

  it('holds the answers to surveys under the names of each, also of one who was split off', async () => {
    const { id: outcomeId } = await grow(client).outcome();
    const { id: opportunityId } = await grow(client).opportunity(outcomeId, 'Shopping takes long');
    const named = (who: string, externalId: string) => ({
      externalId,
      kind: 'SUPPORT',
      occurredAt: '2026-02-01',
      title: `Of ${who}`,
      participant: { externalId: who, matchKeys: ['one-address'] },
    });
    const { receipts } = await client.mutate<{ receipts: { participantId: string }[] }>(
      'insightIngest',
      { sourceSystem: 'desk', items: [named('ann', 'of-ann'), named('bob', 'of-bob')] },
      'receipts { participantId }',
    );
    const answers = ['ann', 'bob'].map((respondent) => ({
      respondent,
      opportunityId,
      importance: 5,
      satisfaction: 1,
      answeredAt: '2026-02-03T00:00:00Z',
    }));
    await client.mutate('surveyAnswerIngest', { sourceSystem: 'desk', items: answers });
    const id = receipts[0]?.participantId ?? '';
    const answersOf = async (who: string): Promise<number> =>
      linesOf((await client.get(`/export/participants/${who}`)).text).filter(({ type }) => type === 'SurveyAnswer')
        .length;
    expect(await answersOf(id)).toBe(2);
    const { node } = await client.data<{ node: { version: number } }>(
      'query ($id: ID!) { node(id: $id) { ... on Participant { version } } }',
      { id },
    );
    const { split } = await client.mutate<{ split: { id: string } }>(
      'participantSplit',
      { id, expectedVersion: node.version, names: [{ system: 'desk', externalId: 'bob' }] },
      'split { id }',
    );
    expect([await answersOf(id), await answersOf(split.id)]).toEqual([1, 1]);
  });
});
