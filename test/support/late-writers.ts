import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { chanceOf } from './chance.ts';

const ENTRY = `INSERT INTO change_log (workspace_id, entity_type, entity_id, entity_version, operation, actor_name, request_id, image, changed_columns)
  SELECT workspace_id, 'Team', id, version`;
/** What a writer does to a team, with the entry of the log that tells of it, as the service does it. */
const WAYS = [
  `WITH written AS (INSERT INTO team (workspace_id, id, name, version, created_at, updated_at)
     VALUES ($1, $2, $3, 1, now(), now()) RETURNING *)
   ${ENTRY}, 'CREATED', 'writer', 'late', to_jsonb(written), NULL FROM written`,
  `WITH chosen AS (SELECT id FROM team WHERE workspace_id = $1 AND id >= $2 ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED),
     written AS (UPDATE team SET name = $3, version = version + 1, updated_at = now() FROM chosen
       WHERE team.workspace_id = $1 AND team.id = chosen.id RETURNING team.*)
   ${ENTRY}, 'UPDATED', 'writer', 'late', to_jsonb(written), '{name}' FROM written`,
  `WITH chosen AS (SELECT id FROM team WHERE workspace_id = $1 AND id >= $2 ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED),
     written AS (DELETE FROM team USING chosen WHERE team.workspace_id = $1 AND team.id = chosen.id RETURNING team.*)
   ${ENTRY} + 1, 'DELETED', 'writer', $3, to_jsonb(written), NULL FROM written`,
] as const;

/**
 * Writers that keep their transactions open for a while, so that what was begun first is often committed last; some change
 * their mind and roll back.
 */
export class LateWriters {
  private constructor(private readonly writers: readonly pg.Client[]) {}

  static async connect(count: number, url = process.env['TEST_DATABASE_URL'] ?? ''): Promise<LateWriters> {
    const writers = Array.from({ length: count }, () => new pg.Client({ connectionString: url }));
    await Promise.all(writers.map((writer) => writer.connect()));
    return new LateWriters(writers);
  }

  async end(): Promise<void> {
    await Promise.all(this.writers.map((writer) => writer.end()));
  }

  /** Every writer makes so many transactions of one to three changes each; all at once. */
  async write(workspaceId: string, seed: number, transactions: number, longestMs = 8): Promise<void> {
    await Promise.all(
      this.writers.map(async (writer, index) => {
        const chance = chanceOf(seed * 100 + index);
        for (let made = 0; made < transactions; made++) {
          await writer.query('BEGIN');
          await writer.query(`SELECT set_config('app.workspace_id', $1, true)`, [workspaceId]);
          for (let changes = chance(3); changes >= 0; changes--) {
            const way = WAYS[Math.max(0, chance(5) - 2)] ?? WAYS[0];
            await writer.query(way, [workspaceId, randomUUID(), `${index}.${made}.${changes}`]);
            if (chance(2) === 0) await sleep(chance(longestMs));
          }
          await writer.query(chance(10) === 0 ? 'ROLLBACK' : 'COMMIT');
        }
      }),
    );
  }
}
