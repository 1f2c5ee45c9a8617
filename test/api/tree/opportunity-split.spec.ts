import pg from 'pg';
import { attachments } from '../../support/attach.ts';
import { attachedRows, doubledVersions } from '../../support/attached.ts';
import { grow, type Node } from '../../support/grow.ts';
import { type Client, keyWith, newWorkspace, workspaceIdOf } from '../../support/service.ts';

interface Left {
  readonly what: string;
  readonly id: string;
  readonly reason: string;
}
interface Split {
  readonly opportunity: { readonly version: number } | null;
  readonly parts: readonly (Node & { readonly parentId: string })[] | null;
  readonly carried: readonly { readonly what: string; readonly count: number }[] | null;
  readonly leftBehind: readonly Left[] | null;
}
const SPLIT =
  'opportunity { version } parts { id version title parentId shortKey position } carried { what count } leftBehind { what id reason }';

/** Where a row stays: with its voters, or as a record of what was worked on. */
const STAYS = ['ballot_candidate.node_id', 'tree_node.merged_into_id'];

describe('the split of an opportunity', () => {
  let client: Client;
  let behind: pg.Client;
  let outcomeId: string;
  let tree: ReturnType<typeof grow>;
  let kinds: Awaited<ReturnType<typeof attachments>>;

  beforeAll(async () => {
    client = await newWorkspace('splitting');
    tree = grow(client);
    outcomeId = (await tree.outcome()).id;
    kinds = await attachments(client, outcomeId);
    behind = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] ?? '' });
    await behind.connect();
    await behind.query(`SELECT set_config('app.workspace_id', $1, false)`, [await workspaceIdOf(client)]);
  }, 60_000);
  afterAll(() => behind.end());

  const nodeOf = async (id: string): Promise<Node> =>
    (
      await client.data<{ treeNode: Node }>(
        'query ($id: ID!) { treeNode(id: $id) { id version title parentId shortKey position } }',
        { id },
      )
    ).treeNode;
  const split = async (id: string, into: readonly object[], more: object = {}, by = client) =>
    by.mutate<Split>('opportunitySplit', { id, expectedVersion: (await nodeOf(id)).version, into, ...more }, SPLIT);
  const hanging = async (id: string) => (await attachedRows(behind)).filter(({ nodeId }) => nodeId === id);
  /** An opportunity with everything that can hang on one. */
  const filled = async (): Promise<Node> => {
    const opportunity = await tree.opportunity(outcomeId, 'Plan and shop');
    for (const [number, attach] of Object.values(kinds).entries()) await attach(opportunity.id, number);
    return opportunity;
  };
  const evidenceOf = async (id: string): Promise<string[]> =>
    (await hanging(id)).filter(({ place }) => place === 'evidence.node_id').map((row) => row.id);

  it('hands over every kind of thing that hangs on one, and a merge takes all of it back', async () => {
    const opportunity = await filled();
    const before = await attachedRows(behind);
    const named = before.filter(({ nodeId, place }) => nodeId === opportunity.id && !STAYS.includes(place));
    const movedIds = [...new Set(named.map(({ name }) => name))];
    const done = await split(opportunity.id, [{ title: 'Shop', movedIds }]);
    expect(done.userErrors).toEqual([]);
    const [part] = done.parts ?? [];
    expect(done.leftBehind).toEqual([]);
    const after = new Map((await attachedRows(behind)).map((row) => [`${row.place}/${row.id}`, row.nodeId]));
    for (const { place, id, nodeId } of before)
      expect([place, after.get(`${place}/${id}`)]).toEqual([
        place,
        nodeId === opportunity.id && !STAYS.includes(place) ? part?.id : nodeId,
      ]);
    expect(await doubledVersions(behind)).toEqual([]);
    const versions = { expectedVersion: 1, intoExpectedVersion: (await nodeOf(opportunity.id)).version };
    const back = await client.mutate<Split>(
      'opportunityMerge',
      { id: part?.id, intoId: opportunity.id, ...versions },
      'leftBehind { what id reason }',
    );
    expect(back).toMatchObject({ userErrors: [], leftBehind: [{ what: 'OPPORTUNITY' }] });
    const mine = (rows: Awaited<ReturnType<typeof attachedRows>>) =>
      rows
        .filter(({ place }) => place !== 'tree_node.merged_into_id' && place !== 'tree_node.parent_id')
        .map(({ place, id, nodeId }) => `${place} ${id} ${nodeId}`)
        .sort();
    expect(mine(await attachedRows(behind))).toEqual(mine(before));
  });

  it('leaves what nobody names, and says what judged the whole', async () => {
    const opportunity = await filled();
    const before = (await hanging(opportunity.id)).filter(({ place }) => place !== 'tree_node.parent_id');
    const done = await split(opportunity.id, [{ title: 'Shop', tags: ['shop'] }, { title: 'Cook' }]);
    expect(done).toMatchObject({ userErrors: [], carried: [], opportunity: { version: opportunity.version + 2 } });
    const reason = `It judged ${opportunity.shortKey} as a whole: judge it and its parts anew.`;
    expect(done.leftBehind?.map(({ what, reason: why }) => [what, why])).toEqual([
      ['ASSESSMENT', reason],
      ['SCORE', reason],
    ]);
    expect((await hanging(opportunity.id)).filter(({ place }) => place !== 'tree_node.parent_id')).toEqual(before);
  });

  it('places parts behind the opportunity or below it, in their order', async () => {
    const parent = await tree.opportunity(outcomeId, 'Parent');
    const [first, last] = [await tree.opportunity(parent.id, 'First'), await tree.opportunity(parent.id, 'Last')];
    const child = await tree.solution(first.id, 'Way');
    const beside =
      (await split(first.id, [{ title: 'One', movedIds: [child.shortKey] }, { title: 'Two' }])).parts ?? [];
    const childrenOf = async (id: string): Promise<string[]> =>
      (
        await client.data<{ treeNode: { children: { title: string }[] } }>(
          'query ($id: ID!) { treeNode(id: $id) { children { title } } }',
          { id },
        )
      ).treeNode.children.map(({ title }) => title);
    expect(await childrenOf(parent.id)).toEqual(['First', 'One', 'Two', 'Last']);
    expect(await childrenOf(beside[0]?.id ?? '')).toEqual(['Way']);
    const kept = await tree.opportunity(last.id, 'Kept');
    const below = await split(last.id, [{ title: 'Smaller' }], { placement: 'BELOW' });
    expect(below.userErrors).toEqual([]);
    expect(await childrenOf(last.id)).toEqual([kept.title, 'Smaller']);
  });

  it('gives what speaks for both to both', async () => {
    const opportunity = await filled();
    const rows = await hanging(opportunity.id);
    const nameAt = (place: string): string => rows.find((row) => row.place === place)?.name ?? '';
    const sharedIds = ['evidence.node_id', 'assumption_node.node_id', 'decision_node.node_id'].map(nameAt);
    sharedIds.push(nameAt('interview_snapshot.opportunity_ids'));
    const { parts, userErrors, carried } = await split(opportunity.id, [{ title: 'Shop', sharedIds }]);
    expect(userErrors).toEqual([]);
    expect(carried).toEqual(
      ['ASSUMPTION', 'DECISION', 'EVIDENCE', 'INTERVIEW_SNAPSHOT'].map((what) => ({ what, count: 1 })),
    );
    const part = parts?.[0]?.id ?? '';
    expect((await hanging(part)).map(({ place }) => place).sort()).toEqual([
      'assumption_node.node_id',
      'decision_node.node_id',
      'evidence.node_id',
      'evidence.target_id',
      'interview_snapshot.opportunity_ids',
    ]);
    const stays = new Set((await hanging(opportunity.id)).map(({ place, name }) => `${place}/${name}`));
    expect(rows.filter(({ place, name }) => !stays.has(`${place}/${name}`))).toEqual([]);
  });

  it('says of each wrong input what would be right, and changes nothing', async () => {
    const opportunity = await filled();
    const other = await filled();
    const child = await tree.solution(opportunity.id, 'Way');
    const [evidence = ''] = await evidenceOf(opportunity.id);
    const [foreign = ''] = await evidenceOf(other.id);
    const comment = (await hanging(opportunity.id)).find(({ place }) => place === 'comment.node_id')?.id ?? '';
    const unknown = crypto.randomUUID();
    const before = await attachedRows(behind);
    const { shortKey } = opportunity;
    const said = async (into: readonly object[]): Promise<[string, string, string][]> =>
      (await split(opportunity.id, into)).userErrors.map(({ code, message, path }) => [code, message, path.join('.')]);
    const thing = (field: string, id: string): string =>
      `${field} takes the id of a thing that hangs on ${shortKey}; "${id}" names none.`;
    expect(await said([{ title: 'One', movedIds: [foreign], sharedIds: [unknown] }])).toEqual([
      ['NOT_FOUND', thing('movedIds[0]', foreign), 'into.0.movedIds.0'],
      ['NOT_FOUND', thing('sharedIds[0]', unknown), 'into.0.sharedIds.0'],
    ]);
    expect(
      await said([
        { title: 'One', movedIds: [evidence] },
        { title: 'Two', movedIds: [evidence], sharedIds: [child.id, comment] },
      ]),
    ).toEqual([
      [
        'NOT_APPLICABLE',
        `movedIds names ${evidence} twice: a thing goes to one part, and what speaks for several is shared.`,
        'into.1.movedIds.0',
      ],
      ['NOT_APPLICABLE', `A child hangs below one opportunity: name ${child.id} in movedIds.`, 'into.1.sharedIds.0'],
      [
        'NOT_APPLICABLE',
        'sharedIds takes evidence, assumptions, decisions and snapshots; a comment belongs to one opportunity.',
        'into.1.sharedIds.1',
      ],
    ]);
    expect(await said([{ title: 'One', sharedIds: [evidence, evidence] }])).toEqual([
      ['NOT_APPLICABLE', `sharedIds names ${evidence} twice.`, 'into.0.sharedIds.1'],
    ]);
    expect((await said([])).map(([code]) => code)).toEqual(['INVALID_VALUE']);
    expect((await said([{ title: ' ' }])).map(([code, , path]) => [code, path])).toEqual([
      ['INVALID_VALUE', 'into.0.title'],
    ]);
    expect((await said([{ title: 'One', momentId: unknown }])).map(([code, , path]) => [code, path])).toEqual([
      ['NOT_FOUND', 'into.0.momentId'],
    ]);
    const stale = { id: opportunity.id, expectedVersion: 99, into: [{ title: 'One' }] };
    expect(await client.mutate<Split>('opportunitySplit', stale, SPLIT)).toMatchObject({
      opportunity: { version: (await nodeOf(opportunity.id)).version },
      userErrors: [{ code: 'VERSION_CONFLICT' }],
    });
    expect((await split(outcomeId, [{ title: 'One' }])).userErrors).toMatchObject([{ code: 'WRONG_KIND' }]);
    const archived = await tree.opportunity(outcomeId, 'Over');
    await client.mutate('nodeArchive', { id: archived.id, expectedVersion: 1, reason: 'Over' });
    expect((await split(archived.id, [{ title: 'One' }])).userErrors).toMatchObject([{ code: 'ARCHIVED' }]);
    expect((await attachedRows(behind)).filter(({ place }) => place !== 'tree_node.parent_id')).toEqual(
      before.filter(({ place }) => place !== 'tree_node.parent_id'),
    );
    const reader = await keyWith(client, ['TREE_READ']);
    await expect(split(opportunity.id, [{ title: 'One' }], {}, reader)).rejects.toThrow('FORBIDDEN');
  });

  it('makes nothing anew where it is called again', async () => {
    const opportunity = await filled();
    const [evidence = ''] = await evidenceOf(opportunity.id);
    const { version: expectedVersion } = await nodeOf(opportunity.id);
    const input = {
      id: opportunity.id,
      expectedVersion,
      idempotencyKey: 'twice',
      into: [{ title: 'Shop', movedIds: [evidence] }],
    };
    const [one, again] = [
      await client.mutate<Split>('opportunitySplit', input, SPLIT),
      await client.mutate<Split>('opportunitySplit', input, SPLIT),
    ];
    expect(one.userErrors).toEqual([]);
    expect(again).toEqual(one);
  });
});
