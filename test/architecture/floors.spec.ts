import {
  EDGES,
  edgeFaults,
  edgesOf,
  floorFaults,
  groupFaults,
  lengthFaults,
  type Source,
  sources,
  sqlFaults,
} from './house.ts';
import { dayFaults } from './days.ts';
import { nameFaults, privateNameFaults } from './names.ts';
import { cursorFaults, platformDomainFaults, platformFloorFaults, productWordFaults } from './platform-rules.ts';
import { rowFaults, tableFaults } from './ownership.ts';

const all = sources('src', 'migrations');
const service = all.filter(({ path }) => !path.endsWith('.spec.ts'));
const file = (path: string, text = ''): Source => ({ path, text });
/** A file of the feature people that calls a store of the platform. */
const writing = (call: string, store = 'RowStore'): Source =>
  file(
    'src/features/context/people/a.action.ts',
    `import { Metric } from '../metric/metric.model.ts';
     import { MODELS } from '../../tree/node/models.ts';
     export class A {
       constructor(private readonly rows: ${store}) {}
       async write<M extends Metric>(asked: Asked<M>, model: ModelClass<Metric>, given: ${store}) { await ${call}; }
     }`,
  );

/** Each rule of the house: what it holds for, and examples that it must find fault with. */
const RULES: readonly [
  rule: string,
  check: (source: Source) => string[],
  holdsFor: readonly Source[],
  wrong: readonly Source[],
][] = [
  [
    'imports only floors before its own, and only the packages of its floor',
    floorFaults,
    all,
    [
      file('src/domain/a.ts', `import { Database } from '../platform/database/database.ts';`),
      file('src/domain/a.ts', `import { Column } from 'typeorm';`),
      file('src/platform/a.ts', `import type { Person } from '../features/context/people/person.model.ts';`),
      file('src/features/context/people/a.model.ts', `import { S } from './a.store.ts';`),
      file('src/features/context/people/a.reader.ts', `import { M } from './mutations/a.mutation.ts';`),
      file('src/features/context/people/a.store.ts', `export { M } from './a.action.ts';`),
      file('src/features/context/people/a.resolver.ts', `const { M } = await import('./a.mutation.ts');`),
      file('src/features/context/people/a.mutation.ts', `import '../../../main.ts';`),
      file('migrations/a.ts', `import { Person } from '../src/features/context/people/person.model.ts';`),
      file('scripts/a.ts'),
    ],
  ],
  [
    'imports only groups before its own',
    groupFaults,
    all,
    [
      file('src/features/context/people/a.model.ts', `import '../../tree/node/tree-node.model.ts';`),
      file('src/features/research/insight/a.reader.ts', `import '../../goals/cycle/cycle.model.ts';`),
      file('src/domain/tree/node/a.ts', `import { rice } from '../../priorities/scoring/models/rice.ts';`),
      file('src/domain/foundation/text/a.ts', `import '../../context/metric/metric-family.ts';`),
      file('src/features/elsewhere/people/a.model.ts'),
    ],
  ],
  [
    'holds SQL only where SQL stands',
    sqlFaults,
    all,
    [
      file('src/features/context/people/a.mutation.ts', 'await this.db.sql<{ id: string }>`SELECT 1`'),
      file('src/domain/a.ts', `db.query('SELECT 1')`),
    ],
  ],
  [
    'makes days and weeks by the calendar alone, which knows the zone of the workspace',
    dayFaults,
    service.filter(({ path }) => path.startsWith('src/')),
    [
      file('src/a.ts', 'const day = at.toISOString().slice(0, 10);'),
      file('src/a.ts', `const day = at.toISOString().split('T')[0];`),
      file('src/domain/a.ts', 'const day = at.getUTCDay();'),
      file('src/domain/a.ts', 'const at = Date.UTC(2026, 0, 1);'),
      file('src/a.reader.ts', `SELECT (held_at AT TIME ZONE 'UTC')::date`),
      file('src/a.reader.ts', `SELECT date_trunc('week', day)`),
      file('src/a.store.ts', 'INSERT INTO t SELECT now()::date'),
      file('src/a.reader.ts', 'SELECT interview.held_at::date'),
      file('src/a.reader.ts', 'WHERE due_on < CURRENT_DATE'),
      file('src/a.reader.ts', 'SELECT extract(dow FROM day)'),
    ],
  ],
  [
    'writes only tables of its own feature',
    tableFaults,
    service.filter(({ path }) => path.endsWith('.store.ts')),
    [
      file('src/features/context/people/a.store.ts', 'UPDATE metric SET name = 1'),
      file('src/features/context/people/a.store.ts', 'INSERT INTO change_log (a)'),
      file('src/features/context/people/a.store.ts', 'DELETE FROM "${table}"'),
    ],
  ],
  [
    'writes only rows of its own feature',
    rowFaults,
    service,
    [
      ...['insert', 'claim', 'update', 'updateEach', 'updateOne', 'remove'].map((method) =>
        writing(`this.rows.${method}(Metric, [])`),
      ),
      ...['archive', 'restore'].map((method) => writing(`this.rows.${method}(Metric, 'metric', {})`, 'ArchiveStore')),
      writing(`this.rows.insert<Metric>(Metric, [])`),
      writing(`this.rows.update(MODELS[kind], { ids })`),
      writing(`this.rows.insert(model, [])`),
      writing(`this.rows.insert(asked.model, [])`),
      writing(`[].map((each) => this.rows.insert(elsewhere, [each]))`),
      writing(`given.remove(Metric, ids)`),
      file('src/command/a.ts', writing('this.rows.insert(Metric, [])').text),
    ],
  ],
  [
    'has a name that says what is in it',
    nameFaults,
    all,
    [
      file('src/platform/utils.ts'),
      file('src/features/context/people/index.ts'),
      file('src/shared/a.ts'),
      file('src/a/types.model.ts'),
    ],
  ],
  [
    'goes by the name that the trade has for it',
    privateNameFaults,
    all,
    [
      file('src/platform/graphql/sound.ts'),
      file('src/platform/request/turns.spec.ts'),
      file('src/platform/graphql/cursor.ts', 'export const placeOf = 1;'),
      file('src/platform/graphql/a.ts', 'export class Run {}'),
      file('src/features/research/participant/held.reader.ts'),
      file('src/features/tree/node/a.action.ts', 'export class PlantAction {}'),
      file('src/features/tree/node/merge-followers.action.ts'),
    ],
  ],
  [
    'imports only floors of the platform before its own, and keeps the embedded database apart',
    platformFloorFaults,
    all,
    [
      file('src/platform/request/request.ts', `import type { Transaction } from '../database/transaction.ts';`),
      file('src/platform/change-log/a.reader.ts', `import '../graphql/cost.ts';`),
      file('src/platform/access/a.ts', `import '../idempotency/idempotency.store.ts';`),
      file('src/platform/config.ts', `import './request/fault.ts';`),
      file('src/platform/health/a.spec.ts', `import '../ingestion/ndjson.ts';`),
      file('src/platform/elsewhere/a.ts'),
      file('src/platform/database/a.ts', `import '../elsewhere/a.ts';`),
      file('src/platform/embedded-database/a.ts', `import type { Config } from '../config.ts';`),
      file('src/platform/health/a.ts', `import '../embedded-database/server-stop.ts';`),
      file('src/features/context/people/a.reader.ts', `import '../../../platform/embedded-database/server-stop.ts';`),
    ],
  ],
  [
    'takes nothing of a group of the domain into the platform',
    platformDomainFaults,
    all,
    [file('src/platform/graphql/cost.ts', `import '../../domain/tree/node/placement.ts';`)],
  ],
  [
    'reads no cursor but by the one decoder',
    cursorFaults,
    all,
    [
      file('src/features/tree/node/a.reader.ts', `JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));`),
      file('src/platform/database/a.ts', 'const place = atob(after);'),
    ],
  ],
  [
    'says no word of the product in the platform',
    productWordFaults,
    all,
    [
      file('src/platform/a.ts', `const DEFAULT_TYPE = 'INSIGHT';`),
      file('src/platform/a.ts', 'export const NestsTree = 1;'),
      file('src/platform/a.ts', 'export interface KeyResultLimits {}'),
      file('src/platform/a.ts', 'throw new Error(`Ask for the tree of ${name}.`);'),
      file('src/platform/a.ts', `const sql = "entity_type = 'Opportunities'";`),
      file('src/platform/a.ts', 'const pattern = /tree_node/;'),
      file('src/platform/a.ts', `import { a } from '../sample/sample-key.ts';`),
    ],
  ],
  ['is short enough to be read', lengthFaults, service, [file('src/a.ts', 'a;\n'.repeat(201))]],
];

/** What the rules leave alone, lest they hold for more than they say. */
const RIGHT: readonly [check: (source: Source) => string[], right: Source][] = [
  [productWordFaults, file('src/platform/a.ts', '// A tree of nodes.\n/** An insight. */\nconst quoted = 1;')],
  [productWordFaults, file('src/features/tree/node/a.reader.ts', 'const tree = 1;')],
  [privateNameFaults, file('src/features/research/survey/answer.model.ts', 'export class Step {}')],
  [platformFloorFaults, file('src/platform/database/open-database.ts', `import '../embedded-database/a.ts';`)],
  [platformFloorFaults, file('src/platform/paging/a.ts', `import '../request/fault.ts';`)],
  [platformDomainFaults, file('src/platform/a.ts', `import '../domain/foundation/text/terms.ts';`)],
];

describe('the house', () => {
  it.each(RULES)('%s', (_rule, check, holdsFor) => {
    expect(holdsFor.length).toBeGreaterThan(3);
    expect(holdsFor.flatMap((source) => check(source))).toEqual([]);
  });

  it.each(RULES)('would notice what no longer %s', (_rule, check, _holdsFor, wrong) => {
    expect(wrong.filter((source) => check(source).length === 0)).toEqual([]);
  });

  it('leaves alone what is right', () => {
    expect(RIGHT.flatMap(([check, right]) => check(right))).toEqual([]);
  });

  it('joins features only as the table says, without a circle', () => {
    expect(edgeFaults(edgesOf(all), EDGES)).toEqual([]);
    const strange = edgesOf([file('src/features/g/a/a.model.ts', `import '../b/b.model.ts';`)]);
    expect(edgeFaults(strange, {})).toEqual(['a/b is no edge of the table']);
    expect(edgeFaults(['a/b', 'b/node', 'node/a'], { a: ['b'], node: ['a'] })).toHaveLength(3);
  });
});
