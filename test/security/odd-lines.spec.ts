import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import {
  getNamedType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { builtSchema } from '../../src/app.schema.ts';
import { ODD_SHAPES, ODD_TEXTS, oddValuesOf } from '../support/odd-values.ts';
import { type Client, newWorkspace } from '../support/service.ts';

const STREAMS = process.env['OST_TEST_FULL'] === 'true' ? 200 : 6;
const LINES = 25;
const SEED = randomInt(2 ** 31);

/** Inputs by the type of line that they describe. */
const SHAPES = {
  INSIGHT: 'InsightIngestItemInput',
  PARTICIPANT: 'ParticipantIngestItemInput',
  SURVEY_ANSWER: 'SurveyAnswerIngestItemInput',
  KANO_ANSWER: 'KanoAnswerIngestItemInput',
  METRIC_READING: 'MetricReadingIngestItemInput',
  EXTERNAL_REF: 'ExternalRefIngestItemInput',
} as const;

/** Lines that are no item, or hardly one, as they stand in the stream. */
const ODD_LINES = [
  '{"type":{"toString":1}}',
  '{"type":["INSIGHT"]}',
  '{"type":"__proto__","externalId":"a"}',
  '{"__proto__":{"type":"PARTICIPANT"},"constructor":1,"externalId":"a"}',
  '{"type":"PARTICIPANT","externalId":"\\ud800"}',
  '{"type":"PARTICIPANT","externalId":"a\\u0000"}',
  '{"type":"PARTICIPANT","externalId":"a","account":{"externalId":"\\udfff\\u0000"}}',
  '{"type":"METRIC_READING","value":1e400}',
  '{"type":"METRIC_READING","value":1e-400,"observedAt":"0000-00-00"}',
  `{"externalId":${'9'.repeat(5_000)}}`,
  `{"externalId":"a","quotes":[${'1,'.repeat(4_000)}1]}`,
  `{"externalId":"a","quotes":[${'1,'.repeat(100_000)}1]}`,
  `{"externalId":"a",${Array.from({ length: 4_000 }, (_, at) => `"k${at}":1`).join()}}`,
  `{"externalId":${'['.repeat(100_000)}`,
  `{"externalId":"a","participant":${'{"account":'.repeat(40)}1${'}'.repeat(40)}}`,
  '[]',
  'null',
  '"text"',
  '{"a":1}{"b":2}',
  '{',
  '\u0000',
  '\ufeff{}',
  '{}\r',
];
/** Lines that are passed over. */
const BLANK = ['', '   ', '\t', '\r'];

describe(`odd lines (seed ${SEED})`, () => {
  let schema: GraphQLSchema;
  let client: Client;
  beforeAll(async () => {
    schema = await builtSchema();
    client = await newWorkspace('odd lines');
  }, 60_000);

  /** A value of a type with an odd one in it now and then. */
  const valueOf = (type: GraphQLInputType, odds: number, depth = 0): fc.Arbitrary<unknown> => {
    if (isNonNullType(type)) return valueOf(type.ofType, odds, depth);
    const odd = fc.constantFrom(...ODD_SHAPES, ...ODD_TEXTS);
    const mixed = (usual: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
      fc.oneof({ arbitrary: usual, weight: odds }, { arbitrary: odd, weight: 1 });
    if (isListType(type)) return mixed(fc.array(valueOf(type.ofType, odds, depth), { maxLength: 3 }));
    if (isEnumType(type)) return mixed(fc.constantFrom(...type.getValues().map(({ name }) => name)));
    if (isInputObjectType(type)) return depth > 3 ? fc.constant({}) : mixed(objectOf(type, odds, depth + 1));
    const usual: Readonly<Record<string, unknown>> = {
      ID: '01890000-0000-7000-8000-000000000000',
      String: 'word',
      Int: 1,
      Float: 0.5,
      Boolean: true,
      DateTime: '2026-01-05T00:00:00Z',
      Date: '2026-01-05',
      Metadata: {},
    };
    const { name } = getNamedType(type);
    return mixed(
      fc.oneof(
        { arbitrary: fc.constant(usual[name]), weight: odds },
        fc.constantFrom(...oddValuesOf(getNamedType(type))),
      ),
    );
  };
  const objectOf = (type: GraphQLInputObjectType, odds: number, depth = 0): fc.Arbitrary<object> => {
    const fields = Object.values(type.getFields());
    return fc.record(Object.fromEntries(fields.map((field) => [field.name, valueOf(field.type, odds, depth)])), {
      requiredKeys: fields.filter(({ type: of }) => isNonNullType(of)).map(({ name }) => name),
    });
  };
  const oddLine = (): fc.Arbitrary<string> =>
    fc.oneof(
      fc.constantFrom(...ODD_LINES, ...BLANK),
      ...Object.entries(SHAPES).map(([type, shape]) =>
        objectOf(schema.getType(shape) as GraphQLInputObjectType, 12).map((item) => JSON.stringify({ type, ...item })),
      ),
    );

  it('are rejected alone: good lines of their batch are kept, and the stream goes on to its end', async () => {
    let good = 0;
    for (let stream = 0; stream < STREAMS; stream++) {
      const ids = [`first-${stream}`, `middle-${stream}`, `last-${stream}`];
      const [first, middle, last] = ids.map((externalId) =>
        JSON.stringify({ externalId, kind: 'SUPPORT', occurredAt: '2026-01-05', title: 'Kept' }),
      );
      const odd = fc.sample(oddLine(), { numRuns: LINES, seed: SEED + stream });
      const lines = [first, ...odd.slice(0, LINES / 2), middle, ...odd.slice(LINES / 2), last] as string[];
      const answer = await client
        .with({ 'content-type': 'application/x-ndjson' })
        .post(lines.join('\n'), '/ingest/insights?source=odd&receipts=all');
      const told = answer.text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { status?: string; externalId?: string });
      const { summary } = told.at(-1) as unknown as { summary: { complete: boolean; resumeAfter: number } };
      expect([lines, summary]).toEqual([lines, expect.objectContaining({ complete: true, resumeAfter: lines.length })]);
      const kept = told.filter(({ status, externalId }) => status === 'CREATED' && ids.includes(externalId ?? ''));
      expect([lines, kept.length]).toEqual([lines, ids.length]);
      const blamed = told.filter((receipt) => JSON.stringify(receipt).includes('the log of request'));
      expect(blamed).toEqual([]);
      good += kept.length;
    }
    expect(good).toBe(3 * STREAMS);
  }, 600_000);

  it.each(ODD_LINES.map((line, at) => [line.slice(0, 60), at, line] as const))(
    'has no line that is passed over or ends its stream: %j',
    async (_, at, line) => {
      const [before, after] = ['before', 'after'].map((name) =>
        JSON.stringify({ externalId: `${name}-${at}`, kind: 'SUPPORT', occurredAt: '2026-01-05', title: 'Kept' }),
      );
      const answer = await client
        .with({ 'content-type': 'application/x-ndjson' })
        .post([before, line, after].join('\n'), '/ingest/insights?source=one');
      const told = answer.text
        .trim()
        .split('\n')
        .map((each) => JSON.parse(each) as { errors: { message: string }[] });
      expect(told.at(-1)).toEqual({
        summary: expect.objectContaining({ created: 2, rejected: 1, complete: true, resumeAfter: 3 }) as unknown,
      });
      const messages = told[0]?.errors.map(({ message }) => message) ?? [];
      expect(messages.length).toBeGreaterThan(0);
      expect(messages.length).toBeLessThanOrEqual(11);
      expect(Math.max(...messages.map((message) => message.length))).toBeLessThan(500);
    },
  );
});
