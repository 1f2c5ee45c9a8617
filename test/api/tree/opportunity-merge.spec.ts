import 'reflect-metadata';
import pg from 'pg';
import { builtSchema } from '../../../src/app.schema.ts';
import { aim } from '../../support/aim.ts';
import { attachedRows, doubledVersions, lostUnnamed, nodeColumns, NOT_CARRIED } from '../../support/attached.ts';
import { grow } from '../../support/grow.ts';
import { type Client, newWorkspace, workspaceIdOf } from '../../support/service.ts';
import { makeThings, type Things } from '../../support/things.ts';

interface Merged {
  readonly opportunity: { readonly version: number } | null;
  readonly carried: readonly { readonly what: string; readonly count: number }[];
  readonly leftBehind: readonly {
    readonly what: string;
    readonly id: string;
    readonly field: string | null;
    readonly reason: string;
  }[];
  readonly leftBehindCount: number;
}
const MERGED =
  'opportunity { version } carried { what count } leftBehind { what id field reason } leftBehindCount userErrors { code message }';

describe('a merge of two opportunities', () => {
  let client: Client;
  let things: Things;
  let behind: pg.Client;

  beforeAll(async () => {
    client = await newWorkspace('merging');
    things = await makeThings(client, await builtSchema());
    behind = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] ?? '' });
    await behind.connect();
    await behind.query(`SELECT set_config('app.workspace_id', $1, false)`, [await workspaceIdOf(client)]);
  }, 60_000);
  afterAll(() => behind.end());

  const versionOf = async (id: string): Promise<number> =>
    (await client.data<{ treeNode: { version: number } }>('query ($id: ID!) { treeNode(id: $id) { version } }', { id }))
      .treeNode.version;
  const merge = async (id: string, intoId: string): Promise<Merged> => {
    const input = { id, intoId, expectedVersion: await versionOf(id), intoExpectedVersion: await versionOf(intoId) };
    const merged = await client.mutate<Merged>('opportunityMerge', input, MERGED);
    expect(merged.userErrors).toEqual([]);
    return merged;
  };
  const done = async (mutation: string, input: Readonly<Record<string, unknown>>): Promise<void> => {
    const { userErrors } = await client.mutate(mutation, input);
    if (userErrors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(userErrors)}`);
  };

  it('knows of every column that names a node whether it is carried', async () => {
    const columns = await nodeColumns(behind);
    expect(Object.keys(NOT_CARRIED).filter((each) => !columns.includes(each))).toEqual([]);
    expect(columns.length).toBeGreaterThan(20);
  });

  it('loses nothing unnamed where both are filled with all that the API can make', async () => {
    const [fromId = '', intoId = ''] = [things['opportunity'], things['sibling']];
    const third = await grow(client).opportunity(things['outcome'] ?? '', 'Third');
    const earlier = await grow(client).opportunity(things['outcome'] ?? '', 'Earlier');
    await merge(earlier.id, fromId);
    const hypothesis = { statement: 'So', direction: 'UP', dueOn: '2027-01-01' };
    await done('keyResultLinkCreate', { keyResultId: things['keyResult'], nodeId: intoId, hypothesis });
    await done('nodeLinkCreate', { kind: 'DUPLICATES', fromNodeId: fromId, toNodeId: third.id });
    await done('nodeLinkCreate', { kind: 'DUPLICATES', fromNodeId: intoId, toNodeId: third.id });
    await done('assumptionLinkCreate', { assumptionId: things['assumption'], nodeIds: [intoId] });
    await done('evidenceCreate', { items: [{ insightId: things['insight'], nodeId: intoId, stance: 'SUPPORTS' }] });
    await done('nodeLinkCreate', { kind: 'RELATES_TO', fromNodeId: third.id, toNodeId: fromId });
    await done('objectiveCreate', {
      statement: 'Reached',
      cycleId: things['cycle'],
      opportunityId: fromId,
      ambition: 'COMMITTED',
      focus: 'USER',
    });
    const inputs = [
      { factor: 'peoplePerMonth', value: 10 },
      { factor: 'timesEachPerMonth', value: 2 },
    ];
    await done('scoreRecord', { nodeId: fromId, model: 'OPPORTUNITY_SIZE', inputs });
    await done('scoreRecord', { nodeId: intoId, model: 'RICE', inputs: [] });
    await done('decisionRecord', {
      question: 'Which?',
      options: ['One', 'Other'],
      choice: 'One',
      reason: 'So',
      twoWayDoor: true,
      nodeIds: [fromId, intoId],
    });
    await done('surveyAnswerIngest', {
      sourceSystem: 'forms',
      items: [
        {
          respondent: 'r',
          opportunityId: fromId,
          importance: 5,
          satisfaction: 1,
          answeredAt: '2026-01-05',
        },
      ],
    });
    await done('interviewSnapshotSet', { interviewId: things['interview'], opportunityIds: [fromId, intoId] });
    const before = await attachedRows(behind);
    const filled = new Set(before.filter(({ nodeId }) => nodeId === fromId).map(({ place }) => place));
    const merged = await merge(fromId, intoId);
    const after = await attachedRows(behind);
    const named = new Set(merged.leftBehind.map(({ id }) => id));
    expect(lostUnnamed(before, after, { fromId, intoId, named })).toEqual([]);
    expect(merged.leftBehindCount).toBe(merged.leftBehind.length);
    // The seed fills what there is: a column that it leaves empty tests nothing.
    const empty = (await nodeColumns(behind)).filter((each) => !(each in NOT_CARRIED) && !filled.has(each));
    expect(empty).toEqual([]);
    expect(merged.carried.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        'ASSESSMENT',
        'COMMENT',
        'EXTERNAL_REF',
        'OBJECTIVE',
        'SCORE',
        'SOLUTION',
        'SURVEY_ANSWER',
      ]),
    );
    expect(await doubledVersions(behind)).toEqual([]);
  });

  it('lets the stronger hypothesis stand, and keeps the other where it was', async () => {
    const [tree, plan] = [grow(client), aim(client)];
    const outcome = await tree.outcome();
    const [from, into] = [await tree.opportunity(outcome.id, 'Sized'), await tree.opportunity(outcome.id, 'Unsized')];
    const keyResult = await plan.keyResult();
    const link = async (nodeId: string, more: object): Promise<string> => {
      const hypothesis = { statement: 'So', direction: 'UP', dueOn: '2027-01-01', ...more };
      const input = { keyResultId: keyResult.id, nodeId, hypothesis };
      return (
        await client.mutate<{ keyResultLink: { id: string } }>('keyResultLinkCreate', input, 'keyResultLink { id }')
      ).keyResultLink.id;
    };
    const [sized, unsized] = [await link(from.id, { expectedSize: 5 }), await link(into.id, {})];
    const { carried, leftBehind } = await merge(from.id, into.id);
    expect(carried).toContainEqual({ what: 'KEY_RESULT_LINK', count: 1 });
    expect(leftBehind.filter(({ what }) => what === 'KEY_RESULT_LINK')).toEqual([
      { what: 'KEY_RESULT_LINK', id: unsized, field: null, reason: expect.stringContaining('is stronger') as unknown },
    ]);
    const { kept, left } = await client.data<Record<string, { node: { id: string } }>>(
      `query ($kept: ID!, $left: ID!) {
        kept: node(id: $kept) { ... on KeyResultLink { node { id } } }
        left: node(id: $left) { ... on KeyResultLink { node { id } } }
      }`,
      { kept: sized, left: unsized },
    );
    expect([kept?.node.id, left?.node.id]).toEqual([into.id, from.id]);
  });

  it('fills in what the one that stays does not say, and names what it says otherwise', async () => {
    const tree = grow(client);
    const outcome = await tree.outcome();
    const from = await tree.opportunity(outcome.id, 'From', {
      description: 'Told',
      tags: ['Old', 'New'],
      type: 'NEED',
    });
    const into = await tree.opportunity(outcome.id, 'Into', { tags: ['new'], type: 'DESIRE' });
    const { leftBehind } = await merge(from.id, into.id);
    expect(leftBehind.map(({ field, reason }) => [field, reason])).toEqual([
      ['title', `${from.shortKey} keeps its title: ${into.shortKey} has its own.`],
      ['type', `${from.shortKey} keeps its type: ${into.shortKey} has its own.`],
    ]);
    const { treeNode } = await client.data<{ treeNode: object }>(
      'query ($id: ID!) { treeNode(id: $id) { ... on Opportunity { title description tags type } } }',
      { id: into.id },
    );
    expect(treeNode).toEqual({ title: 'Into', description: 'Told', tags: ['new', 'Old'], type: 'DESIRE' });
  });
});
