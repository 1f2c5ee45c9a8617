import { Bench, urlOf } from '../../support/command.ts';
import { treeOf } from '../../support/scored-tree.ts';
import { type Client, look, newWorkspace, workspaceIdOf } from '../../support/service.ts';

const STANDING = `
  SELECT node_id, model, batch_id, tree_id, status, state, score_id, value, notch_low, notch_high, recorded_at, transaction::text
  FROM ranking_entry ORDER BY node_id, model, batch_id`;

describe('ost ranking rebuild', () => {
  const bench = new Bench();
  afterAll(() => bench.clear());
  const rebuild = (...ids: string[]) =>
    bench.run(['ranking', 'rebuild', '--workspace', ...ids], { DATABASE_URL: urlOf({}) });

  it('works out again where each node stands, and leaves what is right as it is', async () => {
    const client = await newWorkspace();
    const tree = treeOf(client);
    const outcome = await tree.outcome();
    for (const size of [3, 1, 2]) {
      const id = await tree.opportunity(outcome, `of size ${size}`);
      await tree.size(id, size + 1);
      await tree.size(id, size);
    }
    const solution = await tree.solution(await tree.opportunity(outcome, 'never scored'), 'in two batches');
    const wsjf = { userBusinessValue: 5, timeCriticality: 3, riskReduction: 1, jobSize: 2 };
    for (const batchId of ['spring', 'autumn']) await tree.score(solution, 'WSJF', wsjf, { batchId });
    const own = await client.mutate<{ ownModel: { id: string } }>(
      'ownModelCreate',
      {
        name: 'Ours',
        appliesTo: ['SOLUTION'],
        unit: 'points',
        criteria: [{ factor: 'fit', label: 'Fit', description: 'Does it fit?', min: 1, max: 5, weight: 1 }],
      },
      'ownModel { id }',
    );
    await client.mutate('scoreRecord', {
      nodeId: solution,
      ownModelId: own.ownModel.id,
      inputs: [{ factor: 'fit', value: 3 }],
    });
    const before = await look<Record<string, unknown>>(client, STANDING);
    expect(before).toHaveLength(5 + 3 + 2 + 1);
    expect(before.filter((each) => each['model'] !== '').every((each) => each['notch_low'] !== null)).toBe(true);

    await look(client, `UPDATE ranking_entry SET notch_low = 0, notch_high = 0 WHERE model <> ''`);
    await look(client, `UPDATE ranking_entry SET state = 'LAID_ASIDE', status = 'PARKED' WHERE node_id = $1`, [
      solution,
    ]);
    await look(client, `DELETE FROM ranking_entry WHERE model = 'WSJF' AND batch_id = 'spring'`);
    const { code, stdout } = await rebuild(await workspaceIdOf(client));
    const id = await workspaceIdOf(client);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `${id}  5 of 5 nodes\n${id}  done: 5 nodes at 6 scores in "${await nameOf(client)}"\n`,
    });
    const withoutTransaction = (rows: readonly Record<string, unknown>[]) =>
      rows.map((row) => ({ ...row, transaction: null }));
    const after = await look<Record<string, unknown>>(client, STANDING);
    expect(withoutTransaction(after)).toEqual(withoutTransaction(before));
    // Only what was gone is new to whoever walks through a ranking.
    expect(after.filter((row, index) => row['transaction'] !== before[index]?.['transaction'])).toMatchObject([
      { model: 'WSJF', batch_id: 'spring' },
    ]);
  }, 60_000);

  it('takes workspaces that are there, and touches none before it knows all of them', async () => {
    const client = await newWorkspace();
    const unknown = '01a20457-b116-7327-ace1-aab6cfa36c1e';
    expect(await rebuild(await workspaceIdOf(client), unknown)).toEqual({
      code: 1,
      stdout: '',
      stderr: `There is no workspace ${unknown} in this database.\n`,
    });
    const { code, stderr } = await bench.run(['ranking', 'rebuild'], {});
    expect(code).toBe(2);
    expect(stderr).toContain('--workspace <id...>');
  }, 60_000);
});

const nameOf = async (client: Client): Promise<string> =>
  (await client.data<{ viewer: { workspace: { name: string } } }>('{ viewer { workspace { name } } }')).viewer.workspace
    .name;
