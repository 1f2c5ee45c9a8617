import 'reflect-metadata';
import pg from 'pg';
import { getMetadataArgsStorage } from 'typeorm';
import { PROVIDERS } from '../../../src/app.features.ts';
import { type AttachesToNodes, NodeAttachments } from '../../../src/features/tree/node/node-attachments.ts';
import { contributionsOf } from '../../../src/platform/hook/contributions.ts';
import { type Attach, attachments, everythingThatStands } from '../../support/attach.ts';
import { nodeColumns, NOT_CARRIED } from '../../support/attached.ts';
import { grow } from '../../support/grow.ts';
import { type Client, keyWith, newWorkspace, workspaceIdOf } from '../../support/service.ts';

interface Node {
  readonly id: string;
  readonly shortKey: string;
  readonly version: number;
}
interface Undone {
  readonly opportunity: { readonly version: number } | null;
  readonly merged: {
    readonly version: number;
    readonly archivedAt: string | null;
    readonly mergedIntoId: string | null;
  } | null;
  readonly carried: readonly { readonly what: string; readonly count: number }[] | null;
  readonly leftBehind:
    | readonly { readonly what: string; readonly id: string; readonly field: string | null; readonly reason: string }[]
    | null;
}
const UNDONE =
  'opportunity { version } merged { version archivedAt mergedIntoId } carried { what count } leftBehind { what id field reason }';

/** What a merge takes along as nodes, and what it leaves to the voters. */
const OF_NO_FEATURE = ['tree_node.merged_into_id', 'tree_node.parent_id', 'ballot_candidate.node_id'];

/** Every column that a feature calls an attachment, `<table>.<column>`. */
function attachedColumns(): string[] {
  const contributors = PROVIDERS.filter((each) => contributionsOf(each).includes(NodeAttachments as never));
  const tables = new Map(getMetadataArgsStorage().tables.map(({ target, name }) => [target, name ?? '']));
  return contributors.flatMap((each) =>
    (new each() as AttachesToNodes).attached.flatMap(({ model, namedIn }) =>
      namedIn.map(
        (name) => `${tables.get(model) ?? ''}.${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`,
      ),
    ),
  );
}

/** What both can have of the same thing. */
const MEETING = ['hypothesis', 'evidence of one insight', 'assumption', 'decision', 'snapshot', 'words'];

describe('the undo of a merge', () => {
  let client: Client;
  let behind: pg.Client;
  let outcomeId: string;
  let kinds: Readonly<Record<string, Attach>> | undefined;
  let tree: ReturnType<typeof grow>;

  beforeAll(async () => {
    client = await newWorkspace('undoing');
    tree = grow(client);
    outcomeId = (await tree.outcome()).id;
    behind = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] ?? '' });
    await behind.connect();
    await behind.query(`SELECT set_config('app.workspace_id', $1, false)`, [await workspaceIdOf(client)]);
  });
  afterAll(() => behind.end());

  const nodeOf = async (id: string): Promise<Node> =>
    (await client.data<{ treeNode: Node }>('query ($id: ID!) { treeNode(id: $id) { id shortKey version } }', { id }))
      .treeNode;
  const merge = async (id: string, intoId: string): Promise<void> => {
    const [one, other] = [await nodeOf(id), await nodeOf(intoId)];
    const versions = { expectedVersion: one.version, intoExpectedVersion: other.version };
    const { userErrors } = await client.mutate('opportunityMerge', { id, intoId, ...versions });
    expect(userErrors).toEqual([]);
  };
  const undo = async (id: string, intoId: string, by = client) => {
    const [one, other] = [await nodeOf(id), await nodeOf(intoId)];
    const versions = { expectedVersion: one.version, intoExpectedVersion: other.version };
    return by.mutate<Undone>('opportunityMergeUndo', { id, ...versions }, UNDONE);
  };
  const two = async (parentId = outcomeId): Promise<[Node, Node]> => [
    await tree.opportunity(parentId, 'From'),
    await tree.opportunity(parentId, 'Into'),
  ];
  const refused = async (id: string, intoId: string): Promise<[string, string, string[]][]> =>
    (await undo(id, intoId)).userErrors.map(({ code, message, path }) => [code, message, path]);

  it('knows of every column that names a node whose attachment it is', async () => {
    const columns = (await nodeColumns(behind)).filter((each) => !(each in NOT_CARRIED));
    const known = [...attachedColumns(), ...OF_NO_FEATURE];
    expect(columns.filter((each) => !known.includes(each))).toEqual([]);
    // A list of ids has no foreign key.
    expect(known.filter((each) => !columns.includes(each))).toEqual(['interview_snapshot.opportunity_ids']);
  });

  it('puts everything of every kind back where it was, however the two had met', async () => {
    const [from, into] = await two();
    kinds = await attachments(client, outcomeId);
    for (const [number, attach] of Object.values(kinds).entries()) await attach(from.id, number);
    // Of the same things on both, one has to give way.
    for (const name of MEETING) await kinds[name]?.(into.id, 30);
    const before = await everythingThatStands(behind);
    await merge(from.id, into.id);
    expect(await everythingThatStands(behind)).not.toEqual(before);
    const undone = await undo(from.shortKey, into.id);
    expect(undone.userErrors).toEqual([]);
    expect(undone.leftBehind).toEqual([]);
    expect(undone.merged).toMatchObject({ archivedAt: null, mergedIntoId: null });
    expect(undone.carried?.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        'ASSESSMENT',
        'COMMENT',
        'EVIDENCE',
        'EXTERNAL_REF',
        'SCORE',
        'SOLUTION',
        'SURVEY_ANSWER',
      ]),
    );
    expect(await everythingThatStands(behind)).toEqual(before);
  });

  it('leaves with the one that stayed what was changed or has come since, and names it', async () => {
    const [from, into] = await two();
    const child = await tree.opportunity(from.id, 'Moved on');
    const other = await tree.opportunity(outcomeId, 'Elsewhere');
    await client.mutate('opportunityUpdate', {
      id: from.id,
      expectedVersion: 1,
      description: 'Told',
      tags: ['a', 'b'],
    });
    await merge(from.id, into.id);
    const { version } = await nodeOf(into.id);
    await client.mutate('opportunityUpdate', {
      id: into.id,
      expectedVersion: version,
      description: 'Told anew',
      tags: ['a', 'b', 'c'],
    });
    const { comment } = await client.mutate<{ comment: { id: string } }>(
      'commentCreate',
      { nodeId: into.id, text: 'Late' },
      'comment { id }',
    );
    await client.mutate('nodeMove', {
      id: child.id,
      expectedVersion: (await nodeOf(child.id)).version,
      parentId: other.id,
    });
    const late = await tree.solution(into.id, 'Late');
    const { leftBehind, userErrors } = await undo(from.id, into.id);
    expect(userErrors).toEqual([]);
    const reasons = Object.fromEntries(
      (leftBehind ?? []).map(({ id, field, reason }) => [`${id} ${field ?? ''}`, reason]),
    );
    expect(reasons).toEqual({
      [`${child.id} `]: `${child.shortKey} was moved since the merge, and stays there.`,
      [`${late.id} `]: `${late.shortKey} came since the merge, and stays with ${into.shortKey}.`,
      [`${comment.id} `]: `It came since the merge, and stays with ${into.shortKey}.`,
      [`${into.id} description`]: `${into.shortKey} keeps what was changed of its description since the merge.`,
      [`${into.id} tags`]: `${into.shortKey} keeps what was changed of its tags since the merge.`,
    });
    const { treeNode } = await client.data<{ treeNode: object }>(
      'query ($id: ID!) { treeNode(id: $id) { description tags } }',
      { id: into.id },
    );
    expect(treeNode).toEqual({ description: 'Told anew', tags: ['c'] });
  });

  it('takes branches back to their tree, with the moments that they had there', async () => {
    const there = await tree.outcome('There');
    const { outcome } = await client.mutate<{ outcome: { experienceMap: { id: string }[] } }>(
      'experienceMapSet',
      { outcomeId: there.id, expectedVersion: 1, moments: [{ title: 'Only there' }] },
      'outcome { experienceMap { id } }',
    );
    const momentId = outcome.experienceMap[0]?.id;
    const from = await tree.opportunity(there.id, 'From');
    const child = await tree.opportunity(from.id, 'Child', { momentId });
    const grandchild = await tree.opportunity(child.id, 'Grandchild', { momentId });
    const into = await tree.opportunity(outcomeId, 'Into');
    const before = await everythingThatStands(behind);
    await merge(from.id, into.id);
    expect(await undo(from.id, into.id)).toMatchObject({ userErrors: [], leftBehind: [] });
    expect(await everythingThatStands(behind)).toEqual(before);
    // What has come below a branch since goes with it.
    await merge(from.id, into.id);
    const late = await tree.solution(grandchild.id, 'Late');
    expect(await undo(from.id, into.id)).toMatchObject({ userErrors: [] });
    const { treeNode } = await client.data<{ treeNode: { treeId: string } }>(
      'query ($id: ID!) { treeNode(id: $id) { treeId } }',
      { id: late.id },
    );
    expect(treeNode.treeId).toBe(there.id);
  });

  it('says why it cannot be', async () => {
    const [from, into] = await two();
    expect(await refused(from.id, into.id)).toEqual([
      ['NOT_APPLICABLE', `id takes an opportunity that was merged into another; ${from.shortKey} was not.`, ['id']],
    ]);
    await merge(from.id, into.id);
    const stale = { id: from.id, expectedVersion: 1, intoExpectedVersion: 1 };
    expect((await client.mutate<Undone>('opportunityMergeUndo', stale, UNDONE)).userErrors).toMatchObject([
      { code: 'VERSION_CONFLICT', path: ['expectedVersion'] },
    ]);
    const { version } = await nodeOf(from.id);
    expect(
      await client.mutate<Undone>('opportunityMergeUndo', { ...stale, expectedVersion: version }, UNDONE),
    ).toMatchObject({
      opportunity: { version: 2 },
      userErrors: [{ code: 'VERSION_CONFLICT', path: ['intoExpectedVersion'] }],
    });
    const third = await tree.opportunity(outcomeId, 'Third');
    await merge(into.id, third.id);
    expect(await refused(from.id, into.id)).toEqual([
      [
        'NOT_APPLICABLE',
        `${into.shortKey}, into which ${from.shortKey} was merged, was itself merged into ${third.shortKey} later: undo that merge first.`,
        ['id'],
      ],
    ]);
    expect((await undo(into.id, third.id)).userErrors).toEqual([]);
    await client.mutate('nodeArchive', {
      id: into.id,
      expectedVersion: (await nodeOf(into.id)).version,
      reason: 'Over',
    });
    expect(await refused(from.id, into.id)).toEqual([
      ['ARCHIVED', `${into.shortKey} is archived and can only be read: restore it first.`, ['id']],
    ]);
    await client.mutate('nodeRestore', { id: into.id, expectedVersion: (await nodeOf(into.id)).version });
    const elsewhere = await tree.outcome('Elsewhere');
    await client.mutate('nodeMove', {
      id: into.id,
      expectedVersion: (await nodeOf(into.id)).version,
      parentId: elsewhere.id,
    });
    expect(await refused(from.id, into.id)).toEqual([
      [
        'NOT_APPLICABLE',
        `${into.shortKey} hangs in another tree than when it was merged: move it back, or undo the merge that took it there.`,
        ['id'],
      ],
    ]);
    await client.mutate('nodeMove', {
      id: into.id,
      expectedVersion: (await nodeOf(into.id)).version,
      parentId: outcomeId,
    });
    expect((await undo(from.id, into.id)).userErrors).toEqual([]);
    expect(await refused(from.id, into.id)).toEqual([
      ['NOT_APPLICABLE', `The merge of ${from.shortKey} is undone already.`, ['id']],
    ]);
    expect((await undo(outcomeId, into.id)).userErrors).toMatchObject([{ code: 'WRONG_KIND', path: ['id'] }]);
    expect((await undo(crypto.randomUUID(), into.id).catch(() => null))?.userErrors).toBeUndefined();
  });

  it('undoes first what was merged in the tree that a branch would leave', async () => {
    const [from, apart] = [await tree.opportunity((await tree.outcome('There')).id, 'From'), await two()];
    const [into, third] = apart;
    const child = await tree.opportunity(from.id, 'Child');
    await merge(from.id, into.id);
    await merge(third.id, child.id);
    expect(await refused(from.id, into.id)).toEqual([
      [
        'NOT_APPLICABLE',
        `${third.shortKey} was merged into ${child.shortKey} later, and one of both would go to another tree now: undo that merge first.`,
        ['id'],
      ],
    ]);
    expect((await undo(third.id, child.id)).userErrors).toEqual([]);
    expect((await undo(from.id, into.id)).userErrors).toEqual([]);
  });

  it('refuses to hang an opportunity below what would go back to it', async () => {
    const above = await tree.opportunity(outcomeId, 'Above');
    const [from] = await two(above.id);
    const into = await tree.opportunity(outcomeId, 'Apart');
    const child = await tree.opportunity(from.id, 'Child');
    await merge(from.id, into.id);
    await client.mutate('nodeMove', {
      id: above.id,
      expectedVersion: (await nodeOf(above.id)).version,
      parentId: child.id,
    });
    expect(await refused(from.id, into.id)).toEqual([
      [
        'NOT_APPLICABLE',
        `${from.shortKey} hangs below ${child.shortKey} now, which came from it: move one of the two first.`,
        ['id'],
      ],
    ]);
  });

  it('gives back one of two hypotheses only where no other has come in its place', async () => {
    const [from, into] = await two();
    kinds ??= await attachments(client, outcomeId);
    await kinds['hypothesis']?.(from.id, 2);
    await kinds['hypothesis']?.(into.id, 0);
    await merge(from.id, into.id);
    const { treeNode } = await client.data<{ treeNode: { keyResultLinks: { id: string }[] } }>(
      'query ($id: ID!) { treeNode(id: $id) { ... on Opportunity { keyResultLinks { id } } } }',
      { id: into.id },
    );
    await client.mutate('keyResultLinkRemove', { id: treeNode.keyResultLinks[0]?.id });
    await kinds['hypothesis']?.(into.id, 1);
    const { leftBehind, userErrors } = await undo(from.id, into.id);
    expect(userErrors).toEqual([]);
    expect(leftBehind?.filter(({ what }) => what === 'KEY_RESULT_LINK').map(({ reason }) => reason)).toEqual(
      expect.arrayContaining([
        'It was removed since the merge.',
        'Another one like it has come since, and stands in its place.',
      ]),
    );
  });

  it('takes a key that may write trees', async () => {
    const [from, into] = await two();
    await merge(from.id, into.id);
    const reader = await keyWith(client, ['TREE_READ']);
    await expect(undo(from.id, into.id, reader)).rejects.toThrow('FORBIDDEN');
    const { userErrors } = await undo(from.id, into.id, await keyWith(client, ['TREE_READ', 'TREE_WRITE']));
    expect(userErrors).toEqual([]);
  });
});
