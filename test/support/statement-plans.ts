import pg from 'pg';
import { OwnDatabase } from './own-database.ts';
import type { TableScan } from './triage-plans.ts';

type Plan = TableScan & { readonly Plans?: readonly Plan[] };

const scansOf = (plan: Plan): TableScan[] => [
  ...('Relation Name' in plan ? [plan] : []),
  ...(plan.Plans ?? []).flatMap(scansOf),
];

/** What statements read: rows of tables and indexes, those thrown away among them, and tables that were read whole. */
export interface Read {
  readonly rows: number;
  readonly whole: readonly string[];
}

/** Runs what readers do as the application's role, under row-level security, and each of its statements once more to tell what it reads. */
export class StatementPlans {
  private constructor(
    readonly own: OwnDatabase,
    private readonly application: pg.Client,
  ) {}

  static async open(url: string, workspaceId: string): Promise<StatementPlans> {
    const application = new pg.Client({ connectionString: url });
    await application.connect();
    await application.query(`SELECT set_config('app.workspace_id', $1, false)`, [workspaceId]);
    return new StatementPlans(await OwnDatabase.open(url, workspaceId, ['okr:read']), application);
  }

  async close(): Promise<void> {
    await Promise.all([this.own.close(), this.application.end()]);
  }

  /** What `work` answers, and what its statements read. */
  async of<Answer>(work: () => Promise<Answer>): Promise<Read & { readonly answer: Answer }> {
    const sent: { text: string; values: readonly unknown[] }[] = [];
    const { db } = this.own;
    const query = db.query.bind(db);
    db.query = (text, values) => {
      sent.push({ text, values });
      return query(text, values);
    };
    const answer = await this.own.asked(work);
    const scans: TableScan[] = [];
    for (const { text, values } of sent) {
      const { rows } = await this.application.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
        `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`,
        [...values],
      );
      scans.push(...rows.flatMap((row) => scansOf(row['QUERY PLAN'][0].Plan)));
    }
    return {
      answer,
      rows: scans.reduce(
        (sum, scan) => sum + scan['Actual Loops'] * (scan['Actual Rows'] + (scan['Rows Removed by Filter'] ?? 0)),
        0,
      ),
      whole: scans.filter((scan) => scan['Node Type'].includes('Seq Scan')).map((scan) => scan['Relation Name']),
    };
  }
}
