import 'reflect-metadata';
import { type GraphQLSchema, isObjectType } from 'graphql';
import pg from 'pg';
import { ENTITIES } from '../../../src/app.features.ts';
import { builtSchema } from '../../../src/app.schema.ts';
import { readConfig } from '../../../src/platform/config.ts';
import { dataSourceOf } from '../../../src/platform/database/data-source.ts';
import { ChangeLogReader } from '../../../src/platform/change-log/change-log.reader.ts';
import { fill } from '../../support/fill.ts';
import { type Client, newWorkspace } from '../../support/service.ts';
import { makeThings, type Things } from '../../support/things.ts';
import { scansBy } from '../../support/triage-plans.ts';
import { WatchedService } from '../../support/watched-service.ts';

const UNKNOWN = '01a20000-0000-7000-8000-000000000000';

describe('what is fetched again by its id', () => {
  const service = new WatchedService();
  const url = process.env['TEST_DATABASE_URL'] ?? '';
  let schema: GraphQLSchema;
  let client: Client;
  let things: Things;
  let workspaceId: string;
  beforeAll(async () => {
    schema = await builtSchema();
    client = await newWorkspace();
    things = await fill(client, await makeThings(client, schema));
    workspaceId = things['workspace'] ?? '';
  }, 60_000);
  afterAll(() => {
    service.close();
  });

  const statements = async (ids: readonly (string | undefined)[]): Promise<number> => {
    const { errors, headers } = await service
      .client(client)
      .ask('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids });
    expect(errors).toBeUndefined();
    return (await service.answered(headers.get('x-request-id') ?? '')).statements;
  };

  it('takes two statements: its type is in the log, and the rest in one table', async () => {
    for (const sort of ['metric', 'outcome', 'evidence', 'workspace']) expect(await statements([things[sort]])).toBe(2);
    expect(await statements([UNKNOWN])).toBe(1);
    const query = `{ node(id: "${things['solution'] ?? ''}") { id } }`;
    const { headers } = await service.client(client).ask(query);
    expect((await service.answered(headers.get('x-request-id') ?? '')).statements).toBe(2);
  });

  it('takes a statement for each type among many, whatever their number', async () => {
    const { persons } = await client.data<{ persons: { nodes: { id: string }[] } }>('{ persons { nodes { id } } }');
    const ids = [
      things['opportunity'],
      things['sibling'],
      things['metric'],
      UNKNOWN,
      ...persons.nodes.map(({ id }) => id),
    ];
    expect(await statements(ids)).toBe(4);
    expect(await statements([...ids, ...ids])).toBe(4);
  });

  it('is found in the log: every row of every type that can be fetched has its entry there, under the name of its type', async () => {
    const source = dataSourceOf(url, readConfig({}), ENTITIES, () => undefined);
    await source.initialize();
    const application = new pg.Client({ connectionString: url });
    await application.connect();
    const empty: string[] = [];
    try {
      await application.query(`SELECT set_config('app.workspace_id', $1, false)`, [workspaceId]);
      const models = source.entityMetadatas.filter(({ targetName }) => {
        const type = schema.getType(targetName);
        return isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
      });
      expect(models.length).toBeGreaterThan(25);
      for (const { targetName, tableName, discriminatorColumn, discriminatorValue = '' } of models) {
        const ofKind = discriminatorColumn === undefined ? '' : `AND kind = '${discriminatorValue}'`;
        const { rows } = await application.query<{ logged: boolean }>(
          `SELECT EXISTS (
             SELECT FROM change_log WHERE workspace_id = $1 AND entity_id = row.id AND entity_type = $2
           ) AS logged FROM "${tableName}" AS row WHERE workspace_id = $1 ${ofKind}`,
          [workspaceId, targetName],
        );
        expect([targetName, rows.filter(({ logged }) => !logged)]).toEqual([targetName, []]);
        if (rows.length === 0) empty.push(targetName);
      }
    } finally {
      await Promise.all([application.end(), source.destroy()]);
    }
    expect(empty).toEqual([]);
  });

  it('is looked up in the log by an index that reads one entry of each', async () => {
    const ids = [things['opportunity'] ?? '', things['metric'] ?? '', UNKNOWN];
    const scans = await scansBy(url, workspaceId, (db) => new ChangeLogReader(db).typesOf(ids), /change_log/);
    const log = scans.filter((scan) => scan['Relation Name'] === 'change_log');
    expect(log.map((scan) => scan['Node Type'])).toEqual(['Index Scan']);
    // For the unknown id it may read the entry that follows. Postgres tells an average of all rounds.
    for (const scan of log)
      expect(Math.round(scan['Actual Rows'] * scan['Actual Loops'])).toBeLessThanOrEqual(ids.length);
    expect(log[0]?.['Rows Removed by Filter'] ?? 0).toBe(0);
  });
});
