import pg from 'pg';
import { type Attach, attachments, everythingThatStands } from '../support/attach.ts';
import { type Attached, attachedRows } from '../support/attached.ts';
import { chanceOf } from '../support/chance.ts';
import { grow } from '../support/grow.ts';
import { type Client, newWorkspace, workspaceIdOf } from '../support/service.ts';

const HISTORIES = process.env['OST_TEST_FULL'] === 'true' ? 500 : 1;
const OPPORTUNITIES = 6;
const THINGS = 18;
/** Most tries to undo four merges in some order. */
const MOST_TRIES = 200;
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
      let tries = 0;
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
        const [refusal] = done.userErrors;
        tries += 1;
        // What a later merge stands on is undone after that one; the last of all can be undone always.
        if (/undo (that|the) merge/.test(refusal?.message ?? '') && tries < MOST_TRIES) continue;
        expect([place, into.mergedIntoId]).toEqual([place, null]);
        expect([place, done]).toEqual([place, { userErrors: [], leftBehindCount: 0, leftBehind: [] }]);
        merges.splice(at, 1);
        undone += 1;
      }
      expect([place, await everythingThatStands(behind)]).toEqual([place, before]);
    }
    expect(undone).toBeGreaterThan(0);
  }, 3_600_000);

  it(`splits lose nothing, and merging the parts takes it back: ${HISTORIES} histories, seed ${SEED}`, async () => {
    let handed = 0;
    for (let history = 0; history < HISTORIES; history++) {
      const chance = chanceOf(SEED + history * 104_729);
      const place = `seed ${SEED}, history ${history}`;
      const client = await newWorkspace(`split ${history}`);
      await behind.query(`SELECT set_config('app.workspace_id', $1, false)`, [await workspaceIdOf(client)]);
      const ids = await plant(client, chance);
      const versionOf = async (id: string): Promise<number> =>
        (await client.data<{ treeNode: Known }>('query ($id: ID!) { treeNode(id: $id) { version } }', { id })).treeNode
          .version;
      const id = ids[chance(ids.length)] ?? '';
      const whole = await attachedRows(behind);
      const names = [...new Set(whole.filter((row) => row.nodeId === id && mayGo(row)).map(({ name }) => name))];
      const into = Array.from({ length: 1 + chance(3) }, (_, part) => ({
        title: `Part ${part}`,
        movedIds: [] as string[],
      }));
      for (const name of names) into[chance(into.length + 1)]?.movedIds.push(name);
      const placement = chance(2) === 0 ? 'BESIDE' : 'BELOW';
      const input = { id, expectedVersion: await versionOf(id), placement, into };
      const split = await client.mutate<{ parts: { id: string }[] | null }>('opportunitySplit', input, 'parts { id }');
      expect([place, split.userErrors]).toEqual([place, []]);
      const parts = (split.parts ?? []).map((part) => part.id);
      const owners = new Map(into.flatMap(({ movedIds }, part) => movedIds.map((name) => [name, parts[part] ?? ''])));
      handed += owners.size;
      const meant = whole.map((row) => (row.nodeId === id ? { ...row, nodeId: owners.get(row.name) ?? id } : row));
      const isOld = (row: Attached): boolean => row.place !== 'tree_node.parent_id' || !parts.includes(row.id);
      expect([place, sorted((await attachedRows(behind)).filter(isOld))]).toEqual([place, sorted(meant)]);
      const apart = await everythingThatStands(behind);
      const named = new Set<string>();
      for (const part of parts) {
        const versions = { expectedVersion: await versionOf(part), intoExpectedVersion: await versionOf(id) };
        const merged = await client.mutate<{ leftBehind: { id: string }[] }>(
          'opportunityMerge',
          { id: part, intoId: id, ...versions },
          'leftBehind { id }',
        );
        expect([place, merged.userErrors]).toEqual([place, []]);
        for (const left of merged.leftBehind) named.add(left.id);
      }
      const together = (rows: readonly Attached[]) =>
        sorted(rows.filter((row) => isOld(row) && !named.has(row.name) && row.place !== 'tree_node.merged_into_id'));
      expect([place, together(await attachedRows(behind))]).toEqual([place, together(whole)]);
      for (const part of parts.toSorted(() => chance(2) - 1)) {
        const versions = { expectedVersion: await versionOf(part), intoExpectedVersion: await versionOf(id) };
        const { userErrors } = await client.mutate('opportunityMergeUndo', { id: part, ...versions });
        expect([place, userErrors]).toEqual([place, []]);
      }
      expect([place, await everythingThatStands(behind)]).toEqual([place, apart]);
    }
    expect(handed).toBeGreaterThan(0);
  }, 3_600_000);
});

/** Whether a row can go to a part: ballots keep their candidates, ended targets tell of the past, and what was merged stays so. */
const mayGo = ({ place }: Attached): boolean =>
  !['ballot_candidate.node_id', 'target_opportunity.opportunity_id', 'tree_node.merged_into_id'].includes(place);
const sorted = (rows: readonly Attached[]): string[] =>
  rows.map(({ place, id, nodeId }) => `${place} ${id} ${nodeId}`).sort();
