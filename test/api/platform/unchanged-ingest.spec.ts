import { aim } from '../../support/aim.ts';
import { grow } from '../../support/grow.ts';
import { type Client, newWorkspace, workspaceIdOf } from '../../support/service.ts';
import { stateOf } from '../../support/workspace-state.ts';

interface Receipt {
  readonly type: string;
  readonly status: string;
  readonly errors: readonly { readonly message: string }[];
}

describe('what a source sends again as it is known', () => {
  let client: Client;
  let workspaceId: string;
  /** One item of each sort that is ingested, with everything that it can say. */
  let items: readonly { readonly type: string; readonly [field: string]: unknown }[];
  beforeAll(async () => {
    client = await newWorkspace();
    workspaceId = await workspaceIdOf(client);
    const plant = grow(client);
    const { id: opportunityId } = await plant.opportunity((await plant.outcome()).id);
    const { id: solutionId } = await plant.solution(opportunityId);
    const { id: metricId } = await aim(client).metric();
    const { person } = await client.mutate<{ person: { id: string } }>(
      'personCreate',
      { name: 'Ada', role: 'DESIGN' },
      'person { id }',
    );
    const at = '2026-03-02T00:00:00Z';
    const account = { externalId: 'home', name: 'The house', tier: 'gold', value: 12.5 };
    const participant = {
      externalId: 'mara',
      alias: 'Mara',
      relationship: 'USER',
      segments: ['parents', 'busy'],
      matchKeys: ['b', 'a'],
      consent: { status: 'GIVEN', scope: ['QUOTE', 'NOTES'] },
      account,
    };
    const interview = {
      externalId: 'talk',
      notes: 'At the table.',
      templateKey: 'SCRIPTED_SEVEN',
      attendeeIds: [person.id],
      answers: [{ questionKey: 'love', text: 'The shelf order.' }],
      snapshot: { quickFacts: ['two children'], memorableQuote: { text: 'Again.', origin: 'RESTATED' } },
    };
    items = [
      {
        type: 'INSIGHT',
        externalId: 'heard',
        kind: 'INTERVIEW',
        occurredAt: at,
        title: 'I forget things',
        body: 'Every week.',
        tags: ['list'],
        language: 'en',
        metadata: { z: 1, a: 'b' },
        participant,
        interview,
        quotes: [{ externalId: 'q', text: 'Again!' }],
        links: [{ nodeId: opportunityId }],
      },
      { type: 'PARTICIPANT', ...participant, externalId: 'nils', matchKeys: ['c'] },
      { type: 'METRIC_READING', externalId: 'reading', metricId, value: 0.1, observedAt: at },
      {
        type: 'SURVEY_ANSWER',
        externalId: 'answer',
        opportunityId,
        respondent: 'p1',
        segment: 'parents',
        importance: 5,
        satisfaction: 1,
        answeredAt: at,
      },
      {
        type: 'KANO_ANSWER',
        externalId: 'answer',
        solutionId,
        respondent: 'p1',
        answeredAt: at,
        functional: 'LIKE',
        dysfunctional: 'DISLIKE',
      },
      {
        type: 'EXTERNAL_REF',
        externalId: 'SHOP-17',
        nodeId: opportunityId,
        url: 'https://a.example/17',
        state: 'open',
      },
    ];
  });

  const send = async (sent: readonly object[]): Promise<Receipt[]> => {
    const text = sent.map((item) => JSON.stringify(item)).join('\n');
    const headers = { 'content-type': 'application/x-ndjson' };
    const response = await client.with(headers).post(text, '/ingest/insights?source=desk&receipts=all');
    const lines = response.text.trim().split('\n');
    return lines.slice(0, -1).map((line) => JSON.parse(line) as Receipt);
  };
  const statuses = async (sent: readonly object[]): Promise<string[]> => (await send(sent)).map(({ status }) => status);
  /** The same items as their source has them at a later instant. */
  const at = (day: number): readonly Record<string, unknown>[] =>
    items.map((item) => ({ ...item, sourceUpdatedAt: `2026-03-0${day}` }));
  /** Every row and every entry of the log, but for the clocks and the counts of what came in. */
  const state = async (): Promise<Record<string, string>> => {
    const all = await stateOf(process.env['TEST_DATABASE_URL'] ?? '', workspaceId);
    return { ...all, ingest_count: '', source_clock: '' };
  };

  it('is looked at for every sort that is ingested', async () => {
    const [receipt] = await send([{ type: 'NONE' }]);
    expect(receipt?.errors[0]?.message).toBe(
      `type takes ${items
        .map(({ type }) => type)
        .sort()
        .join(', ')}, not "NONE".`,
    );
  });

  it('is UNCHANGED, and neither a row nor the log grows, though the source has a later instant for it', async () => {
    expect(await send(at(3))).toMatchObject(items.map(({ type }) => ({ type, status: 'CREATED', errors: [] })));
    const before = await state();
    const unchanged = items.map(() => 'UNCHANGED');
    expect(await statuses(at(3))).toEqual(unchanged);
    expect(await statuses(at(5))).toEqual(unchanged);
    expect(await statuses(at(5))).toEqual(unchanged);
    expect(await statuses(items)).toEqual(unchanged);
    expect(await state()).toEqual(before);
  });

  it('guards against what is older than its later instant', async () => {
    const [insight, participant, reading, survey, kano, ref] = at(4);
    const older = [
      { ...insight, title: 'Another' },
      { ...participant, alias: 'Another' },
      { ...reading, value: 7 },
      { ...survey, importance: 1 },
      { ...kano, functional: 'NEUTRAL' },
      { ...ref, state: 'done' },
    ];
    expect(await statuses(older)).toEqual(older.map(() => 'STALE'));
  });

  it('is UPDATED where a participant is the same, and the account or a name of theirs is not', async () => {
    // What states no instant is of its arrival, and so newer than all that came before.
    const [, participant] = items;
    expect(
      await statuses([{ ...participant, account: { ...(participant?.['account'] as object), value: 13 } }]),
    ).toEqual(['UPDATED']);
    expect(await statuses([{ ...participant, matchKeys: ['c', 'd'] }])).toEqual(['UPDATED']);
    expect(await statuses([{ ...participant, matchKeys: ['d', 'c'] }])).toEqual(['UNCHANGED']);
  });
});
