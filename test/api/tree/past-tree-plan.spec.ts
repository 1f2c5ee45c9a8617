import pg from 'pg';
import { PastNodesReader } from '../../../src/features/tree/node/past/past-nodes.reader.ts';
import { PastRowsReader } from '../../../src/platform/change-log/past-rows.reader.ts';
import { createListedForest } from '../../support/listed-forest.ts';
import { scratchDatabase } from '../../support/own-service.ts';
import { StatementPlans } from '../../support/statement-plans.ts';

const TREES = 20;
const NODES_EACH = 500;
const CHANGES_EACH = 6;
const id = (letter: string, number: number): string =>
  `${letter}0000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

describe('a tree of the past among many', () => {
  let owner: pg.Client;
  let plans: StatementPlans;
  let past: PastNodesReader;
  let database: Awaited<ReturnType<typeof scratchDatabase>>;
  let outcomeIds: readonly string[] = [];

  beforeAll(async () => {
    database = await scratchDatabase('past');
    owner = new pg.Client({ connectionString: database.settings['DATABASE_OWNER_URL'] ?? '' });
    await owner.connect();
    const { rows } = await owner.query<{ id: string }>('SELECT founded_id AS id FROM first_workspace');
    const workspaceId = rows[0]?.id ?? '';
    await createListedForest(owner, {
      workspaceId,
      trees: TREES,
      nodesEach: NODES_EACH,
      ownerIds: [id('c', 0), id('c', 1)],
      teamIds: [id('d', 0)],
      personaIds: [id('e', 0)],
    });
    outcomeIds = (
      await owner.query<{ id: string }>(`SELECT id FROM tree_node WHERE kind = 'OUTCOME' ORDER BY id`)
    ).rows.map((row) => row.id);
    // Every node was made ten days ago and reworded day after day; one of the second tree has left the first on its way.
    await owner.query(
      `INSERT INTO change_log (workspace_id, entity_type, entity_id, entity_version, operation, actor_name, request_id, at, image, changed_columns)
       SELECT node.workspace_id, 'Opportunity', node.id, change, CASE change WHEN 1 THEN 'CREATED' ELSE 'UPDATED' END, 'key', 'request',
              now() - interval '11 days' + change * interval '1 day', to_jsonb(node), CASE WHEN change > 1 THEN '{title}'::text[] END
       FROM generate_series(1, $1::int) AS change CROSS JOIN tree_node AS node ORDER BY change`,
      [CHANGES_EACH],
    );
    await owner.query(
      `WITH left_it AS (SELECT * FROM tree_node WHERE tree_id = $2 AND parent_id IS NOT NULL ORDER BY id LIMIT 1), was AS (
         UPDATE change_log SET image = jsonb_set(image, '{tree_id}', to_jsonb($1::text)) FROM left_it
         WHERE change_log.entity_id = left_it.id AND change_log.workspace_id = left_it.workspace_id)
       INSERT INTO change_log (workspace_id, entity_type, entity_id, entity_version, operation, actor_name, request_id, at, image, changed_columns)
       SELECT workspace_id, 'Opportunity', id, 9, 'MOVED', 'key', 'request', now() - interval '1 day', to_jsonb(left_it), '{parent_id,tree_id}'
       FROM left_it`,
      [outcomeIds[0], outcomeIds[1]],
    );
    await owner.query('ANALYZE change_log');
    plans = await StatementPlans.open(database.settings['DATABASE_URL'] ?? '', workspaceId);
    past = new PastNodesReader(new PastRowsReader(plans.own.db, plans.own.columns));
  }, 120_000);
  afterAll(async () => {
    await plans.close();
    await owner.end();
    await database.drop();
  });

  it.each([
    [2, NODES_EACH + 2],
    [0.5, NODES_EACH + 1],
  ])('reads what its own nodes were %d days ago, and no table whole', async (days, nodes) => {
    const asOf = new Date(Date.now() - days * 86_400_000);
    const { answer, rows, whole } = await plans.of(() => past.nodesAt(outcomeIds[0] ?? '', asOf));
    expect(answer).toHaveLength(nodes);
    expect(whole).toEqual([]);
    // Each node's row, its last entry, and those that are passed over on the way to the first later one.
    expect(rows).toBeLessThanOrEqual((NODES_EACH + 2) * (2 + CHANGES_EACH + 1) + 10);
  });
});
