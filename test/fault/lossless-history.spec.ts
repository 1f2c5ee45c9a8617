import pg from 'pg';
import { aim } from '../support/aim.ts';
import { type Attached, attachedRows, doubledVersions, lostUnnamed, unloggedNodes } from '../support/attached.ts';
import { grow } from '../support/grow.ts';
import { type Client, newWorkspace, workspaceIdOf } from '../support/service.ts';

const HISTORIES = process.env['OST_TEST_FULL'] === 'true' ? 500 : 2;
const STEPS = 6;
const SEED = Number(process.env['OST_TEST_SEED'] ?? Date.now() % 1_000_000);

/** What the model knows of an opportunity. */
interface Known {
  readonly id: string;
  parentId: string;
  treeId: string;
  version: number;
  moment: string | null;
  isMerged: boolean;
}
interface Done {
  readonly leftBehind: readonly { readonly id: string; readonly field: string | null }[] | null;
}
type Row = Omit<Known, 'isMerged'>;

/** Numbers from 0 to below 1, the same for one seed (mulberry32). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Titles of the moments of both trees; one of them is on both maps. */
const MAPS = [
  ['Plan', 'Shop'],
  ['Shop', 'Cook'],
];

/** Two trees of opportunities on which something hangs each. */
async function plant(client: Client, next: () => number): Promise<{ known: Known[]; trees: readonly string[] }> {
  const [tree, plan] = [grow(client), aim(client)];
  const trees: string[] = [];
  const moments = new Map<string, string>();
  for (const titles of MAPS) {
    const outcome = await tree.outcome();
    trees.push(outcome.id);
    const { outcome: mapped } = await client.mutate<{ outcome: { experienceMap: { id: string; title: string }[] } }>(
      'experienceMapSet',
      { outcomeId: outcome.id, expectedVersion: 1, moments: titles.map((title) => ({ title })) },
      'outcome { experienceMap { id title } }',
    );
    for (const { id, title } of mapped.experienceMap) moments.set(`${outcome.id}/${title}`, id);
  }
  const { id: keyResultId } = await plan.keyResult();
  const known: Known[] = [];
  for (let at = 0; at < 6; at++) {
    const treeId = trees[at % 2] ?? '';
    const above = known.filter((each) => each.treeId === treeId);
    const parentId = next() < 0.5 ? treeId : (above[Math.floor(next() * above.length)]?.id ?? treeId);
    const moment = MAPS[at % 2]?.[Math.floor(next() * 3)] ?? null;
    const momentId = moment === null ? null : moments.get(`${treeId}/${moment}`);
    const { id } = await tree.opportunity(parentId, `Need ${at}`, { momentId });
    known.push({ id, parentId, treeId, version: 1, moment, isMerged: false });
    await client.mutate('commentCreate', { nodeId: id, text: `Said ${at}` });
    const hypothesis = { statement: 'So', direction: 'UP', dueOn: '2027-01-01', expectedSize: at % 3 };
    if (next() < 0.7) await client.mutate('keyResultLinkCreate', { keyResultId, nodeId: id, hypothesis });
    const other = known[Math.floor(next() * known.length)]?.id;
    if (other !== id) await client.mutate('nodeLinkCreate', { kind: 'RELATES_TO', fromNodeId: id, toNodeId: other });
  }
  return { known, trees };
}

describe('random histories of merges and moves', () => {
  it(`lose nothing unnamed: ${HISTORIES} histories, seed ${SEED}`, async () => {
    const behind = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] ?? '' });
    await behind.connect();
    let steps = 0;
    try {
      for (let history = 0; history < HISTORIES; history++) {
        const next = chances(SEED + history * 7919);
        const client = await newWorkspace(`history ${history}`);
        await behind.query(`SELECT set_config('app.workspace_id', $1, false)`, [await workspaceIdOf(client)]);
        const { known, trees } = await plant(client, next);
        const isBelow = (id: string, topId: string): boolean => {
          const parentId = known.find((each) => each.id === id)?.parentId;
          return id === topId || (parentId !== undefined && isBelow(parentId, topId));
        };
        let before: Attached[] = await attachedRows(behind);
        for (let step = 0; step < STEPS; step++) {
          const live = known.filter(({ isMerged }) => !isMerged);
          const from = live[Math.floor(next() * live.length)];
          const into = live[Math.floor(next() * live.length)];
          if (!from || !into || isBelow(into.id, from.id)) continue;
          const isMerge = next() < 0.5;
          const branch = known.filter(({ id }) => isBelow(id, from.id) && !(isMerge && id === from.id));
          const crosses = from.treeId !== into.treeId;
          const input = isMerge
            ? { id: from.id, expectedVersion: from.version, intoId: into.id, intoExpectedVersion: into.version }
            : { id: from.id, expectedVersion: from.version, parentId: into.id };
          const mutation = isMerge ? 'opportunityMerge' : 'nodeMove';
          const done = await client.mutate<Done>(mutation, input, 'leftBehind { id field }');
          const place = `seed ${SEED}, history ${history}, step ${step}, ${mutation}`;
          expect([place, done.userErrors]).toEqual([place, []]);
          steps += 1;
          const named = new Set(done.leftBehind?.flatMap(({ id, field }) => (field === null ? [id] : [])));
          const unplaced = done.leftBehind?.flatMap(({ id, field }) => (field === 'momentId' ? [id] : []));
          // The model: what hangs on the merged one goes to the other, a branch goes along, moments are found by title.
          if (isMerge) {
            from.isMerged = true;
            for (const child of known) if (child.parentId === from.id) child.parentId = into.id;
            if (into.moment === null && !crosses) into.moment = from.moment;
          } else from.parentId = into.id;
          for (const each of branch) {
            each.treeId = into.treeId;
            if (each.moment === null || !crosses || MAPS[trees.indexOf(into.treeId)]?.includes(each.moment)) continue;
            expect([place, unplaced]).toEqual([place, expect.arrayContaining([each.id])]);
            each.moment = null;
          }
          const after = await attachedRows(behind);
          const merged = isMerge ? { fromId: from.id, intoId: into.id } : { fromId: '', intoId: '' };
          const others = before.filter((row) => row.place !== 'tree_node.parent_id');
          expect([place, lostUnnamed(others, after, { ...merged, named })]).toEqual([place, []]);
          const { rows } = await behind.query<Row>(
            `SELECT node.id, parent_id AS "parentId", tree_id AS "treeId", moment.title AS moment, version
             FROM tree_node AS node LEFT JOIN moment ON moment.id = node.moment_id WHERE kind = 'OPPORTUNITY'`,
          );
          for (const { version, ...node } of rows) {
            const meant = known.find(({ id }) => id === node.id);
            if (!meant) throw new Error(`Nobody knows ${node.id}.`);
            const { id, parentId, treeId, moment } = meant;
            expect([place, node]).toEqual([place, { id, parentId, treeId, moment }]);
            meant.version = version;
          }
          expect([place, await doubledVersions(behind), await unloggedNodes(behind)]).toEqual([place, [], []]);
          before = after;
        }
      }
    } finally {
      await behind.end();
    }
    expect(steps).toBeGreaterThan(0);
  }, 3_600_000);
});
