import 'reflect-metadata';
import { EntityTypeEnum } from '../../src/platform/change-log/change.model.ts';
import { chanceOf } from '../support/chance.ts';
import { LateWriters } from '../support/late-writers.ts';
import { OwnDatabase } from '../support/own-database.ts';
import { OwnService, scratchDatabase } from '../support/own-service.ts';
import { feedPage, type FeedPage, Replica, transactionOf } from '../support/replica.ts';
import { workspaceIdOf } from '../support/service.ts';

const FULL = process.env['OST_TEST_FULL'] === 'true';
const SEED = Number(process.env['OST_TEST_SEED'] ?? Date.now() % 1_000_000);
/** Changes that are made at least, and after how many pages the service is killed. */
const [CHANGES, PAGES_A_KILL] = FULL ? [200_000, 150] : [1_500, 5];
const WRITERS = 16;
/** Changes that a writer's transaction makes on average. */
const EACH = 1.5;

describe(`a reader of the feed whose service is killed (seed ${SEED}, ${CHANGES} changes)`, () => {
  it(
    'has each change once and in order, and a copy that equals the tables',
    async () => {
      const database = await scratchDatabase('feed');
      let service = await OwnService.start(database.settings);
      const caller = await service.newWorkspace('followed');
      const workspaceId = await workspaceIdOf(caller);
      const url = database.settings['DATABASE_URL'] ?? '';
      const writers = await LateWriters.connect(WRITERS, url);
      const own = await OwnDatabase.open(url, workspaceId);
      const chance = chanceOf(SEED);
      const replica = new Replica();
      try {
        const counted = async (): Promise<{ last: number; count: number }> =>
          own.asked(async () => {
            const [row] = await own.db.sql<{ last: number; count: number }>`
            SELECT max(transaction::text::int) AS last, count(*)::int AS count FROM change_log WHERE workspace_id = ${workspaceId}`;
            return row ?? { last: 0, count: 0 };
          });
        let end = Infinity;
        const writing = writers.write(workspaceId, SEED, CHANGES / WRITERS / EACH, FULL ? 1 : 4).then(async () => {
          end = (await counted()).last;
        });
        let [after, read, kills]: [string | null, number, number] = [null, 0, 0];
        for (let pages = 1; end === Infinity || transactionOf(after ?? '') <= end; pages++) {
          const isKilled = pages % PAGES_A_KILL === 0;
          const asked: Promise<FeedPage | null> = feedPage(service.client(caller), after, 1 + chance(500)).catch(
            (fault: unknown) => {
              if (!isKilled) throw fault;
              return null;
            },
          );
          if (isKilled) {
            kills += 1;
            await service.stop('SIGKILL');
          }
          const page = await asked;
          if (isKilled) service = await OwnService.start(database.settings);
          if (!page) continue;
          for (const { node } of page.edges)
            replica.apply({ ...node, entityType: EntityTypeEnum[node.entityType] ?? '' });
          read += page.edges.length;
          after = page.pageInfo.endCursor;
        }
        await writing;
        expect(read).toBe((await counted()).count);
        expect(read).toBeGreaterThan(CHANGES / 2);
        expect(kills).toBeGreaterThan(0);
        const models = own.columns
          .models()
          .filter(({ targetName }) => Object.values(EntityTypeEnum).includes(targetName));
        const rowsOf = (text: string) =>
          own.asked(() => own.db.query<{ id: string; row: Record<string, unknown> }>(text, []));
        expect(await replica.differencesFrom(rowsOf, models)).toEqual([]);
      } finally {
        await writers.end();
        await own.close();
        await service.stop();
        await database.drop();
      }
    },
    FULL ? 900_000 : 60_000,
  );
});
