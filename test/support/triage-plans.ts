import pg from 'pg';
import { ENTITIES } from '../../src/app.features.ts';
import { readConfig } from '../../src/platform/config.ts';
import { ModelColumns } from '../../src/platform/database/model-columns.ts';
import { dataSourceOf } from '../../src/platform/database/data-source.ts';
import { Connections } from '../../src/platform/database/connections.ts';
import { Database } from '../../src/platform/database/database.ts';
import { WriteQueue } from '../../src/platform/database/write-queue.ts';
import { type Caller, currentRequest, Request, within } from '../../src/platform/request/request.ts';

/** One scan of a table in a plan that was run. */
export interface TableScan {
  readonly 'Node Type': string;
  readonly 'Relation Name': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  /** Rows that were read and left out, in one loop; not given where none were. */
  readonly 'Rows Removed by Filter'?: number;
  /** Pages of 8 kB that were looked into, over all loops. */
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
}
type Plan = TableScan & { readonly Plans?: readonly Plan[] };

const scansOf = (plan: Plan): TableScan[] => [
  ...('Relation Name' in plan ? [plan] : []),
  ...(plan.Plans ?? []).flatMap(scansOf),
];

/** Runs what readers do as the application's role, under row-level security, and tells how each statement `about` something reached its rows. */
export async function scansBy(
  url: string,
  workspaceId: string,
  read: (db: Database, columns: ModelColumns) => Promise<unknown>,
  about = /_word|link_training/,
): Promise<TableScan[]> {
  const source = dataSourceOf(url, readConfig({}), ENTITIES, (fault) => {
    throw fault;
  });
  const sent: { text: string; values: unknown[] }[] = [];
  const ignore = () => undefined;
  source.logger = {
    logQuery: (text, values) => void sent.push({ text, values: (values ?? []) as unknown[] }),
    logQueryError: ignore,
    logQuerySlow: ignore,
    logSchemaBuild: ignore,
    logMigration: ignore,
    log: ignore,
  };
  await source.initialize();
  const application = new pg.Client({ connectionString: url });
  await application.connect();
  try {
    const caller: Caller = {
      workspaceId,
      keyId: workspaceId,
      keyName: 'plan',
      scopes: new Set(),
      sourceSystem: null,
      onBehalfOf: null,
    };
    await within(new Request('plan', caller), async () => {
      const db = new Database(new Connections(source, readConfig({})), new WriteQueue(readConfig({})));
      await read(db, new ModelColumns(source));
      await db.endSnapshot(currentRequest());
    });
    await application.query(`SELECT set_config('app.workspace_id', $1, false)`, [workspaceId]);
    const scans: TableScan[] = [];
    for (const { text, values } of sent.filter((each) => about.test(each.text))) {
      const { rows } = await application.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
        `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`,
        values,
      );
      scans.push(...rows.flatMap((row) => scansOf(row['QUERY PLAN'][0].Plan)));
    }
    return scans;
  } finally {
    await Promise.all([source.destroy(), application.end()]);
  }
}
