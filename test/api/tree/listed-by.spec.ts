import { grow, type Node } from '../../support/grow.ts';
import { type Client, look, newWorkspace } from '../../support/service.ts';

/** Nodes that say of themselves that they are archived in effect, and those that are, by their titles. */
const ARCHIVED = `
  WITH RECURSIVE walk AS (
    SELECT id, title, archived_at IS NOT NULL AS archived FROM tree_node WHERE parent_id IS NULL
    UNION ALL
    SELECT child.id, child.title, walk.archived OR child.archived_at IS NOT NULL FROM walk
    JOIN tree_node AS child ON child.parent_id = walk.id
  )
  SELECT (SELECT array_agg(title ORDER BY title) FROM tree_node WHERE archived_in_effect) AS said,
         (SELECT array_agg(title ORDER BY title) FROM walk WHERE archived) AS due`;

describe('what lists of nodes are read by', () => {
  let client: Client;
  let plant: ReturnType<typeof grow>;
  let outcome: Node;
  beforeAll(async () => {
    client = await newWorkspace();
    plant = grow(client);
    outcome = await plant.outcome('Outcome');
  });

  const archived = async (): Promise<string[] | null> => {
    const [row] = await look<{ said: string[] | null; due: string[] | null }>(client, ARCHIVED);
    expect(row?.said).toEqual(row?.due);
    return row?.said ?? null;
  };
  const change = async (mutation: string, { id }: { id: string }, more: object = {}): Promise<void> => {
    const { node } = await client.data<{ node: { version: number } }>(
      'query ($id: ID!) { node(id: $id) { ... on TreeNode { version } } }',
      { id },
    );
    expect(await client.mutate(mutation, { id, expectedVersion: node.version, ...more })).toEqual({ userErrors: [] });
  };

  it('follows archiving and restoring down every branch', async () => {
    const above = await plant.opportunity(outcome.id, 'above');
    const middle = await plant.opportunity(above.id, 'middle');
    const below = await plant.solution(middle.id, 'below');
    await plant.experiment(below.id, 'leaf');
    await change('nodeArchive', below, { reason: 'Over' });
    expect(await archived()).toEqual(['below', 'leaf']);
    await change('nodeArchive', above, { reason: 'Over' });
    expect(await archived()).toEqual(['above', 'below', 'leaf', 'middle']);
    await change('nodeRestore', above);
    expect(await archived()).toEqual(['below', 'leaf']);
    await change('nodeRestore', below);
    expect(await archived()).toBeNull();
  });

  it('follows moves, also of what has archived nodes below it, into another tree', async () => {
    const other = await plant.outcome('Other');
    const moved = await plant.opportunity(outcome.id, 'moved');
    const gone = await plant.opportunity(moved.id, 'gone');
    await plant.opportunity(gone.id, 'gone too');
    await change('nodeArchive', gone, { reason: 'Over' });
    await change('nodeMove', moved, { parentId: other.id });
    expect(await archived()).toEqual(['gone', 'gone too']);
    await change('nodeRestore', gone);
    expect(await archived()).toBeNull();
  });

  it('follows merges: the one that goes is archived, what hung below it is not', async () => {
    const from = await plant.opportunity(outcome.id, 'from');
    await plant.opportunity(from.id, 'child');
    const into = await plant.opportunity(outcome.id, 'into');
    const input = { id: from.id, expectedVersion: from.version, intoId: into.id, intoExpectedVersion: into.version };
    expect(await client.mutate('opportunityMerge', input)).toEqual({ userErrors: [] });
    expect(await archived()).toEqual(['from']);
  });

  it('is no news to the change log', async () => {
    const node = await plant.solution((await plant.opportunity(outcome.id)).id, 'Shipped');
    await change('solutionUpdate', node, { title: 'Sent', status: 'SHIPPED', shippedOn: '2026-03-01' });
    await change('nodeArchive', node, { reason: 'Over' });
    const told = await look<{ changed: string[]; keys: string[] }>(
      client,
      `SELECT changed_columns AS changed, ARRAY(SELECT jsonb_object_keys(image)) AS keys FROM change_log
       WHERE entity_id = $1 ORDER BY seq`,
      [node.id],
    );
    expect(told.map(({ changed }) => changed)).toEqual([
      null,
      ['shipped_on', 'status', 'title'],
      ['archive_reason', 'archived_at'],
    ]);
    for (const { keys } of told)
      expect(keys.filter((key) => /in_effect|_key$|_rising|_falling/.test(key) && key !== 'short_key')).toEqual([]);
  });
});
