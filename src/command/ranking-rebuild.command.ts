import { RankingRebuildAction } from '../features/priorities/scoring/ranking-rebuild.action.ts';
import { Workspace } from '../features/context/workspace/workspace.model.ts';
import { createContext } from '../main.ts';
import { processConfig, StartRefused } from '../platform/config.ts';
import { idOf } from '../platform/id.ts';
import { openDatabase } from '../platform/database/open-database.ts';
import { RowReader } from '../platform/database/row.reader.ts';
import { Log } from '../platform/log.ts';
import { within } from '../platform/request/request.ts';
import { Database } from '../platform/database/database.ts';
import { operator } from './operator.ts';

/** What `ost ranking rebuild` is asked for. */
export interface RankingRebuildOptions {
  readonly workspace: readonly string[];
}

/** Works out again where each node of some workspaces stands, and tells how far it has come. */
export async function rankingRebuild({ workspace }: RankingRebuildOptions): Promise<void> {
  const config = processConfig();
  const opened = await openDatabase(config);
  try {
    const context = await createContext(config, new Log('error'), opened.databaseUrl);
    try {
      const [db, read, standings] = [context.get(Database), context.get(RowReader), context.get(RankingRebuildAction)];
      const names = new Map<string, string>();
      for (const id of workspace)
        names.set(
          id,
          await within(operator(id), async () => {
            const found = await db.transaction(() => read.byIds(Workspace, [idOf(id)]));
            if (!found[0]) throw new StartRefused(`There is no workspace ${id} in this database.`);
            return found[0].name;
          }),
        );
      for (const [id, name] of names)
        await within(operator(id), async () => {
          const say = (words: string): boolean => process.stdout.write(`${id}  ${words}\n`);
          const { nodes, scores } = await standings.rebuild((done) => say(`${done.nodes} of ${done.ofNodes} nodes`));
          say(`done: ${nodes} nodes at ${scores} scores in "${name}"`);
        });
    } finally {
      await context.close();
    }
  } finally {
    await opened.close();
  }
}
