import type { DataSource } from 'typeorm';
import type { Scope } from '../../src/domain/scope.ts';
import { ENTITIES } from '../../src/app.features.ts';
import { readConfig } from '../../src/platform/config.ts';
import { dataSourceOf } from '../../src/platform/database/data-source.ts';
import { Connections } from '../../src/platform/database/connections.ts';
import { Database } from '../../src/platform/database/database.ts';
import { ModelColumns } from '../../src/platform/database/model-columns.ts';
import { RowReader } from '../../src/platform/database/row.reader.ts';
import { WriteQueue } from '../../src/platform/database/write-queue.ts';
import { Request, within } from '../../src/platform/request/request.ts';

/** The service's own way to Postgres, opened in the test's process: for what no request can be made to do at will. */
export class OwnDatabase {
  readonly db: Database;
  readonly columns: ModelColumns;
  readonly read: RowReader;

  private constructor(
    private readonly source: DataSource,
    private readonly workspaceId: string,
    private readonly scopes: readonly Scope[],
  ) {
    this.db = new Database(new Connections(source, readConfig({})), new WriteQueue(readConfig({})));
    this.columns = new ModelColumns(source);
    this.read = new RowReader(this.db, this.columns);
  }

  static async open(url: string, workspaceId: string, scopes: readonly Scope[] = []): Promise<OwnDatabase> {
    const source = dataSourceOf(url, readConfig({}), ENTITIES, () => undefined);
    return new OwnDatabase(await source.initialize(), workspaceId, scopes);
  }

  /** Does `work` as one request of the workspace. */
  async asked<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const request = new Request('own', {
      workspaceId: this.workspaceId,
      keyId: this.workspaceId,
      keyName: 'own',
      scopes: new Set(this.scopes),
      sourceSystem: null,
      onBehalfOf: null,
    });
    try {
      return await within(request, work);
    } finally {
      await this.db.endRequest(request);
    }
  }

  async close(): Promise<void> {
    await this.source.destroy();
  }
}
