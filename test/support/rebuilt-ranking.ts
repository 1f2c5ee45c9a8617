import { type Bench, urlOf } from './command.ts';
import { type Client, look, workspaceIdOf } from './service.ts';

type Entry = Record<string, unknown>;

const entries = (client: Client): Promise<Entry[]> =>
  look<Entry>(
    client,
    `SELECT node_id, model, batch_id, tree_id, status, state, score_id, complete, value, notch_low, notch_high, recorded_at
     FROM ranking_entry ORDER BY node_id, model, batch_id`,
  );

/** The entries that rankings are read from: as writing left them, and as a rebuild makes them after all by models are lost. */
export async function rankingAndRebuilt(client: Client, bench: Bench): Promise<{ ranking: Entry[]; rebuilt: Entry[] }> {
  const workspaceId = await workspaceIdOf(client);
  const ranking = await entries(client);
  await look(client, `DELETE FROM ranking_entry WHERE model <> ''`);
  const { code, stderr } = await bench.run(['ranking', 'rebuild', '--workspace', workspaceId], {
    DATABASE_URL: urlOf({}),
  });
  if (code !== 0) throw new Error(stderr);
  return { ranking, rebuilt: await entries(client) };
}
