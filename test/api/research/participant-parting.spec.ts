import { type Client, look, newWorkspace } from '../../support/service.ts';
import { whereStands } from '../../support/where-stands.ts';

interface Participant {
  readonly id: string;
  readonly version: number;
  readonly alias: string | null;
  readonly segments: readonly string[];
  readonly consentStatus: string;
  readonly consentScope: readonly string[];
  readonly account: { readonly name: string } | null;
  readonly insights: { readonly totalCount: number };
}
const PARTICIPANT = `id version alias segments consentStatus consentScope account { name } insights { totalCount }`;

/** What is known of somebody, beside the version. */
const known = ({ version: _, ...participant }: Participant): object => participant;

describe('what came in of two participants while they were one', () => {
  let client: Client;
  let count = 0;
  beforeEach(async () => {
    client = await newWorkspace(`parting-${++count}`);
  });

  /** An insight in which a participant is named, and what else is said there. */
  const heard = async (externalId: string, participant: object = {}, more: object = {}): Promise<string> => {
    const { receipts } = await client.mutate<{ receipts: { participantId: string; errors: object[] }[] }>(
      'insightIngest',
      {
        sourceSystem: 'desk',
        items: [
          {
            externalId: `heard-${++count}`,
            kind: 'INTERVIEW',
            occurredAt: '2026-02-01',
            title: `Heard of ${externalId}`,
            participant: { externalId, ...participant },
            ...more,
          },
        ],
      },
      'receipts { participantId errors { message } }',
    );
    expect(receipts[0]?.errors).toEqual([]);
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
  const erase = async (id: string): Promise<void> => {
    const { version: expectedVersion } = await read(id);
    expect((await client.mutate('participantErase', { id, expectedVersion })).userErrors).toEqual([]);
  };
  const names = async (): Promise<Record<string, string[]>> => {
    const rows = await look<{ of: string; value: string }>(
      client,
      'SELECT participant_id AS of, value FROM participant_identity ORDER BY value',
    );
    return Object.fromEntries(rows.map(({ of }) => [of, rows.filter((row) => row.of === of).map((row) => row.value)]));
  };

  it('goes to whom its source named, and an erasure of that one leaves nothing', async () => {
    const mine = { alias: 'Ada', segments: ['own'], account: { externalId: 'acme', name: 'Acme' } };
    const [x, y] = [await heard('x'), await heard('y', mine)];
    const [before, ofX] = [await read(y), await read(x)];
    const undone = await merge(x, y);
    const words = {
      alias: 'secret name',
      segments: ['secret segment'],
      matchKeys: ['secret-key'],
      account: { externalId: 'secret-home', name: 'secret house' },
    };
    await heard('x', words, {
      body: 'secret words',
      quotes: [{ text: 'a secret quote' }],
      interview: { externalId: 'secret-talk', notes: 'secret notes' },
    });
    // Another name of x, known by the key that came in under x.
    await heard('x2', { matchKeys: ['secret-key'] }, { body: 'a secret told under another name' });
    expect(await read(y)).toMatchObject({ alias: 'secret name', insights: { totalCount: 4 } });
    await undo(undone);
    expect(known(await read(y))).toEqual(known(before));
    expect(await read(x)).toMatchObject({
      alias: 'secret name',
      segments: ['secret segment'],
      account: { name: 'secret house' },
      insights: { totalCount: ofX.insights.totalCount + 2 },
    });
    expect(await names()).toEqual({ [x]: ['secret-key', 'x', 'x2'], [y]: ['y'] });
    await erase(x);
    expect(await whereStands(client, 'secret')).toEqual({});
    expect(known(await read(y))).toEqual(known(before));
    await heard('x', words, { body: 'secret words' });
    await heard('x2', {}, { body: 'a secret' });
    expect(await whereStands(client, 'secret')).toEqual({});
  });

  it('stays with the other one where it was stated of them, though it had been moved', async () => {
    const [x, y] = [await heard('x'), await heard('y')];
    await heard('x', {}, { externalId: 'moved', title: 'First of x' });
    const undone = await merge(x, y);
    await heard('y', { alias: 'Ben' }, { externalId: 'moved', title: 'Then of y' });
    await heard('y', {}, { interview: { externalId: 'talk', notes: 'told by y' } });
    await undo(undone);
    expect(await read(x)).toMatchObject({ alias: null, insights: { totalCount: 1 } });
    expect(await read(y)).toMatchObject({ alias: 'Ben', insights: { totalCount: 3 } });
    await erase(x);
    expect(await whereStands(client, 'told by y')).not.toEqual({});
  });

  it.each([
    ['the last first', [1, 0]],
    ['the first of two into one first', [0, 1]],
  ])('goes back along every merge, %s', async (_, order) => {
    const [a, b, c] = [await heard('a', { alias: 'A' }), await heard('b'), await heard('c', { segments: ['c'] })];
    const before = await Promise.all([b, c].map(read));
    // Into one, or in a chain: of a chain the last merge is undone first.
    const merges = order[0] === 1 ? [await merge(a, b), await merge(b, c)] : [await merge(a, c), await merge(b, c)];
    await heard('a', { alias: 'A anew', segments: ['of a'] }, { interview: { externalId: 't', notes: 'told by a' } });
    await heard('b', { matchKeys: ['key of b'] });
    for (const at of order) await undo(merges[at] ?? '');
    expect(await names()).toEqual({ [a]: ['a'], [b]: ['b', 'key of b'], [c]: ['c'] });
    expect(await read(a)).toMatchObject({ alias: 'A anew', segments: ['of a'], insights: { totalCount: 2 } });
    expect(await read(b)).toMatchObject({ ...known(before[0] as Participant), insights: { totalCount: 2 } });
    expect(known(await read(c))).toEqual(known(before[1] as Participant));
    await erase(a);
    expect(await whereStands(client, 'told by a')).toEqual({});
  });

  it('was agreed to by the one of whom it was stated, and widens nothing of the other', async () => {
    const notes = { status: 'GIVEN', scope: ['NOTES'] };
    const all = { status: 'GIVEN', scope: ['NOTES', 'QUOTE', 'CONTACT'] };
    const [x, y] = [await heard('x', { consent: notes }), await heard('y', { consent: notes })];
    const undone = await merge(x, y);
    await heard('x', { consent: all });
    await heard('y', {}, { quotes: [{ text: 'a quote that y did not allow' }] });
    await undo(undone);
    expect((await read(x)).consentScope).toEqual(all.scope);
    expect((await read(y)).consentScope).toEqual(notes.scope);
    expect(await whereStands(client, 'y did not allow')).toEqual({});
    const again = await merge(x, y);
    const { version: expectedVersion } = await read(y);
    await client.mutate('participantConsentSet', {
      id: y,
      expectedVersion,
      consent: { status: 'GIVEN', scope: ['CONTACT'] },
    });
    await undo(again);
    for (const id of [x, y]) expect((await read(id)).consentScope).toEqual(['CONTACT']);
  });

  it('is not asked of them anew where the same consent is set', async () => {
    const id = await heard('x', { consent: { status: 'GIVEN', scope: ['NOTES', 'QUOTE'] } });
    const before = await read(id);
    const { userErrors } = await client.mutate('participantConsentSet', {
      id,
      expectedVersion: before.version,
      consent: { status: 'GIVEN', scope: ['QUOTE', 'NOTES'] },
    });
    expect(userErrors).toEqual([]);
    expect(await read(id)).toEqual(before);
  });
});
