import type { GraphQLNamedInputType } from 'graphql';

/** Texts that a parser, our code or Postgres might stumble over. */
export const ODD_TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udc00y',
  '\uffff\ufeff',
  '__proto__',
  'constructor',
  'toString',
  '%s%n\\u0000',
  "'; DROP TABLE tree_node; --",
  '\u202e\u0301\u{1f469}\u200d\u{1f4bb}',
  'x'.repeat(20_000),
  'OPP-99999999999999999999999',
  'OPP-0',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  '../../etc/passwd',
  '*',
  '%',
  '_',
  '\\',
  '"',
  '{"a":1}',
  'null',
  'NaN',
] as const;

/** Days and instants at the ends of calendars. */
const ODD_INSTANTS = [
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '0001-01-01',
  '0000-02-29',
  '1000-01-01T00:00:00+14:00',
  '1582-10-10T00:00:00Z',
  '1969-12-31T23:59:59.999999Z',
  '2026-12-31T23:59:60Z',
  '2026-02-29',
  '9999-12-31T23:59:59Z',
  '9999-12-31T23:59:59-14:00',
  '9999-12-31',
  '+010000-01-01T00:00:00Z',
  '294276-12-31T23:59:59Z',
] as const;

const ODD_NUMBERS = [0, -0, -1, 1, 0.1, 2 ** 31 - 1, -(2 ** 31), 2 ** 53, 1e15, 1e-300, 5e-324, 1e300, 1e308, -1e308];

/** Values of a kind that nothing of ours expects, whatever the type. */
export const ODD_SHAPES: readonly unknown[] = [
  null,
  true,
  [],
  [[]],
  [null],
  {},
  { toString: 1 },
  { a: { b: [1] } },
  ...ODD_NUMBERS,
];

/** Values that fit a type by their shape, and that hardly anybody would send. */
export function oddValuesOf(type: GraphQLNamedInputType): readonly unknown[] {
  const of: Readonly<Record<string, readonly unknown[]>> = {
    ID: ODD_TEXTS,
    String: ODD_TEXTS,
    Int: [0, -1, 1, 2 ** 31 - 1, -(2 ** 31), 1_000_000],
    Float: ODD_NUMBERS,
    Boolean: [true, false],
    DateTime: ODD_INSTANTS,
    PastDateTime: ODD_INSTANTS,
    Date: ODD_INSTANTS.map((instant) => instant.slice(0, 10)),
    Metadata: [{}, { a: '\u0000' }, { a: '\ud800' }, { __proto__: null, constructor: 1 }, { a: 1e308 }, { '': '' }],
  };
  return of[type.name] ?? [];
}
