import type { Warning } from '../../../src/domain/warning.ts';
import { createHash } from 'node:crypto';
import { type Client, newWorkspace } from '../../support/service.ts';
import { warnsOf } from '../../support/warned.ts';

interface Receipt {
  readonly status: string;
  readonly participantId: string;
  readonly warnings: readonly Warning[];
}
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('participants who share match keys', () => {
  let client: Client;
  beforeEach(async () => {
    client = await newWorkspace();
  });

  const send = async (...items: readonly object[]): Promise<Receipt[]> =>
    (
      await client.mutate<{ receipts: Receipt[] }>(
        'participantIngest',
        { sourceSystem: 'desk', items },
        'receipts { status participantId warnings { code message path } }',
      )
    ).receipts;
  /** Which of these names are one person, by the place of the first. */
  const persons = async (...names: string[]): Promise<number[]> => {
    const ids = (await send(...names.map((externalId) => ({ externalId })))).map(({ participantId }) => participantId);
    return ids.map((id) => ids.indexOf(id));
  };
  const people = async (): Promise<
    { id: string; alias: string | null; merges: { id: string; byMatchKeys: boolean }[] }[]
  > =>
    (
      await client.data<{
        participants: { nodes: { id: string; alias: string | null; merges: { id: string; byMatchKeys: boolean }[] }[] };
      }>('{ participants(first: 20) { nodes { id alias merges { id byMatchKeys } } } }')
    ).participants.nodes;

  const X = [
    { externalId: 'x1', alias: 'of 1', matchKeys: [hash('one')], sourceUpdatedAt: '2026-03-01T00:00:00Z' },
    { externalId: 'x2', alias: 'of 2', matchKeys: [hash('two')], sourceUpdatedAt: '2026-03-02T00:00:00Z' },
    { externalId: 'x3', alias: 'of 3', matchKeys: [hash('one'), hash('two')], sourceUpdatedAt: '2026-03-03T00:00:00Z' },
  ];
  it.each([
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ])('are one in the order %i, %i, %i, at once and one by one', async (...order) => {
    const items = order.map((at) => X[at] ?? {});
    for (const item of items) await send(item);
    expect(await people()).toMatchObject([{ alias: 'of 3' }]);
    expect(await persons('x1', 'x2', 'x3')).toEqual([0, 0, 0]);
    client = await newWorkspace();
    await send(...items);
    expect(await people()).toMatchObject([{ alias: 'of 3' }]);
    expect(await persons('x1', 'x2', 'x3')).toEqual([0, 0, 0]);
  });

  it('are joined by a merge that can be undone, and the same keys never join them again', async () => {
    await send(...X.slice(0, 2));
    const [joined] = await send(...X.slice(2));
    expect(joined?.warnings).toEqual([warnsOf('participantMergeUndo')]);
    const [one] = await people();
    expect(one?.merges).toMatchObject([{ byMatchKeys: true }]);
    expect((await client.mutate('participantMergeUndo', { id: one?.merges[0]?.id })).userErrors).toEqual([]);
    expect(await persons('x1', 'x2')).toEqual([0, 1]);
    const later = X.map((item) => ({ ...item, sourceUpdatedAt: '2026-04-01T00:00:00Z' }));
    const again = await send(...later);
    expect(again[2]?.warnings).toContainEqual(warnsOf('participantMerge joins them'));
    expect(await persons('x1', 'x2')).toEqual([0, 1]);
    // Another key that both share may join them.
    await send({ externalId: 'x1', matchKeys: [hash('new')] }, { externalId: 'x2', matchKeys: [hash('new')] });
    expect(await persons('x1', 'x2')).toEqual([0, 0]);
  });

  it('are who they are by digests in capitals or not, and not by the digest of nothing', async () => {
    const nothing = ['md5', 'sha1', 'sha256', 'sha512'].map((each) => createHash(each).update('').digest('hex'));
    await send({ externalId: 'a', matchKeys: [hash('a@example.com').toUpperCase()] });
    await send({ externalId: 'b', matchKeys: [hash('a@example.com')] });
    expect(await persons('a', 'b')).toEqual([0, 0]);
    const receipts = await send(
      { externalId: 'c', matchKeys: nothing },
      { externalId: 'd', matchKeys: nothing.map((each) => each.toUpperCase()) },
    );
    expect(receipts.map(({ warnings }) => warnings)).toEqual(
      receipts.map(() => nothing.map(() => warnsOf('empty text'))),
    );
    expect(await persons('c', 'd')).toEqual([0, 1]);
  });

  it('keep what a person has set of them, and the receipt says so', async () => {
    const [first] = await send({ externalId: 'p', alias: 'Told', segments: ['told'] });
    const id = first?.participantId;
    const { node } = await client.data<{ node: { version: number } }>(
      'query ($id: ID!) { node(id: $id) { ... on Participant { version } } }',
      { id },
    );
    const change = { id, expectedVersion: node.version, alias: 'Set' };
    expect((await client.mutate('participantUpdate', change)).userErrors).toEqual([]);
    const [again] = await send({ externalId: 'p', alias: 'Told anew', segments: ['told anew'] });
    expect(again).toMatchObject({ status: 'UPDATED', warnings: [warnsOf('alias')] });
    const [kept] = (await people()).filter((each) => each.id === id);
    expect(kept?.alias).toBe('Set');
  });
});
