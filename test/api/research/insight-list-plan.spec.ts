import { InsightListReader } from '../../../src/features/research/insight/insight-list.reader.ts';
import type { InsightArgs } from '../../../src/features/research/insight/insight-args.model.ts';
import { ListCandidates } from '../../../src/platform/database/list-candidates.reader.ts';
import { ListReader } from '../../../src/platform/database/list.reader.ts';
import { ingest } from '../../support/ingest.ts';
import { type Client, databaseAs, newWorkspace, workspaceIdOf } from '../../support/service.ts';
import { scansBy } from '../../support/triage-plans.ts';

/** Insights of the workspace: four times as many as one page may look at. */
const INSIGHTS = 20_000;
/** Most candidates of one filter, and most insights that one page looks at. */
const MOST = 5_000;

describe('what a list of insights reads', () => {
  let client: Client;
  let workspaceId: string;
  let participantId: string;
  beforeAll(async () => {
    client = await newWorkspace();
    workspaceId = await workspaceIdOf(client);
    await ingest(client, { title: 'One' }, { title: 'Two', participant: { externalId: 'ada' } });
    const { participants } = await client.data<{ participants: { nodes: { id: string }[] } }>(
      '{ participants { nodes { id } } }',
    );
    participantId = participants.nodes[0]?.id ?? '';
    const owner = databaseAs('owner');
    const connection = await owner.connect();
    await connection.query(`SELECT set_config('app.workspace_id', $1, false)`, [workspaceId]);
    // Half of them are linked, one in a hundred is of a rare kind, and of another rare source.
    await connection.query(
      `INSERT INTO insight SELECT (jsonb_populate_record(insight, jsonb_build_object(
         'id', gen_random_uuid(), 'external_id', 'copy-' || number, 'occurred_at', timestamptz '2026-01-01' + number * interval '1 minute',
         'received_at', timestamptz '2026-02-01' + number * interval '1 minute',
         'status', CASE WHEN number % 2 = 0 THEN 'INBOX' ELSE 'LINKED' END,
         'kind', CASE WHEN number % 100 = 0 THEN 'TECH_DEBT' ELSE 'SUPPORT' END,
         'source_system', CASE WHEN number % 100 = 1 THEN 'crm' ELSE 'desk' END))).*
       FROM insight, generate_series(1, $2) AS number WHERE workspace_id = $1 AND participant_id IS NULL`,
      [workspaceId, INSIGHTS],
    );
    await connection.query('ANALYZE insight');
    connection.release();
    await owner.end();
  }, 120_000);

  /** Rows of insights that one page reads, those left out counted in. */
  const read = async (args: InsightArgs): Promise<number> => {
    const scans = await scansBy(
      process.env['TEST_DATABASE_URL'] ?? '',
      workspaceId,
      (db, columns) => new InsightListReader(new ListReader(db, columns), new ListCandidates(db), columns).page(args),
      /insight/,
    );
    const ofEach = scans.map(
      (scan) => (scan['Actual Rows'] + (scan['Rows Removed by Filter'] ?? 0)) * scan['Actual Loops'],
    );
    return ofEach.reduce((one, other) => one + other, 0);
  };

  const page = { first: 20 };
  const received = { field: 'RECEIVED_AT', direction: 'DESC' } as const;
  it.each<[what: string, args: () => InsightArgs, most: number]>([
    ['the latest of all', () => page, 200],
    ['the last that came in', () => ({ ...page, orderBy: received }), 200],
    ['the end of the list', () => ({ last: 20 }), 200],
    ['the inbox', () => ({ ...page, filter: { statuses: ['INBOX'] } }), 200],
    // Of what nearly all are, Postgres counts the candidates from the table itself, past rows of other workspaces.
    ['a common kind', () => ({ ...page, filter: { kinds: ['SUPPORT'] } }), 4 * MOST],
    ['a rare kind', () => ({ ...page, filter: { kinds: ['TECH_DEBT'] } }), 2 * 200 + 200],
    ['a rare source', () => ({ ...page, filter: { sourceSystems: ['crm'] } }), 2 * 200 + 200],
    ['a participant', () => ({ ...page, filter: { participantIds: [participantId] } }), 10],
    [
      'a participant by when they came in',
      () => ({ ...page, orderBy: received, filter: { participantIds: [participantId] } }),
      10,
    ],
    [
      'an hour',
      () => ({ ...page, filter: { from: new Date('2026-01-02'), to: new Date('2026-01-02T01:00:00Z') } }),
      400,
    ],
    ['what came in since', () => ({ ...page, filter: { receivedSince: new Date('2026-02-14T20:00:00Z') } }), 400],
    ['what no index knows', () => ({ ...page, filter: { languages: ['fr'] } }), 4 * MOST],
  ])('is bounded for %s', async (_, args, most) => {
    expect(await read(args())).toBeLessThanOrEqual(most);
  });

  it('ends a page early where too much would have to be looked at, and goes on from there', async () => {
    const list = async (
      more: string,
    ): Promise<{ nodes: object[]; stoppedEarly: boolean; pageInfo: { endCursor: string; hasNextPage: boolean } }> =>
      (
        await client.data<{ insights: Awaited<ReturnType<typeof list>> }>(
          `{ insights(filter: { languages: ["fr"] } ${more}) { nodes { id } stoppedEarly pageInfo { endCursor hasNextPage } } }`,
        )
      ).insights;
    let pages = 0;
    for (let after = '', goesOn = true; goesOn; pages++) {
      const { nodes, stoppedEarly, pageInfo } = await list(after);
      expect(nodes).toEqual([]);
      expect(stoppedEarly).toBe(pageInfo.hasNextPage);
      goesOn = pageInfo.hasNextPage;
      after = `after: "${pageInfo.endCursor}"`;
    }
    expect(pages).toBe(INSIGHTS / MOST + 1);
  });
});
