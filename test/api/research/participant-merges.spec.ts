import { type Client, newWorkspace } from '../../support/service.ts';

interface Participant {
  readonly id: string;
  readonly version: number;
  readonly alias: string | null;
  readonly segments: readonly string[];
  readonly consentStatus: string;
  readonly consentScope: readonly string[];
  readonly account: { readonly name: string } | null;
  readonly mergedInto: { readonly id: string } | null;
  readonly insights: { readonly totalCount: number };
}
const PARTICIPANT = `id version alias segments consentStatus consentScope account { name } mergedInto { id } insights { totalCount }`;

describe('participants who turned out to be one person', () => {
  let client: Client;
  let count = 0;
  beforeAll(async () => {
    client = await newWorkspace();
  });

  const heard = async (participant: object, more: object = {}): Promise<string> => {
    const { receipts } = await client.mutate<{ receipts: { participantId: string }[] }>(
      'insightIngest',
      {
        sourceSystem: 'desk',
        items: [
          {
            externalId: `heard-${++count}`,
            kind: 'INTERVIEW',
            occurredAt: '2026-02-01T00:00:00Z',
            title: 'Heard',
            participant: { externalId: `who-${count}`, ...participant },
            ...more,
          },
        ],
      },
      'receipts { participantId errors { message } }',
    );
    return receipts[0]?.participantId ?? '';
  };
  const read = async (id: string): Promise<Participant> =>
    (
      await client.data<{ node: Participant }>(
        `query ($id: ID!) { node(id: $id) { ... on Participant { ${PARTICIPANT} } } }`,
        { id },
      )
    ).node;
  const merge = async (id: string, intoId: string): Promise<string> => {
    const [merged, into] = [await read(id), await read(intoId)];
    const { participantMerge, userErrors } = await client.mutate<{ participantMerge: { id: string } | null }>(
      'participantMerge',
      { id, expectedVersion: merged.version, intoId, intoExpectedVersion: into.version },
      'participantMerge { id }',
    );
    expect(userErrors).toEqual([]);
    return participantMerge?.id ?? '';
  };
  const undo = async (id: string): Promise<void> => {
    expect((await client.mutate('participantMergeUndo', { id })).userErrors).toEqual([]);
  };
  const interviewsOf = async (id: string): Promise<(string | null)[]> => {
    const { interviews } = await client.data<{ interviews: { nodes: { notes: string | null }[] } }>(
      'query ($id: ID!) { interviews(first: 10, filter: { participantIds: [$id] }) { nodes { notes } } }',
      { id },
    );
    return interviews.nodes.map(({ notes }) => notes).sort();
  };
  const talk = (notes: string): object => ({ interview: { externalId: `talk-${++count}`, notes } });

  it('are in one step who stayed, however long the chain, and part again link by link', async () => {
    const [a, b, c] = [
      await heard({ alias: 'A' }, talk('told by A')),
      await heard({ alias: 'B' }, talk('told by B')),
      await heard({ alias: 'C' }, talk('told by C')),
    ];
    const first = await merge(a, b);
    const second = await merge(b, c);
    expect((await read(a)).mergedInto).toEqual({ id: c });
    expect((await read(b)).mergedInto).toEqual({ id: c });
    expect(await interviewsOf(c)).toEqual(['told by A', 'told by B', 'told by C']);
    expect((await read(c)).insights.totalCount).toBe(3);
    const exported = (await client.get(`/export/participants/${c}`)).text;
    expect(exported).toContain('told by A');
    const named = { id: a, expectedVersion: (await read(a)).version };
    for (const refused of [
      client.mutate('participantUpdate', { ...named, alias: 'X' }),
      client.mutate('participantConsentSet', { ...named, consent: { status: 'WITHDRAWN' } }),
      client.mutate('participantErase', named),
    ])
      expect((await refused).userErrors).toMatchObject([
        { code: 'NOT_APPLICABLE', message: expect.stringContaining(c) as string },
      ]);
    expect((await client.mutate('participantMergeUndo', { id: first })).userErrors).toMatchObject([
      { code: 'NOT_APPLICABLE' },
    ]);
    await undo(second);
    expect((await read(a)).mergedInto).toEqual({ id: b });
    expect(await interviewsOf(b)).toEqual(['told by A', 'told by B']);
    expect(await interviewsOf(c)).toEqual(['told by C']);
    expect((await read(b)).insights.totalCount).toBe(2);
    await undo(first);
    expect(await interviewsOf(a)).toEqual(['told by A']);
    expect(await read(a)).toMatchObject({ alias: 'A', mergedInto: null, insights: { totalCount: 1 } });
  });

  it('fall silent all together when the one who stayed withdraws, and stay so', async () => {
    const [a, b, c] = [await heard({ alias: 'A' }, talk('first')), await heard({ alias: 'B' }), await heard({})];
    const first = await merge(a, b);
    const second = await merge(b, c);
    const { version: expectedVersion } = await read(c);
    await client.mutate('participantConsentSet', { id: c, expectedVersion, consent: { status: 'WITHDRAWN' } });
    expect(await interviewsOf(c)).toEqual([null]);
    const { interviews } = await client.data<{ interviews: { nodes: { id: string; version: number }[] } }>(
      'query ($id: ID!) { interviews(first: 1, filter: { participantIds: [$id] }) { nodes { id version } } }',
      { id: a },
    );
    const [interview] = interviews.nodes;
    expect(
      (
        await client.mutate('interviewUpdate', {
          id: interview?.id,
          expectedVersion: interview?.version,
          notes: 'again',
        })
      ).userErrors.length,
    ).toBe(1);
    await undo(second);
    await undo(first);
    for (const id of [a, b, c])
      expect(await read(id)).toMatchObject({ alias: null, consentStatus: 'WITHDRAWN', mergedInto: null });
  });

  it.each([
    ['the first merged first', [0, 1]],
    ['the last merged first', [1, 0]],
  ])('are after an undo what they were, %s', async (_, order) => {
    const at = (name: string) => ({ account: { externalId: `${name}-${count}`, name } });
    const [p4, p6, p5] = [
      await heard({ ...at('X'), segments: ['of X'] }),
      await heard({ ...at('Y'), alias: 'Y', consent: { status: 'GIVEN', scope: ['NOTES'] } }),
      await heard({ segments: ['own'] }),
    ];
    const before = await read(p5);
    const merges = [await merge(p4, p5), await merge(p6, p5)];
    expect(await read(p5)).toMatchObject({
      alias: 'Y',
      account: { name: 'X' },
      segments: ['own', 'of X'],
      consentScope: ['NOTES'],
    });
    const [first = 0, second = 0] = order;
    await undo(merges[first] ?? '');
    expect(await read(p5)).toMatchObject(
      first === 0
        ? { alias: 'Y', account: { name: 'Y' }, segments: ['own'], consentScope: ['NOTES'] }
        : { alias: null, account: { name: 'X' }, segments: ['own', 'of X'], consentStatus: 'UNKNOWN' },
    );
    await undo(merges[second] ?? '');
    expect(await read(p5)).toEqual({ ...before, version: expect.any(Number) as number });
  });
});
