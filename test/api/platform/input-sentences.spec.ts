import { TypeMetadataStorage } from '@nestjs/graphql';
import '../../../src/app.module.ts';
import { ALLOWED } from '../../../src/platform/graphql/allowed-values.ts';
import { knownRules } from '../../../src/platform/graphql/fast-validation.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

const NONE = '01900000-0000-7000-8000-000000000000';
const version = { id: NONE, expectedVersion: 1 };

/** One refused input for each validator: the mutation, its input, where the fault is, and what is said of it. */
const CASES: readonly (readonly [
  validator: string,
  mutation: string,
  input: object,
  path: string,
  sentence: string,
])[] = [
  [
    'arrayMaxSize',
    'opportunityCreate',
    { title: 'a', parentId: NONE, personaIds: Array.from({ length: 21 }, (_, at) => `p${at}`) },
    'personaIds',
    'personaIds takes at most 20 elements, not 21.',
  ],
  ['arrayMinSize', 'apiKeyCreate', { name: 'a', scopes: [] }, 'scopes', 'scopes takes at least 1 element, not 0.'],
  [
    'arrayUnique',
    'opportunityCreate',
    { title: 'a', parentId: NONE, personaIds: ['p', 'q', 'p'] },
    'personaIds',
    'personaIds takes each element once; "p" is there twice.',
  ],
  ['id', 'opportunityCreate', { title: 'a', parentId: '' }, 'parentId', 'parentId takes an id, not "".'],
  [
    'id',
    'opportunityCreate',
    { title: 'a', parentId: NONE, personaIds: ['p', ''] },
    'personaIds.1',
    'personaIds[1] takes an id, not "".',
  ],
  [
    'isArray',
    'teamUpdate',
    { ...version, memberIds: null },
    'memberIds',
    'memberIds may not be null: give a value, or leave it out.',
  ],
  [
    'isDate',
    'interviewUpdate',
    { ...version, heldAt: null },
    'heldAt',
    'heldAt may not be null: give a value, or leave it out.',
  ],
  [
    'isIn',
    'workspaceUpdate',
    { ...version, weekStart: null },
    'weekStart',
    'weekStart may not be null: give a value, or leave it out.',
  ],
  [
    'isString',
    'cycleUpdate',
    { ...version, startsOn: null },
    'startsOn',
    'startsOn may not be null: give a value, or leave it out.',
  ],
  [
    'isISO4217CurrencyCode',
    'workspaceUpdate',
    { ...version, currency: 'eur' },
    'currency',
    'currency takes an ISO 4217 code in capitals, such as "EUR", not "eur".',
  ],
  [
    'isISO4217CurrencyCode',
    'workspaceUpdate',
    { ...version, currency: '€' },
    'currency',
    'currency takes an ISO 4217 code in capitals, such as "EUR", not "€".',
  ],
  [
    'isTimeZone',
    'workspaceUpdate',
    { ...version, timeZone: '+02:00' },
    'timeZone',
    'timeZone takes the name of an IANA time zone, such as "Europe/Berlin", not "+02:00".',
  ],
  [
    'isTimeZone',
    'workspaceUpdate',
    { ...version, timeZone: 'Berlin' },
    'timeZone',
    'timeZone takes the name of an IANA time zone, such as "Europe/Berlin", not "Berlin".',
  ],
  [
    'max',
    'experimentCreate',
    { title: 'a', parentId: NONE, expectedSupport: 70 },
    'expectedSupport',
    'expectedSupport takes at most 1, not 70.',
  ],
  [
    'min',
    'workspaceUpdate',
    { id: NONE, expectedVersion: 0 },
    'expectedVersion',
    'expectedVersion takes at least 1, not 0.',
  ],
  ['text', 'personCreate', { name: '', role: 'DESIGN' }, 'name', 'name must be 1 to 200 characters; it has 0.'],
  ['text', 'personCreate', { name: ' ', role: 'DESIGN' }, 'name', 'name must not be blank.'],
  [
    'text',
    'personCreate',
    { name: 'a\nb', role: 'DESIGN' },
    'name',
    'name must not hold control characters; there is U+000A at character 2.',
  ],
  [
    'text',
    'outcomeCreate',
    { title: 'a', tags: ['b', 'c', ''] },
    'tags.2',
    'tags[2] must be 1 to 50 characters; it has 0.',
  ],
  ['text', 'outcomeCreate', { title: 'a', tags: null }, 'tags', 'tags may not be null: give a value, or leave it out.'],
  [
    'text',
    'solutionUpdate',
    { ...version, title: null },
    'title',
    'title may not be null: give a value, or leave it out.',
  ],
  [
    'webAddress',
    'externalRefSet',
    { entityId: NONE, system: 'a', externalId: 'b', url: 'ftp://c' },
    'url',
    'url takes an http or https address of at most 2000 characters, not "ftp://c".',
  ],
  [
    'minDate',
    'apiKeyCreate',
    { name: 'a', scopes: ['TREE_READ'], expiresAt: '2020-01-01' },
    'expiresAt',
    'expiresAt takes an instant that is still to come, not 2020-01-01T00:00:00.000Z.',
  ],
  [
    'maxDate',
    'checkInRecord',
    { keyResultId: NONE, value: 1, observedAt: '2999-01-01' },
    'observedAt',
    'observedAt takes an instant that is not in the future, not 2999-01-01T00:00:00.000Z.',
  ],
  [
    'matches',
    'ownInterviewTemplateCreate',
    { name: 'a', key: 'A b', questions: [{ key: 'b', text: 'c', elicitation: 'STORY' }] },
    'key',
    'key takes 1 to 50 small letters, digits and dashes, a letter or digit first, not "A b".',
  ],
  [
    'matches',
    'erasuresApply',
    { erasures: [{ participantId: NONE, digests: ['b'] }] },
    'erasures.0.digests.0',
    'digests[0] takes a digest that erasures told of, not "b".',
  ],
];
/** Validators whose field holds what GraphQL has checked already. */
const CHECKED_BY_GRAPHQL = ['isBoolean', 'isInt', 'isNumber'];

/** Names of the validators of every input and of all arguments. */
const used = new Set(
  [...TypeMetadataStorage.getInputTypesMetadata(), ...TypeMetadataStorage.getArgumentsMetadata()]
    .flatMap(({ target }) => knownRules(target as new () => object) ?? [])
    .flatMap(({ checks }) => checks),
);

describe('the sentence about a value', () => {
  let client: Client;
  beforeAll(async () => {
    client = await newWorkspace('sentences');
  });

  it.each(CASES)('by %s of %s, given %j, at %s is: %s', async (_, mutation, input, path, message) => {
    const { userErrors } = await client.mutate(mutation, input as Record<string, unknown>);
    expect(userErrors).toEqual([{ code: 'INVALID_VALUE', message, path: path.split('.') }]);
  });

  it('is there for every validator that an input uses, and no other', () => {
    const validators = new Set([...used].map(({ validator }) => validator));
    const cases = new Set([...CASES.map(([validator]) => validator), ...CHECKED_BY_GRAPHQL]);
    expect([...cases].sort()).toEqual([...validators].sort());
    const without = [...used].filter(({ message }) => message === null).map(({ validator }) => validator);
    expect([...new Set([...without, 'id'])].sort()).toEqual(Object.keys(ALLOWED).sort());
  });

  it('tells of null where a thing with fields of its own is wanted', async () => {
    const { userErrors } = await client.mutate('keyResultUpdate', { ...version, target: null });
    const message = 'target may not be null: give a value, or leave it out.';
    expect(userErrors).toEqual([{ code: 'INVALID_VALUE', message, path: ['target'] }]);
  });

  it('names its field where a model words it', () => {
    const messages = [...used].flatMap(({ message }) => message ?? []);
    expect(messages.length).toBeGreaterThan(5);
    expect(messages.filter((message) => !/^\$property takes [^.]+$/.test(message))).toEqual([]);
  });

  it('is one of several where several things are wrong, in lists of items too', async () => {
    const tags = ['a', '', 'b\nc'];
    const items = [{ externalId: 'x', kind: 'SUPPORT', occurredAt: '2026-01-05', title: 'A', tags, language: '?' }];
    const { receipts } = await client.mutate<{ receipts: { errors: { message: string; path: string[] }[] }[] }>(
      'insightIngest',
      { sourceSystem: 'desk', items },
      'receipts { errors { message path } }',
    );
    expect(receipts[0]?.errors).toEqual(
      expect.arrayContaining([
        { message: 'tags[1] must be 1 to 50 characters; it has 0.', path: ['items', '0', 'tags', '1'] },
        {
          message: 'tags[2] must not hold control characters; there is U+000A at character 2.',
          path: ['items', '0', 'tags', '2'],
        },
        {
          message: 'language takes a code of ISO 639 such as "en" or "pt-BR", not "?".',
          path: ['items', '0', 'language'],
        },
      ]),
    );
    expect(receipts[0]?.errors).toHaveLength(3);
  });

  it('tells of the arguments of a query by their names', async () => {
    const { errors } = await client.ask('{ guardrails(filter: { metricIds: [""] }) { nodes { id } } }');
    expect(errors).toMatchObject([
      { message: 'metricIds[0] takes the id of a Metric; "" names none.', extensions: { code: 'BAD_REQUEST' } },
    ]);
  });
});
