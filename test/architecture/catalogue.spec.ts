import { getMetadataArgsStorage } from 'typeorm';
import { ENTITIES } from '../../src/app.features.ts';
import { readConfig } from '../../src/platform/config.ts';
import { dataSourceOf } from '../../src/platform/database/data-source.ts';
import { type Catalogue, catalogueOf } from '../support/catalogue.ts';
import { databaseAs } from '../support/service.ts';
import {
  type CatalogueRule,
  FOUND_BEFORE_THE_WORKSPACE,
  type ModelColumn,
  modelled,
  named,
  plain,
  secured,
  workspaceFirst,
} from './catalogue-rules.ts';

/** What the models declare, named as the service names it. */
async function modelColumns(): Promise<ModelColumn[]> {
  const fail = (fault: unknown): never => {
    throw fault;
  };
  const source = dataSourceOf(process.env['TEST_DATABASE_URL'] ?? '', readConfig({}), ENTITIES, fail);
  await source.initialize();
  await source.destroy();
  const kinds = new Set(
    source.entityMetadatas.filter(({ tableType }) => tableType === 'entity-child').map(({ target }) => target),
  );
  // TypeORM lets every column of a kind be empty; what the model says stands in the decorator only.
  const declared = getMetadataArgsStorage().columns;
  return source.entityMetadatas.flatMap(({ tableName, columns }) =>
    columns.map(({ databaseName, propertyName, target }) => ({
      table: tableName,
      name: databaseName,
      nullable: declared.some(
        (one) => one.target === target && one.propertyName === propertyName && one.options.nullable === true,
      ),
      ofKind: kinds.has(target),
    })),
  );
}

const NOTHING: Catalogue = {
  tables: [],
  columns: [],
  constraints: [],
  indexes: [],
  policies: [],
  triggers: [],
  functions: [],
  extensions: [],
};
const column = (table: string, name: string, more: object = {}): Catalogue['columns'][number] => ({
  table,
  name,
  type: 'uuid',
  collation: null,
  nullable: false,
  filled: false,
  default: null,
  ...more,
});
const constraint = (
  name: string,
  kind: string,
  columns: string[],
  definition = '',
): Catalogue['constraints'][number] => ({
  table: 'a',
  name,
  kind,
  columns,
  definition,
});
const index = (name: string, columns: string[]): Catalogue['indexes'][number] => ({
  table: 'a',
  name,
  columns,
  definition: '',
});
const OF_WORKSPACE = [column('a', 'workspace_id')];
const model = (name: string, more: object = {}): ModelColumn => ({
  table: 'a',
  name,
  nullable: false,
  ofKind: false,
  ...more,
});

const models = await modelColumns();

/** Each rule, and a catalogue that breaks it in so many ways. */
const RULES: readonly [rule: string, check: CatalogueRule, wrong: Partial<Catalogue>, faults: number][] = [
  [
    'keeps workspaces apart in every table of theirs',
    secured,
    {
      tables: [
        { name: 'a', secured: true, forced: false },
        { name: 'b', secured: false, forced: true },
        { name: 'c', secured: false, forced: false },
      ],
      columns: [...OF_WORKSPACE, column('b', 'workspace_id')],
    },
    2,
  ],
  [
    'begins every key, reference and index with the workspace',
    workspaceFirst,
    {
      columns: OF_WORKSPACE,
      constraints: [
        constraint('a_pkey', 'p', ['id', 'workspace_id']),
        constraint('a_key', 'u', ['b']),
        constraint(
          'a_fkey',
          'f',
          ['workspace_id', 'b'],
          'FOREIGN KEY (workspace_id, b) REFERENCES b(id, workspace_id)',
        ),
        constraint(
          'a_good_fkey',
          'f',
          ['workspace_id', 'b'],
          'FOREIGN KEY (workspace_id, b) REFERENCES b(workspace_id, id)',
        ),
        constraint('a_check', 'c', ['b']),
      ],
      indexes: [index('a_idx', ['b']), index('api_key_id_idx', ['id'])],
    },
    4,
  ],
  [
    'names what it holds by one rule',
    named,
    {
      constraints: [
        constraint('a_pkey', 'p', ['id']),
        constraint('a_b_key', 'u', ['b', 'c']),
        constraint('a_b_fk', 'f', ['b']),
        constraint('a_b_check', 'c', ['b']),
        constraint('b_is_more_than_nothing', 'c', ['b']),
        constraint('a_b_is_more_than_nothing', 'c', ['b']),
      ],
      indexes: [index('a_c_b_idx', ['b', 'c']), index('a_b_c_idx', ['b', 'c'])],
    },
    6,
  ],
  [
    'does nothing behind the back of a statement',
    plain,
    {
      triggers: [{ table: 'a', name: 'b' }],
      functions: [{ name: 'f' }],
      extensions: [{ name: 'ltree' }, { name: 'plpgsql' }],
    },
    3,
  ],
];

const WRONG_COLUMNS = {
  columns: [
    column('a', 'empty_in_table', { nullable: true }),
    column('a', 'empty_in_model'),
    column('a', 'of_kind'),
    column('a', 'of_kind_and_filled', { filled: true }),
    column('a', 'in_no_model', { nullable: true }),
    column('a', 'filled', { filled: true }),
    column('of_no_model', 'b'),
  ],
};
const WRONG_MODEL = [
  model('empty_in_table'),
  model('empty_in_model', { nullable: true }),
  model('of_kind', { ofKind: true }),
  model('of_kind_and_filled', { ofKind: true }),
  model('in_no_table'),
];

describe('the database', () => {
  let catalogue: Catalogue;
  beforeAll(async () => {
    const owner = databaseAs('owner');
    catalogue = await catalogueOf(owner);
    await owner.end();
  });

  it.each(RULES)('%s', (_rule, check) => {
    expect(check(catalogue)).toEqual([]);
  });

  it.each(RULES)('would be found out if it no longer %s', (_rule, check, wrong, faults) => {
    expect(check({ ...NOTHING, ...wrong })).toHaveLength(faults);
  });

  it('has the columns of the models, and agrees with them on what may be empty', () => {
    expect(models.length).toBeGreaterThan(100);
    expect(modelled(models)(catalogue)).toEqual([]);
  });

  it('would be found out if it had other columns than the models', () => {
    expect(modelled(WRONG_MODEL)({ ...NOTHING, ...WRONG_COLUMNS })).toEqual([
      'a.empty_in_table may be empty in the table only.',
      'a.empty_in_model may be empty in the model only.',
      'a.of_kind must be filled in rows of other kinds too.',
      'a.in_no_table stands in a model only.',
      'a.in_no_model stands in no model, and nothing fills it.',
    ]);
  });

  it('has every index that is excepted, and was seen whole', () => {
    const names = new Set(catalogue.indexes.map(({ name }) => name));
    expect(Object.keys(FOUND_BEFORE_THE_WORKSPACE).filter((name) => !names.has(name))).toEqual([]);
    expect(catalogue.constraints.length).toBeGreaterThan(50);
    expect(catalogue.policies.length).toBeGreaterThan(15);
  });
});
