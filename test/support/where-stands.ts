import { type Client, look } from './service.ts';

/** Tables of the client's workspace in which a text stands anywhere, in capitals or not, and how often. */
export async function whereStands(client: Client, text: string): Promise<Record<string, number>> {
  const tables = await look<{ name: string }>(
    client,
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'workspace_id'
     ORDER BY table_name`,
  );
  const found: Record<string, number> = {};
  for (const { name } of tables) {
    const [counted] = await look<{ rows: number }>(
      client,
      `SELECT count(*)::int AS rows FROM "${name}" AS row WHERE strpos(lower(row::text), lower($1)) > 0`,
      [text],
    );
    if (counted && counted.rows > 0) found[name] = counted.rows;
  }
  return found;
}
