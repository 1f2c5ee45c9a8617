import {
  EDGES,
  edgeFaults,
  edgesOf,
  floorFaults,
  groupFaults,
  lengthFaults,
  nameFaults,
  ownerFaults,
  type Source,
  sources,
  sqlFaults,
} from './house.ts';

const all = sources('src', 'migrations');
const service = all.filter(({ path }) => !path.endsWith('.spec.ts'));
const file = (path: string, text = ''): Source => ({ path, text });

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
    'writes only tables of its own feature',
    ownerFaults,
    service.filter(({ path }) => path.endsWith('.store.ts')),
    [
      file('src/features/context/people/a.store.ts', 'UPDATE metric SET name = 1'),
      file('src/features/context/people/a.store.ts', 'INSERT INTO change_log (a)'),
      file('src/features/context/people/a.store.ts', 'DELETE FROM "${table}"'),
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
  ['is short enough to be read', lengthFaults, service, [file('src/a.ts', 'a;\n'.repeat(201))]],
];

describe('the house', () => {
  it.each(RULES)('%s', (_rule, check, holdsFor) => {
    expect(holdsFor.length).toBeGreaterThan(3);
    expect(holdsFor.flatMap((source) => check(source))).toEqual([]);
  });

  it.each(RULES)('would notice what no longer %s', (_rule, check, _holdsFor, wrong) => {
    expect(wrong.filter((source) => check(source).length === 0)).toEqual([]);
  });

  it('joins features only as the table says, without a circle', () => {
    expect(edgeFaults(edgesOf(all), EDGES)).toEqual([]);
    const strange = edgesOf([file('src/features/g/a/a.model.ts', `import '../b/b.model.ts';`)]);
    expect(edgeFaults(strange, {})).toEqual(['a/b is no edge of the table']);
    expect(edgeFaults(['a/b', 'b/node', 'node/a'], { a: ['b'], node: ['a'] })).toHaveLength(3);
  });
});
