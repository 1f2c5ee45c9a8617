import pg from 'pg';
import { type Attach, attachments, everythingThatStands } from '../../support/attach.ts';
import { chanceOf } from '../../support/chance.ts';
import { grow } from '../../support/grow.ts';
import { type Client, newWorkspace, workspaceIdOf } from '../../support/service.ts';

const HISTORIES = process.env['OST_TEST_FULL'] === 'true' ? 500 : 1;
const OPPORTUNITIES = 6;
const THINGS = 18;
const SEED = Number(process.env['OST_TEST_SEED'] ?? Date.now() % 1_000_000);

interface Known {
  readonly version: number;
  readonly shortKey: string;
  readonly mergedIntoId: string | null;
}
type Done = { readonly leftBehindCount: number | null };

/** Two trees of opportunities, with things of all kinds hung on them at random. */
async function plant(client: Client, chance: (below: number) => number): Promise<readonly string[]> {
  const tree = grow(client);
  const ids: string[] = [];
  const attach: Attach[] = [];
  const below: string[][] = [];
  for (const title of ['One', 'Other']) {
    const { id } = await tree.outcome(title);
    below.push([id]);
    attach.push(...Object.values(await attachments(client, id)));
  }
  for (let number = 0; number < OPPORTUNITIES; number++) {
    const parents = below[number % 3 === 2 ? 1 : 0] ?? [];
    const parentId = parents[chance(parents.length)] ?? '';
    const { id } = await tree.opportunity(parentId, `Need ${number}`);
    const related = ids[chance(ids.length)];
    if (related) await client.mutate('nodeLinkCreate', { kind: 'RELATES_TO', fromNodeId: id, toNodeId: related });
    parents.push(id);
    ids.push(id);
  }
  for (let number = 0; number < THINGS; number++)
    await attach[chance(attach.length)]?.(ids[chance(ids.length)] ?? '', number);
  return ids;
}

describe('random histories of merges and their undos', () => {
  let behind: pg.Client;
  beforeAll(async () => {
    behind = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] ?? '' });
    await behind.connect();
  });
  afterAll(() => behind.end());

  it(`restore exactly what there was: ${HISTORIES} histories, seed ${SEED}`, async () => {
    let undone = 0;
    for (let history = 0; history < HISTORIES; history++) {
      const chance = chanceOf(SEED + history * 7919);
      const place = `seed ${SEED}, history ${history}`;
      const client = await newWorkspace(`history ${history}`);
      await behind.query(`SELECT set_config('app.workspace_id', $1, false)`, [await workspaceIdOf(client)]);
      const ids = await plant(client, chance);
      const nodeOf = async (id: string): Promise<Known> =>
        (
          await client.data<{ treeNode: Known }>(
            'query ($id: ID!) { treeNode(id: $id) { version shortKey mergedIntoId } }',
            { id },
          )
        ).treeNode;
      const before = await everythingThatStands(behind);
      const merges: { readonly id: string; readonly intoId: string }[] = [];
      for (let step = 0; step < 4; step++) {
        const live = ids.filter((id) => !merges.some((merge) => merge.id === id));
        const [id, intoId] = [live, live].map((each) => each[chance(each.length)] ?? '');
        if (!id || !intoId || id === intoId) continue;
        const [one, other] = [await nodeOf(id), await nodeOf(intoId)];
        const input = { id, intoId, expectedVersion: one.version, intoExpectedVersion: other.version };
        const { userErrors } = await client.mutate<Done>('opportunityMerge', input);
        // An opportunity is not merged into one that hangs below it.
        if (userErrors.length === 0) merges.push({ id, intoId });
      }
      while (merges.length > 0) {
        const at = chance(merges.length);
        const merge = merges[at];
        if (!merge) break;
        const [merged, into] = [await nodeOf(merge.id), await nodeOf(merge.intoId)];
        const input = { id: merge.id, expectedVersion: merged.version, intoExpectedVersion: into.version };
        const done = await client.mutate<Done>(
          'opportunityMergeUndo',
          input,
          'leftBehindCount leftBehind { what reason }',
        );
        if (into.mergedIntoId !== null) {
          expect([place, done.userErrors[0]?.message]).toEqual([
            place,
            expect.stringContaining('undo that merge first'),
          ]);
          continue;
        }
        expect([place, done]).toEqual([place, { userErrors: [], leftBehindCount: 0, leftBehind: [] }]);
        merges.splice(at, 1);
        undone += 1;
      }
      expect([place, await everythingThatStands(behind)]).toEqual([place, before]);
    }
    expect(undone).toBeGreaterThan(0);
  }, 3_600_000);
});
