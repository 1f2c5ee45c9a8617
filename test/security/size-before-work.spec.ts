import 'reflect-metadata';
import { randomInt } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { getNullableType, type GraphQLField, type GraphQLSchema, isInputObjectType, isListType } from 'graphql';
import { builtSchema } from '../../src/app.schema.ts';
import { type Answer, type Client, newWorkspace } from '../support/service.ts';
import { documentOf, pathsOf, rootFields, typeAt, variablesOf } from '../support/things.ts';

const FULL = process.env['OST_TEST_FULL'] === 'true';
const SEED = randomInt(2 ** 31);
const NO_ID = '01890000-0000-7000-8000-000000000000';
/** Elements of no type that anything takes. */
const WRONG = Array.from({ length: 4_000 }, () => ({ wrong: [1] }));

type Place = readonly [field: GraphQLField<unknown, unknown>, path: readonly string[]];

/** Puts a value at a path of variables, within the first element of each list on the way. */
function put(variables: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let at = variables;
  for (const name of path.slice(0, -1)) at = [at[name]].flat()[0] as Record<string, unknown>;
  at[path.at(-1) ?? ''] = value;
}

describe(`the size of what is sent (seed ${SEED})`, () => {
  let schema: GraphQLSchema;
  let client: Client;
  beforeAll(async () => {
    schema = await builtSchema();
    client = await newWorkspace('sizes');
  }, 60_000);

  const some = <One>(all: readonly One[], few: number): readonly One[] =>
    FULL ? all : fc.sample(fc.constantFrom(...all), { numRuns: few, seed: SEED });
  const places = (isWanted: (type: string, isList: boolean) => boolean): Place[] =>
    rootFields(schema).flatMap((field) =>
      pathsOf(field, () => true)
        .filter((path) => {
          const type = getNullableType(typeAt(field, path));
          return isWanted(String(type), isListType(type));
        })
        .map((path) => [field, path] as const),
    );
  const ask = async ([field, path]: Place, value: unknown) => {
    const variables = structuredClone(variablesOf(field, () => NO_ID, path));
    put(variables, path, value);
    const response = await client.post({ query: documentOf(schema, field, variables), variables });
    return { text: response.text, answer: response.body as Partial<Answer<Record<string, unknown>>> };
  };
  const at = ([{ name }, path]: Place): string => `${name} ${path.join('.')}`;

  it('is bounded for every list, whatever its elements are: one sentence names the field', async () => {
    const lists = places((_, isList) => isList);
    expect(lists.length).toBeGreaterThan(200);
    for (const place of some(lists, 40)) {
      const { answer } = await ask(place, WRONG);
      const name = place[1].at(-1) ?? '';
      const said = answer.errors?.map(({ message, extensions: { code } }) => `${code}: ${message}`);
      expect([at(place), said]).toEqual([
        at(place),
        [expect.stringMatching(new RegExp(`^BAD_REQUEST: ${name} takes at most \\d+ elements, not 4000\\.$`))],
      ]);
    }
  }, 600_000);

  it('is bounded for every text: the answer repeats nothing of it', async () => {
    const texts = places((type, isList) => !isList && /^(String|ID|Metadata|DateTime|Date)$/.test(type));
    expect(texts.length).toBeGreaterThan(300);
    for (const place of some(texts, 40)) {
      const { text, answer } = await ask(place, 'x'.repeat(900_000));
      const payload = answer.data?.[place[0].name] as { userErrors?: unknown[] } | null | undefined;
      const isTold = (answer.errors ?? payload?.userErrors ?? []).length > 0;
      // An id that is no id names nothing, a filter may find nothing, and items are told of one by one.
      const mayBeTaken =
        /ids?$/i.test(place[1].at(-1) ?? '') ||
        place[1].includes('items') ||
        !place[0].name.match(/[a-z](Create|Update|Record|Set)$/);
      expect([at(place), text.length < 5_000, isTold || mayBeTaken]).toEqual([at(place), true, true]);
    }
  }, 600_000);

  const hostile: readonly [string, string, RegExp][] = [
    ['a long list', `{"a":[${'1,'.repeat(100_000)}1]}`, /variables\.a holds more than 5000 elements/],
    [
      'many names',
      `{${Array.from({ length: 9_000 }, (_, key) => `"k${key}":1`).join()}}`,
      /variables holds more than 500 names/,
    ],
    ['deep nesting', `{"a":${'['.repeat(1_000_000)}`, /variables\.a.* nests lists and objects more than 32 deep/],
    ['a long text', `{"a":"${'x'.repeat(3_000_000)}"}`, /variables\.a holds more than 1000000 characters/],
    [
      'many values',
      `{"a":[${`[${'1,'.repeat(4_000)}1],`.repeat(40)}1]}`,
      /variables\.a\[\d+\]\[\d+\] is one more than the 100000 values/,
    ],
  ];
  it.each(hostile)('is bounded for a body as a whole: %s', async (_, variables, sentence) => {
    const body = `{"query":"{ viewer { keyName } }","variables":${variables}}`;
    for (const sent of [body, gzipSync(body)]) {
      const asked = client.with(typeof sent === 'string' ? {} : { 'content-encoding': 'gzip' });
      const response = await asked.post(sent).serialize((bytes: unknown) => bytes as string);
      const { errors } = response.body as Answer<null>;
      expect([response.status, errors?.map(({ extensions: { code } }) => code)]).toEqual([400, ['BAD_REQUEST']]);
      expect(errors?.[0]?.message).toMatch(sentence);
      expect(errors?.[0]?.message.length).toBeLessThan(300);
    }
    const one = await client.post(variables, '/ingest/insights?source=sizes');
    expect([one.status, one.text.length < 1_000]).toEqual([400, true]);
  });

  it('is bounded for every list of a line', async () => {
    const shapes = Object.values(schema.getTypeMap()).filter(
      (type) =>
        isInputObjectType(type) &&
        /^(?!NodesUpdate|ScoresRecord|CheckIns|Evidence|NodesArchive).*IngestItemInput$/.test(type.name),
    );
    const types = {
      Insight: 'INSIGHT',
      Participant: 'PARTICIPANT',
      SurveyAnswer: 'SURVEY_ANSWER',
      KanoAnswer: 'KANO_ANSWER',
      MetricReading: 'METRIC_READING',
      ExternalRef: 'EXTERNAL_REF',
    };
    const lines: { readonly name: string; readonly line: string }[] = [];
    for (const shape of shapes) {
      const type = types[shape.name.replace('IngestItemInput', '') as keyof typeof types];
      expect([shape.name, type]).toEqual([shape.name, expect.any(String)]);
      for (const path of pathsOf(
        { args: isInputObjectType(shape) ? Object.values(shape.getFields()) : [] } as never,
        () => true,
      )) {
        let of = isInputObjectType(shape) ? shape.getFields()[path[0] ?? '']?.type : undefined;
        for (const name of path.slice(1)) {
          const inner = getNullableType(isListType(getNullableType(of)) ? undefined : of);
          of = isInputObjectType(inner) ? inner.getFields()[name]?.type : undefined;
        }
        if (!isListType(getNullableType(of))) continue;
        const item = path.reduceRight<unknown>(
          (inner, name) => ({ [name]: inner }),
          WRONG.map(() => 1),
        );
        lines.push({
          name: path.at(-1) ?? '',
          line: JSON.stringify({ type, externalId: 'long', ...(item as object) }),
        });
      }
    }
    expect(lines.length).toBeGreaterThan(10);
    const answer = await client
      .with({ 'content-type': 'application/x-ndjson' })
      .post(lines.map(({ line }) => line).join('\n'), '/ingest/insights?source=sizes');
    const told = answer.text
      .trim()
      .split('\n')
      .map((each) => JSON.parse(each) as { errors: { message: string }[] });
    expect(told.slice(0, -1).map(({ errors }) => errors.map(({ message }) => message))).toEqual(
      lines.map(({ name }) => [
        expect.stringMatching(new RegExp(`^${name} takes at most \\d+ elements, not 4000\\.$`)) as string,
      ]),
    );
  });

  it('of complaints is bounded: the first fifty, and how many more there are', async () => {
    const { userErrors } = await client.mutate('teamCreate', {
      name: 'Empty',
      memberIds: Array.from({ length: 100 }, () => ''),
    });
    expect(userErrors).toHaveLength(51);
    expect(userErrors[0]?.message).toBe('memberIds[0] takes an id, not "".');
    expect(userErrors.at(-1)).toEqual({ code: 'INVALID_VALUE', message: '… and 51 more.', path: [] });
  });
});
