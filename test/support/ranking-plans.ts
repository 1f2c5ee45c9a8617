import pg from 'pg';
import type { DataSource } from 'typeorm';
import { ENTITIES } from '../../src/app.features.ts';
import { rankingCursor } from '../../src/features/priorities/scoring/ranking-cursor.reader.ts';
import type { RankingScope } from '../../src/features/priorities/scoring/ranking-scope.model.ts';
import { RankingReader, type RankingRow } from '../../src/features/priorities/scoring/ranking.reader.ts';
import { readConfig } from '../../src/platform/config.ts';
import { dataSourceOf } from '../../src/platform/database/data-source.ts';
import { Connections } from '../../src/platform/database/connections.ts';
import { Database } from '../../src/platform/database/database.ts';
import { WriteQueue } from '../../src/platform/database/write-queue.ts';
import { type Caller, currentRequest, Request, within } from '../../src/platform/request/request.ts';

/** One scan of a table in a plan that was run. */
export interface Scan {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
}
type Plan = Scan & { readonly 'Relation Name'?: string; readonly Plans?: readonly Plan[] };

/** What a page read. */
export interface PageRead {
  readonly rows: readonly RankingRow[];
  readonly scans: readonly Scan[];
  /** Rows of tables and indexes that were touched, those thrown away among them. */
  readonly read: number;
}

const scansOf = (plan: Plan): Plan[] => [
  ...(plan['Relation Name'] === undefined ? [] : [plan]),
  ...(plan.Plans ?? []).flatMap(scansOf),
];
const readBy = (scan: Scan): number =>
  scan['Actual Loops'] *
  (scan['Actual Rows'] + (scan['Rows Removed by Filter'] ?? 0) + (scan['Rows Removed by Index Recheck'] ?? 0));

const WHOLE: RankingScope = {
  kind: 'OPPORTUNITY',
  model: 'OPPORTUNITY_SIZE',
  batchId: null,
  outcomeId: null,
  productId: null,
  teamIds: null,
  filter: {},
};

/**
 * Reads pages of rankings as the service does, and runs the statement that it sent again as the application's role, with
 * row-level security, to tell what it read.
 */
export class RankingPlans {
  private readonly sent: { text: string; values: unknown[] }[] = [];

  private constructor(
    private readonly source: DataSource,
    private readonly application: pg.Client,
    private readonly workspaceId: string,
  ) {}

  static async open(url: string, workspaceId: string): Promise<RankingPlans> {
    const source = dataSourceOf(url, readConfig({}), ENTITIES, (fault) => {
      throw fault;
    });
    const application = new pg.Client({ connectionString: url });
    const plans = new RankingPlans(source, application, workspaceId);
    const ignore = () => undefined;
    source.logger = {
      logQuery: (text, values) => void plans.sent.push({ text, values: (values ?? []) as unknown[] }),
      logQueryError: ignore,
      logQuerySlow: ignore,
      logSchemaBuild: ignore,
      logMigration: ignore,
      log: ignore,
    };
    await Promise.all([source.initialize(), application.connect()]);
    await application.query(`SELECT set_config('app.workspace_id', $1, false)`, [workspaceId]);
    return plans;
  }

  async close(): Promise<void> {
    await Promise.all([this.source.destroy(), this.application.end()]);
  }

  /** A page of `first` scored nodes behind a place, with its look-ahead. */
  async page(more: Partial<RankingScope>, after: RankingRow | null, first: number): Promise<PageRead> {
    this.sent.length = 0;
    const rows = await this.asked(async (rankings) => {
      const scope = { ...WHOLE, ...more };
      const { snapshot } = await rankings.begin(scope);
      return (await rankings.scored(scope, after, after && snapshot, first + 21)).rows;
    });
    const statements = this.sent.filter(({ text }) => text.includes('FROM ranking_entry'));
    const scans: Plan[] = [];
    for (const { text, values } of statements) {
      const explained = await this.application.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
        `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
        values,
      );
      scans.push(...explained.rows.flatMap((row) => scansOf(row['QUERY PLAN'][0].Plan)));
    }
    return { rows, scans, read: scans.reduce((sum, scan) => sum + readBy(scan), 0) };
  }

  /** The last item of a page so far down, found by counting, which the service never does; null before the first page. */
  async last(condition: string, pages: number, first: number): Promise<RankingRow | null> {
    if (pages === 0) return null;
    const { rows } = await this.application.query<RankingRow>(
      `SELECT place, node_id AS id, value, notch_low AS low, notch_high AS high, score_id AS "scoreId", 0 AS ordinal FROM ranking_entry
       WHERE workspace_id = $1 AND model = 'OPPORTUNITY_SIZE' AND state = 'RANKED' AND ${condition}
       ORDER BY place, node_id OFFSET $2 LIMIT 1`,
      [this.workspaceId, pages * first - 1],
    );
    if (!rows[0]) throw new Error('The forest is too small.');
    return rows[0];
  }

  /** The cursor behind an item, as a page that ended with it would give it. */
  cursor(more: Partial<RankingScope>, after: RankingRow, read: number): Promise<string> {
    return this.asked(async (rankings) => {
      const scope = { ...WHOLE, ...more };
      const { snapshot } = await rankings.begin(scope);
      const { value, low } = after;
      return rankingCursor(scope, {
        after,
        snapshot,
        walk: { read, value, rank: read, head: { at: read, value: value ?? 0, low } },
      });
    });
  }

  private asked<Answer>(work: (rankings: RankingReader) => Promise<Answer>): Promise<Answer> {
    const caller: Caller = {
      workspaceId: this.workspaceId,
      keyId: this.workspaceId,
      keyName: 'plan',
      scopes: new Set(),
      sourceSystem: null,
      onBehalfOf: null,
    };
    return within(new Request('plan', caller), async () => {
      const db = new Database(new Connections(this.source, readConfig({})), new WriteQueue(readConfig({})));
      try {
        return await work(new RankingReader(db));
      } finally {
        await db.endSnapshot(currentRequest());
      }
    });
  }
}
