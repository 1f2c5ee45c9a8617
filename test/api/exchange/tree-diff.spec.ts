import { grow } from '../../support/grow.ts';
import { ingest } from '../../support/ingest.ts';
import { type Client, keyWith, newWorkspace } from '../../support/service.ts';
import { instantBetween } from '../../support/tree-history.ts';

interface Change {
  readonly kind: string;
  readonly nodeId: string;
  readonly nodeKind: string;
  readonly shortKey: string;
  readonly title: string;
  readonly at: string | null;
  readonly actor: string | null;
  readonly onBehalfOfId: string | null;
  readonly fields: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
}
interface Diff {
  readonly from: string;
  readonly to: string;
  readonly counts: readonly { readonly kind: string; readonly count: number }[];
  readonly leftOut: readonly string[];
  readonly nodes: readonly Change[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
type Times = Readonly<Record<string, unknown>>;

const DIFF = `query ($id: ID!, $from: DateTime!, $to: DateTime, $kinds: [TreeChangeKind!], $first: Int = 100, $after: String) {
  treeDiff(outcomeId: $id, from: $from, to: $to, kinds: $kinds, first: $first, after: $after) {
    from to leftOut counts { kind count }
      nodes { kind nodeId nodeKind shortKey title at actor onBehalfOfId fields { field before after } }
      pageInfo { hasNextPage endCursor } } }`;

const diffOf = async (client: Client, id: string, times: Times): Promise<Diff | null> =>
  (await client.data<{ treeDiff: Diff | null }>(DIFF, { id, ...times })).treeDiff;

describe('what became of a tree', () => {
  let client: Client;
  beforeAll(async () => {
    client = await newWorkspace('diff');
  });
  const told = (diff: Diff | null) =>
    diff?.nodes.map(({ kind, title, fields }) => [
      kind,
      title,
      ...fields.map(({ field, before, after }) => [field, before, after]),
    ]);

  it('is told by kinds, with who did it and when, and without what was changed back', async () => {
    const plant = grow(client);
    const [one, other] = [await plant.outcome('One'), await plant.outcome('Other')];
    const reworded = await plant.opportunity(one.id, 'Old words');
    const moved = await plant.opportunity(one.id, 'Moves');
    const leaves = await plant.opportunity(one.id, 'Leaves');
    const comes = await plant.opportunity(other.id, 'Comes');
    const from = await instantBetween();
    await client.mutate('opportunityUpdate', { id: reworded.id, expectedVersion: 1, title: 'Back and forth' });
    await client.mutate('opportunityUpdate', { id: reworded.id, expectedVersion: 2, title: 'Old words' });
    await client.mutate('opportunityUpdate', {
      id: reworded.id,
      expectedVersion: 3,
      title: 'New words',
      status: 'PARKED',
      statusReason: 'Later',
    });
    await client.mutate('nodeMove', { id: moved.id, expectedVersion: 1, parentId: reworded.id });
    await client.mutate('nodeArchive', { id: moved.id, expectedVersion: 2, reason: 'Not now' });
    await client.mutate('nodeMove', { id: leaves.id, expectedVersion: 1, parentId: other.id });
    await client.mutate('nodeMove', { id: comes.id, expectedVersion: 1, parentId: one.id });
    const added = await plant.opportunity(one.id, 'Added');
    await client.mutate('targetOpportunitySet', { outcomeId: one.id, opportunityId: added.id, reason: 'Matters' });
    const inputs = Object.entries({ reach: 10, impact: 1, confidence: 0.8, effort: 2 }).map(([factor, value]) => ({
      factor,
      value,
    }));
    await client.mutate('scoreRecord', { nodeId: reworded.id, model: 'RICE', inputs });
    const diff = await diffOf(client, one.id, { from, to: await instantBetween() });
    expect(told(diff)).toEqual([
      ['TARGET_CHANGED', 'One', ['targetOpportunityId', null, added.id]],
      ['STATUS_CHANGED', 'New words', ['status', 'IDENTIFIED', 'PARKED'], ['statusReason', null, 'Later']],
      ['REWORDED', 'New words', ['title', 'Old words', 'New words']],
      ['RESCORED', 'New words', ['RICE', null, 4]],
      ['MOVED', 'Moves', ['parentId', one.id, reworded.id], ['position', moved.position, expect.any(String)]],
      ['ARCHIVED', 'Moves', ['archivedAt', null, expect.any(String)], ['archiveReason', null, 'Not now']],
      expect.arrayContaining(['ENTERED', 'Comes', ['title', null, 'Comes']]),
      expect.arrayContaining(['ADDED', 'Added', ['parentId', null, one.id]]),
      ['LEFT', 'Leaves', ['treeId', one.id, other.id]],
    ]);
    expect(diff?.nodes.every(({ at, actor }) => at !== null && at >= diff.from && actor !== null)).toBe(true);
    expect(diff?.counts.map(({ count }) => count)).toEqual(diff?.counts.map(() => 1));
    expect(diff?.counts).toHaveLength(9);
    expect(await diffOf(client, one.id, { from: diff?.to, to: await instantBetween() })).toMatchObject({
      counts: [],
      nodes: [],
    });
  });

  it('is paged, the end of the time kept, and narrowed to kinds', async () => {
    const plant = grow(client);
    const from = await instantBetween();
    const { id } = await plant.outcome('Paged');
    for (const title of ['a', 'b', 'c']) await plant.opportunity(id, title);
    const first = await diffOf(client, id, { from, first: 3 });
    await plant.opportunity(id, 'Came later');
    const after = first?.pageInfo.endCursor;
    const second = await diffOf(client, id, { from, first: 3, after });
    expect(told(first)?.map(([, title]) => title)).toEqual(['Paged', 'a', 'b']);
    expect(told(second)?.map(([, title]) => title)).toEqual(['c']);
    expect([second?.to, second?.pageInfo.hasNextPage]).toEqual([first?.to, false]);
    const none = await diffOf(client, id, { from, kinds: ['MOVED'] });
    expect([none?.nodes, none?.counts]).toEqual([[], [{ kind: 'ADDED', count: 5 }]]);
  });

  it('tells evidence that came, and evidence that was taken away again or went with a merge', async () => {
    const plant = grow(client);
    const { id } = await plant.outcome('Heard');
    const [kept, merged] = [await plant.opportunity(id, 'Kept'), await plant.opportunity(id, 'Merged')];
    const start = await instantBetween();
    const heard = (nodeId: string) => ({ body: 'Heard', links: [{ nodeId }] });
    await ingest(client, ...[kept, merged, merged].map((node) => heard(node.id)));
    const linked = await instantBetween();
    await client.mutate('opportunityMerge', {
      id: merged.id,
      expectedVersion: 1,
      intoId: kept.id,
      intoExpectedVersion: 1,
    });
    const kinds = ['EVIDENCE_GAINED', 'EVIDENCE_LOST', 'MERGED'];
    expect(told(await diffOf(client, id, { from: start, to: linked, kinds }))).toEqual([
      ['EVIDENCE_GAINED', 'Kept', ['evidence', 0, 1]],
      ['EVIDENCE_GAINED', 'Merged', ['evidence', 0, 2]],
    ]);
    const after = await diffOf(client, id, { from: linked, to: await instantBetween(), kinds });
    expect(told(after)).toEqual([
      ['EVIDENCE_GAINED', 'Kept', ['evidence', 1, 3]],
      ['MERGED', 'Merged', ['mergedIntoId', null, kept.id]],
      ['EVIDENCE_LOST', 'Merged', ['evidence', 2, 0]],
    ]);
    expect(after?.nodes.every(({ at }) => at !== null)).toBe(true);
  });

  it('leaves evidence out for a key that may not read it, and says so', async () => {
    const { id } = await grow(client).outcome();
    const reader = await keyWith(client, ['TREE_READ']);
    expect((await diffOf(reader, id, { from: '2026-01-01' }))?.leftOut).toEqual(['EVIDENCE_GAINED', 'EVIDENCE_LOST']);
    expect((await diffOf(client, id, { from: '2026-01-01' }))?.leftOut).toEqual([]);
  });

  it('refuses a time that is to come or ends before it begins, forged cursors, and what is no outcome of the workspace', async () => {
    const { id } = await grow(client).outcome();
    const refusal = async (times: Times): Promise<string | undefined> =>
      (await client.ask(DIFF, { id, ...times })).errors?.[0]?.message;
    expect(await refusal({ from: '2999-01-01T00:00:00Z' })).toBe(
      '"from" is 2999-01-01T00:00:00.000Z, which is still to come: name a day or an instant up to now.',
    );
    expect(await refusal({ from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' })).toBe(
      '"to" (2026-01-01T00:00:00.000Z) must be after "from" (2026-02-01T00:00:00.000Z).',
    );
    expect(await refusal({ from: '2026-01-01T00:00:00Z', after: 'forged' })).toContain('"after"');
    expect(await refusal({ from: '2026-01-01T00:00:00Z', first: 101 })).toContain('"first"');
    expect(await refusal({ id: 'nothing', from: '2026-01-01' })).toBe(
      'outcomeId takes the id or the short key of an Outcome; "nothing" names none.',
    );
    const elsewhere = await (await newWorkspace('another')).ask(DIFF, { id, from: '2026-01-01' });
    expect(elsewhere.errors?.[0]?.message).toContain('outcomeId takes the id');
  });
});
