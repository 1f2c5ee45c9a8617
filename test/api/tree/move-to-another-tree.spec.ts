import pg from 'pg';
import { doubledVersions, unloggedNodes } from '../../support/attached.ts';
import { grow } from '../../support/grow.ts';
import { type Client, newWorkspace, workspaceIdOf } from '../../support/service.ts';

interface Mapped {
  readonly outcome: {
    readonly version: number;
    readonly experienceMap: { readonly id: string; readonly title: string }[];
  };
}
interface Moved {
  readonly node: { readonly version: number };
  readonly leftBehind: readonly {
    readonly what: string;
    readonly id: string;
    readonly field: string | null;
    readonly reason: string;
  }[];
  readonly leftBehindCount: number;
}

describe('a move to another tree', () => {
  let client: Client;
  let behind: pg.Client;

  beforeAll(async () => {
    client = await newWorkspace('moving');
    behind = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] ?? '' });
    await behind.connect();
    await behind.query(`SELECT set_config('app.workspace_id', $1, false)`, [await workspaceIdOf(client)]);
  });
  afterAll(() => behind.end());

  const mapped = async (title: string, moments: readonly string[]) => {
    const outcome = await grow(client).outcome(title);
    const input = { outcomeId: outcome.id, expectedVersion: 1, moments: moments.map((each) => ({ title: each })) };
    const set = await client.mutate<Mapped>(
      'experienceMapSet',
      input,
      'outcome { version experienceMap { id title } }',
    );
    return { ...outcome, moments: new Map(set.outcome.experienceMap.map((moment) => [moment.title, moment.id])) };
  };
  const momentOf = async (id: string): Promise<{ version: number; momentId: string | null }> =>
    (
      await client.data<{ treeNode: { version: number; momentId: string | null } }>(
        'query ($id: ID!) { treeNode(id: $id) { version ... on Opportunity { momentId } } }',
        { id },
      )
    ).treeNode;

  it('finds moments of the same title again, and names the others and the target', async () => {
    const old = await mapped('Old', ['Planning', 'Shopping']);
    const other = await mapped('Other', ['shopping', 'Cooking']);
    const tree = grow(client);
    const top = await tree.opportunity(old.id, 'Top', { momentId: old.moments.get('Shopping') });
    const below = await tree.opportunity(top.id, 'Below', { momentId: old.moments.get('Planning') });
    const { targetOpportunity } = await client.mutate<{ targetOpportunity: { id: string } }>(
      'targetOpportunitySet',
      { outcomeId: old.id, opportunityId: below.id, reason: 'So' },
      'targetOpportunity { id } userErrors { message }',
    );
    const moved = await client.mutate<Moved>(
      'nodeMove',
      { id: top.id, parentId: other.id, expectedVersion: 1 },
      'node { version } leftBehind { what id field reason } leftBehindCount',
    );
    expect(moved.node.version).toBe(2);
    expect(moved.leftBehindCount).toBe(2);
    expect(moved.leftBehind).toEqual([
      {
        what: 'OPPORTUNITY',
        id: below.id,
        field: 'momentId',
        reason: `${below.shortKey} has no moment any more: the map of its new tree has none called "Planning".`,
      },
      {
        what: 'TARGET_OPPORTUNITY',
        id: targetOpportunity.id,
        field: null,
        reason: `${old.shortKey} still has it as its target, and it hangs below ${other.shortKey} now: end it, or set another.`,
      },
    ]);
    expect(await momentOf(top.id)).toEqual({ version: 2, momentId: other.moments.get('shopping') });
    expect(await momentOf(below.id)).toEqual({ version: 2, momentId: null });
    expect([await doubledVersions(behind), await unloggedNodes(behind)]).toEqual([[], []]);
  });

  it('names nothing within a tree', async () => {
    const outcome = await mapped('Within', ['Planning']);
    const tree = grow(client);
    const [one, two] = [await tree.opportunity(outcome.id), await tree.opportunity(outcome.id)];
    const input = { id: one.id, parentId: two.id, expectedVersion: 1 };
    const moved = await client.mutate<Moved>('nodeMove', input, 'leftBehind { id } leftBehindCount');
    expect(moved).toEqual({ leftBehind: [], leftBehindCount: 0, userErrors: [] });
  });

  it('is not needed for a moment to be lost: whoever takes it off the map is told by whom it was held', async () => {
    const outcome = await mapped('Cut', ['Planning', 'Shopping']);
    const held = await grow(client).opportunity(outcome.id, 'Held', { momentId: outcome.moments.get('Planning') });
    const set = await client.mutate<Pick<Moved, 'leftBehind'>>(
      'experienceMapSet',
      { outcomeId: outcome.id, expectedVersion: 2, moments: [{ title: 'Shopping' }] },
      'leftBehind { what id field reason }',
    );
    expect(set.leftBehind).toEqual([
      {
        what: 'OPPORTUNITY',
        id: held.id,
        field: 'momentId',
        reason: `${held.shortKey} has no moment any more: "Planning" was removed from the map.`,
      },
    ]);
    expect(await momentOf(held.id)).toEqual({ version: 2, momentId: null });
    expect([await doubledVersions(behind), await unloggedNodes(behind)]).toEqual([[], []]);
  });
});
