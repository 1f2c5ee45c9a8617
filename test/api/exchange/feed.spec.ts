import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityMetadata } from 'typeorm';
import { EntityTypeEnum } from '../../../src/platform/change-log/change.model.ts';
import { builtSchema } from '../../../src/app.schema.ts';
import { chanceOf } from '../../support/chance.ts';
import { fill } from '../../support/fill.ts';
import { makeParts } from '../../support/make-parts.ts';
import { grow } from '../../support/grow.ts';
import { ingest } from '../../support/ingest.ts';
import { LateWriters } from '../../support/late-writers.ts';
import { OwnDatabase } from '../../support/own-database.ts';
import { FEED_CHANGE, feedOf, feedPage, type FeedChange, Replica, transactionOf } from '../../support/replica.ts';
import { type Client, keyWith, look, newWorkspace, workspaceIdOf } from '../../support/service.ts';
import { makeThings, type Things } from '../../support/things.ts';

const FULL = process.env['OST_TEST_FULL'] === 'true';
const SEED = Number(process.env['OST_TEST_SEED'] ?? Date.now() % 1_000_000);

/** Types of which no thing belongs to a tree, each with what it belongs to instead. */
const IN_NO_TREE: Readonly<Record<string, string>> = {
  Account: 'who participants work for',
  ApiKey: 'the workspace',
  Cycle: 'the workspace: objectives of every team are set in it',
  Insight: 'whoever said it; what ties it to a tree is evidence',
  Metric: 'the workspace or a product',
  MetricReading: 'its metric',
  OwnInterviewTemplate: 'the workspace',
  OwnModel: 'the workspace',
  OwnModelVersion: 'its model',
  Participant: 'nothing: a person',
  ParticipantIdentity: 'its participant',
  ParticipantMerge: 'two participants',
  Person: 'the workspace',
  Persona: 'a product',
  PersonaClaim: 'its persona',
  Product: 'the workspace',
  Quote: 'its insight',
  SavedView: 'the workspace: a list over all of it',
  Team: 'the workspace',
  TeamMember: 'its team',
  Workspace: 'nothing: it is the whole',
};

let client: Client;
let things: Things;
let models: readonly EntityMetadata[];
let own: OwnDatabase;

beforeAll(async () => {
  const schema = await builtSchema();
  client = await newWorkspace('feed');
  things = await fill(client, await makeThings(client, schema));
  await makeParts(client, things);
  own = await OwnDatabase.open(process.env['TEST_DATABASE_URL'] ?? '', await workspaceIdOf(client));
  models = own.columns.models().filter(({ targetName }) => Object.values(EntityTypeEnum).includes(targetName));
  await settled(client);
}, 90_000);
afterAll(() => own.close());

/** Waits until the feed has come to what was committed before: transactions of others may still be under way. */
async function settled(by: Client): Promise<void> {
  const [last] = await look<{ last: number }>(by, 'SELECT max(transaction::text::int) AS last FROM change_log');
  for (;;) {
    const { changesHead } = await by.data<{ changesHead: string }>('{ changesHead }');
    if (transactionOf(changesHead) > (last?.last ?? 0)) return;
    await sleep(20);
  }
}

const typesIn = (changes: readonly FeedChange[]): string[] =>
  [...new Set(changes.map(({ entityType }) => entityType))].sort();
const nameOf = (type: string): string => Object.entries(EntityTypeEnum).find(([, each]) => each === type)?.[0] ?? type;

describe('the change feed', () => {
  it('tells of every type that a workspace has', async () => {
    const logged = await look<{ type: string }>(client, 'SELECT DISTINCT entity_type AS type FROM change_log');
    const told = typesIn(await feedOf(client));
    expect(told).toEqual(logged.map(({ type }) => nameOf(type)).sort());
    // A new model is one that this test makes a thing of.
    expect(told).toEqual(Object.keys(EntityTypeEnum).sort());
  });

  it('makes a replica that equals the tables, deletions and erasures among them', async () => {
    const replica = new Replica();
    for (const change of await feedOf(client))
      replica.apply({ ...change, entityType: EntityTypeEnum[change.entityType] ?? '' });
    expect(await replica.differences(client, models)).toEqual([]);
  });

  it('tells of everything in a tree that belongs to one, by foreign keys alone', async () => {
    const { outcomes } = await client.data<{ outcomes: { nodes: { id: string }[] } }>(
      '{ outcomes(first: 100) { nodes { id } } }',
    );
    const inTrees = new Set<string>();
    for (const { id } of outcomes.nodes)
      for (const type of typesIn(await feedOf(client, `, filter: { treeId: "${id}" }`))) inTrees.add(type);
    const expected = Object.entries(EntityTypeEnum)
      .filter(([, type]) => !(type in IN_NO_TREE))
      .map(([name]) => name);
    expect([...inTrees].sort()).toEqual(expected.sort());
  });
});

describe(`writers that commit late (seed ${SEED})`, () => {
  let writers: LateWriters;
  beforeAll(async () => {
    writers = await LateWriters.connect(16);
  });
  afterAll(() => writers.end());

  it(
    'hide nothing from a reader: its replica equals the tables',
    async () => {
      const end = Date.now() + 2_500;
      let seeds = 0;
      for (; FULL ? seeds < 100 : seeds < 2 || Date.now() < end - 800; seeds++) {
        const here = await newWorkspace('late');
        const workspaceId = await workspaceIdOf(here);
        const chance = chanceOf(SEED + seeds);
        const replica = new Replica();
        let [after, read, last]: [string | null, number, number] = [null, 0, Infinity];
        const writing = writers.write(workspaceId, SEED + seeds, FULL ? 10 : 4).then(async () => {
          const [row] = await look<{ last: number }>(
            { workspaceId },
            'SELECT max(transaction::text::int) AS last FROM change_log',
          );
          last = row?.last ?? 0;
        });
        for (;;) {
          const reader = chance(2) === 0 ? here : here.elsewhere();
          const { edges, pageInfo } = await feedPage(reader, after, 1 + chance(40));
          for (const { node } of edges) replica.apply({ ...node, entityType: EntityTypeEnum[node.entityType] ?? '' });
          read += edges.length;
          after = pageInfo.endCursor;
          if (!pageInfo.hasNextPage && transactionOf(after) > last) break;
        }
        await writing;
        const [logged] = await look<{ count: number }>(
          { workspaceId },
          'SELECT count(*)::int AS count FROM change_log',
        );
        expect({ seed: SEED + seeds, read }).toEqual({ seed: SEED + seeds, read: logged?.count });
        expect(await replica.differences(here, models)).toEqual([]);
      }
      expect(seeds).toBeGreaterThan(1);
    },
    FULL ? 900_000 : 30_000,
  );
});

describe('a reader of the feed', () => {
  it('begins from now with the head, and from the very first change without a cursor', async () => {
    const here = await newWorkspace('head');
    await settled(here);
    const { changesHead } = await here.data<{ changesHead: string }>('{ changesHead }');
    const outcome = await grow(here).outcome('Later');
    await settled(here);
    expect((await feedOf(here, '', changesHead)).map(({ entityId, operation }) => [entityId, operation])).toEqual([
      [outcome.id, 'CREATED'],
    ]);
    expect(typesIn(await feedOf(here))).toEqual(['API_KEY', 'OUTCOME', 'WORKSPACE']);
    const { edges, pageInfo } = await feedPage(here, null, 1);
    expect([edges.length, pageInfo.hasNextPage]).toEqual([1, true]);
    const behind = await feedPage(here, edges[0]?.cursor ?? null, 500);
    expect(behind.edges.map(({ node }) => node.entityType)).not.toContain(
      edges[0]?.node.entityType === 'OUTCOME' ? 'OUTCOME' : 'none',
    );
    const caughtUp = await feedPage(here, behind.pageInfo.endCursor);
    expect([caughtUp.edges, caughtUp.pageInfo.hasNextPage]).toEqual([[], false]);
    expect(typeof caughtUp.pageInfo.endCursor).toBe('string');
  });

  it('sees before and after, who did it by which key, and in the name of which system', async () => {
    const here = await newWorkspace('told');
    const outcome = await grow(here).outcome('Before');
    await here.mutate('outcomeUpdate', { id: outcome.id, expectedVersion: 1, title: 'After' });
    await ingest(here, { title: 'Heard' });
    const bound = await here.mutate<{ token: string }>(
      'apiKeyCreate',
      { name: 'sync', scopes: ['TREE_WRITE'], sourceSystem: 'jira' },
      'token',
    );
    await here.as(bound.token).mutate('personCreate', { name: 'Ada', role: 'DESIGN' });
    await settled(here);
    const changes = await feedOf(here);
    const renamed = changes.find(({ operation }) => operation === 'UPDATED');
    expect(renamed).toMatchObject({
      entityType: 'OUTCOME',
      version: 2,
      changedFields: ['title'],
      origin: null,
      changes: [{ field: 'title', before: 'Before', after: 'After', withheld: null }],
    });
    expect(changes.find(({ entityType }) => entityType === 'INSIGHT')?.origin).toBe('desk');
    expect(changes.find(({ entityType }) => entityType === 'PERSON')).toMatchObject({ origin: 'jira', actor: 'sync' });
  });

  it('looks at no more than 5,000 entries for a page, and goes on behind them', async () => {
    const here = await newWorkspace('long');
    const workspaceId = await workspaceIdOf(here);
    const fillUp = `INSERT INTO change_log (workspace_id, entity_type, entity_id, entity_version, operation, actor_name, request_id, image)
      SELECT $1::uuid, 'Team', gen_random_uuid(), 1, 'CREATED', 'x', 'x', '{"name": "x"}' FROM generate_series(1, 6000)`;
    await look({ workspaceId }, fillUp, [workspaceId]);
    const outcome = await grow(here).outcome('At last');
    await settled(here);
    const only = ', filter: { entityTypes: [OUTCOME] }';
    const one = await feedPage(here, null, 10, only);
    expect([one.edges.length, one.pageInfo.hasNextPage]).toEqual([0, true]);
    const two = await feedPage(here, one.pageInfo.endCursor, 10, only);
    expect([two.edges.map(({ node }) => node.entityId), two.pageInfo.hasNextPage]).toEqual([[outcome.id], false]);
    expect(await feedOf(here, only)).toHaveLength(1);
  });

  it('is told only what its key may read, and goes on over the rest', async () => {
    const okr = await keyWith(client, ['OKR_READ']);
    const tree = await keyWith(client, ['TREE_READ']);
    const none = await keyWith(client, ['INSIGHT_INGEST']);
    const [byOkr, byTree, byNone] = [typesIn(await feedOf(okr)), typesIn(await feedOf(tree)), await feedOf(none)];
    expect(byOkr).toEqual(expect.arrayContaining(['CHECK_IN', 'CYCLE', 'KEY_RESULT', 'METRIC_READING', 'OBJECTIVE']));
    expect(byTree).toEqual(expect.arrayContaining(['OUTCOME', 'SCORE', 'COMMENT', 'ASSUMPTION_NODE', 'TEAM_MEMBER']));
    for (const hidden of [
      'INSIGHT',
      'QUOTE',
      'PARTICIPANT',
      'PARTICIPANT_IDENTITY',
      'SURVEY_ANSWER',
      'INTERVIEW_GUEST',
      'API_KEY',
    ])
      expect([...byOkr, ...byTree]).not.toContain(hidden);
    expect(byTree).not.toContain('KEY_RESULT');
    expect(typesIn(byNone)).toEqual(['WORKSPACE']);
  });

  it('follows a tree, a node, a key result or a team, and hears of what leaves it', async () => {
    const here = await newWorkspace('followed');
    const plant = grow(here);
    const { team } = await here.mutate<{ team: { id: string } }>('teamCreate', { name: 'Tills' }, 'team { id }');
    const [one, other] = [await plant.outcome('One', { teamId: team.id }), await plant.outcome('Other')];
    const need = await plant.opportunity(one.id, 'Need');
    await here.mutate('commentCreate', { nodeId: need.id, text: 'Indeed.' });
    const { tree } = await here.data<{ tree: { revision: number } }>(
      'query ($id: ID!) { tree(outcomeId: $id) { revision } }',
      { id: one.id },
    );
    expect(tree.revision).toBeGreaterThan(0);
    const moved = await here.mutate('nodeMove', { id: need.id, parentId: other.id, expectedVersion: 1 });
    expect(moved.userErrors).toEqual([]);
    await here.mutate('opportunityUpdate', { id: need.id, expectedVersion: 2, title: 'Renamed' });
    await settled(here);
    const told = async (filter: string): Promise<string[]> =>
      (await feedOf(here, `, filter: { ${filter} }`)).map(({ entityType, operation }) => `${entityType} ${operation}`);
    expect(await told(`treeId: "${one.id}"`)).toEqual([
      'OUTCOME CREATED',
      'OPPORTUNITY CREATED',
      'COMMENT CREATED',
      'OPPORTUNITY MOVED',
    ]);
    expect(await told(`treeId: "${other.shortKey}"`)).toEqual([
      'OUTCOME CREATED',
      'OPPORTUNITY MOVED',
      'OPPORTUNITY UPDATED',
    ]);
    expect(await told(`nodeId: "${need.id}"`)).toEqual([
      'OPPORTUNITY CREATED',
      'COMMENT CREATED',
      'OPPORTUNITY MOVED',
      'OPPORTUNITY UPDATED',
    ]);
    expect(await told(`teamId: "${team.id}"`)).toEqual([
      'TEAM CREATED',
      'OUTCOME CREATED',
      'OPPORTUNITY CREATED',
      'COMMENT CREATED',
      'OPPORTUNITY MOVED',
    ]);
    expect(await told(`fields: ["title"], operations: [UPDATED]`)).toEqual(['OPPORTUNITY UPDATED']);
    expect(await told(`fields: ["title"], treeId: "${other.id}"`)).toEqual(['OUTCOME CREATED', 'OPPORTUNITY UPDATED']);
  });

  it('never hears of another workspace', async () => {
    const ids = new Set((await feedOf(client)).map(({ entityId }) => entityId));
    const other = await newWorkspace('other');
    await grow(other).outcome('Theirs');
    await settled(other);
    expect((await feedOf(other)).filter(({ entityId }) => ids.has(entityId))).toEqual([]);
    const theirs = (await other.data<{ changesHead: string }>('{ changesHead }')).changesHead;
    const { errors } = await client.ask(`{ changes(after: "${theirs}") { nodes { ${FEED_CHANGE} } } }`);
    expect(errors?.map(({ message, extensions }) => [extensions.code, message])).toEqual([
      ['BAD_REQUEST', '"after" is a cursor of the feed of another workspace. Pass one of your own.'],
    ]);
  });
});

describe('what the feed does not take', () => {
  const nobody = '01a20000-0000-7000-8000-000000000001';
  const CASES: readonly (readonly [args: string, code: string, message: RegExp])[] = [
    ['first: 1001', 'BAD_REQUEST', /"first" is how many at most: 1 to 1000, not 1001\./],
    ['first: 0', 'BAD_REQUEST', /"first" is how many at most/],
    ['after: "x"', 'BAD_REQUEST', /"after" is no cursor of this list/],
    ['filter: { entityTypes: [PARROT] }', 'BAD_REQUEST', /entityTypes\.0: EntityType takes ACCOUNT, /],
    ['filter: { entityTypes: [] }', 'BAD_REQUEST', /entityTypes/],
    [
      'filter: { fields: ["titles"] }',
      'BAD_REQUEST',
      /"fields" names "titles", which none of the types has\. Did you mean title\?/,
    ],
    [
      'filter: { entityTypes: [TEAM], fields: ["title"] }',
      'BAD_REQUEST',
      /"fields" names "title", which Team does not have\. It has /,
    ],
    [`filter: { treeId: "${nobody}" }`, 'BAD_REQUEST', /treeId takes the id or the short key of an Outcome/],
    [
      'filter: { treeId: "no id" }',
      'BAD_REQUEST',
      /treeId takes the id or the short key of an Outcome; "no id" names none\./,
    ],
    [`filter: { teamId: "${nobody}" }`, 'BAD_REQUEST', /teamId takes the id of a Team/],
    [`filter: { nodeId: "${nobody}" }`, 'BAD_REQUEST', /nodeId takes the id or the short key of a/],
    [`filter: { keyResultId: "${nobody}" }`, 'BAD_REQUEST', /keyResultId takes the id of a KeyResult/],
  ];

  it.each(CASES)('%s', async (args, code, message) => {
    const { errors = [] } = await client.ask(`{ changes(${args}) { nodes { entityId } } }`);
    expect(errors[0]?.extensions.code).toBe(code);
    expect(errors[0]?.message).toMatch(message);
  });

  it('a filter by what the key may not read', async () => {
    const tree = await keyWith(client, ['OKR_READ']);
    for (const [filter, message] of [
      ['entityTypes: [INSIGHT]', 'The key lacks the scope insight:read, which changes of Insight take.'],
      [`treeId: "${things['outcome'] ?? ''}"`, 'The key lacks the scope tree:read, which treeId takes.'],
    ]) {
      const { errors = [] } = await tree.ask(`{ changes(filter: { ${filter ?? ''} }) { nodes { entityId } } }`);
      expect(errors.map((error) => [error.extensions.code, error.message])).toEqual([['FORBIDDEN', message]]);
    }
  });

  it('a cursor of a database that another one has taken over from, or that was set back', async () => {
    const { changesHead } = await client.data<{ changesHead: string }>('{ changesHead }');
    const parts = JSON.parse(Buffer.from(changesHead, 'base64url').toString()) as unknown[];
    const [list, workspace, epoch, from, to, seq] = parts;
    for (const forged of [
      [list, workspace, String(epoch).replace(/-\d+$/, '-99'), from, to, seq],
      [list, workspace, '7000000000000000000-1', from, to, seq],
      [list, workspace, epoch, from, '999999999999:999999999999:', seq],
    ]) {
      const after = Buffer.from(JSON.stringify(forged)).toString('base64url');
      const { errors = [] } = await client.ask(`{ changes(after: "${after}") { nodes { entityId } } }`);
      expect(errors[0]?.extensions.code).toBe('CURSOR_EXPIRED');
      expect(errors[0]?.message).toMatch(/Take changesHead, read everything again, and go on after it\.$/);
    }
  });
});
