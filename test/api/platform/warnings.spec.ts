import type { Warning } from '../../../src/domain/warning.ts';
import { grow } from '../../support/grow.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

/** What a call tells: on its payload, and on receipts or results of its items. */
interface Told {
  readonly userErrors: readonly object[];
  readonly warnings: readonly Warning[];
  readonly receipts?: readonly Receipt[];
  readonly results?: readonly { readonly warnings?: readonly Warning[] }[];
}

interface Receipt {
  readonly status: string;
  readonly errors: readonly Warning[];
  readonly warnings: readonly Warning[];
}

const WARNINGS = 'warnings { code message path }';
const RECEIPTS = `receipts { status errors { code message path } ${WARNINGS} }`;
const MANY = 15;
const many = <One>(one: One): One[] => Array.from({ length: MANY }, () => one);
const INSIGHT = { externalId: 'one', kind: 'SUPPORT', occurredAt: '2026-03-02', title: 'Late' };

describe('warnings', () => {
  let client: Client;
  let solutionId: string;
  let builtId: string;
  beforeAll(async () => {
    client = await newWorkspace('warned');
    const { outcome, opportunity, solution } = grow(client);
    const need = await opportunity((await outcome()).id, 'Planning is hard');
    solutionId = (await solution(need.id, 'A list')).id;
    const fields = { title: 'A plan', status: 'BUILDING', buildingSince: '2026-01-01' };
    const built = await client.mutate<{ solution: { id: string } }>(
      'solutionCreate',
      { parentId: need.id, ...fields },
      'solution { id }',
    );
    builtId = built.solution.id;
  });
  const told = ({ warnings, receipts = [], results = [] }: Told): readonly Warning[] => [
    ...warnings,
    ...receipts.flatMap((each) => each.warnings),
    ...results.flatMap((each) => each.warnings ?? []),
  ];

  it.each<[mutation: string, input: () => object, selection: string]>([
    ['cycleCreate', () => ({ name: 'A day', startsOn: '2027-01-01', endsOn: '2027-01-01' }), ''],
    ['openQuestionCreate', () => ({ nodeId: solutionId, text: 'Since when?', dueOn: '2020-01-01' }), ''],
    ['nodesUpdate', () => ({ items: [{ id: builtId, expectedVersion: 1, status: 'IDEA' }] }), ''],
    [
      'ownModelCreate',
      () => ({
        name: 'Neither up nor down',
        unit: 'points',
        appliesTo: ['SOLUTION'],
        factors: [
          {
            factor: 'a',
            label: 'A',
            min: 0,
            max: 10,
            higherIsBetter: true,
            unit: 'points',
            description: 'How much of it',
          },
        ],
        formula: 'a * (10 - a)',
      }),
      '',
    ],
    ['scoreRecord', () => ({ nodeId: solutionId, model: 'RICE', inputs: [{ factor: 'impact', value: 2 }] }), ''],
    [
      'scoresRecord',
      () => ({ items: [{ nodeId: solutionId, model: 'RICE', inputs: [{ factor: 'impact', value: 3 }] }] }),
      `results { ${WARNINGS} }`,
    ],
    ['insightIngest', () => ({ sourceSystem: 'desk', items: [{ ...INSIGHT, tags: ['close', 'Close'] }] }), RECEIPTS],
    [
      'participantIngest',
      () => ({ sourceSystem: 'desk', items: [{ externalId: ' p', segments: ['a', 'a'] }] }),
      RECEIPTS,
    ],
  ])('of %s are told again to whoever repeats the call', async (mutation, input, selection) => {
    if (mutation === 'scoreRecord')
      await client.mutate('scoreRecord', {
        nodeId: solutionId,
        model: 'RICE',
        inputs: ['reach', 'impact', 'confidence', 'effort'].map((factor) => ({ factor, value: 1 })),
      });
    const call = async (): Promise<Told> =>
      client.mutate(mutation, { ...input(), idempotencyKey: 'again' }, `${WARNINGS} ${selection}`);
    const first = await call();
    expect(first.userErrors).toEqual([]);
    expect(told(first).length).toBeGreaterThan(0);
    expect(told(await call())).toEqual(told(first));
  });

  it.each<[kind: string, mutation: string, item: object]>([
    ['INSIGHT', 'insightIngest', { ...INSIGHT, externalId: 'two', quotes: many({ text: ' ' }) }],
    ['PARTICIPANT', 'participantIngest', { externalId: 'p2', matchKeys: many(' ') }],
  ])(
    'and errors of the receipt of %s are ten at most, and say how many more there are',
    async (type, mutation, item) => {
      const { receipts } = await client.mutate<Told>(mutation, { sourceSystem: 'desk', items: [item] }, RECEIPTS);
      const lines = await client
        .with({ 'content-type': 'application/x-ndjson' })
        .post(JSON.stringify({ type, ...item }), '/ingest/insights?source=desk');
      const line = JSON.parse(lines.text.split('\n')[0] ?? '') as Receipt;
      for (const { status, errors } of [receipts?.[0], line] as Receipt[]) {
        expect([status, errors.length]).toEqual(['REJECTED', 10]);
        expect(errors.at(-1)?.message).toBe(`… and ${MANY - 9} more.`);
      }
    },
  );

  it('and errors of a line whose shape is wrong in many places are ten at most', async () => {
    const item = { ...INSIGHT, quotes: many({}) };
    const { text } = await client
      .with({ 'content-type': 'application/x-ndjson' })
      .post(JSON.stringify(item), '/ingest/insights?source=desk');
    expect((JSON.parse(text.split('\n')[0] ?? '') as Receipt).errors).toHaveLength(10);
  });

  it('of a receipt are ten at most, and the same at every door but for the place of the item', async () => {
    const item = { ...INSIGHT, externalId: 'three', tags: many('close') };
    const { receipts } = await client.mutate<Told>('insightIngest', { sourceSystem: 'desk', items: [item] }, RECEIPTS);
    const { text } = await client
      .with({ 'content-type': 'application/x-ndjson' })
      .post(JSON.stringify({ ...item, externalId: 'four' }), '/ingest/insights?source=desk&receipts=all');
    const single = await client.post({ ...item, externalId: 'five' }, '/ingest/insights?source=desk');
    const ofItem = (receipts?.[0]?.warnings ?? []).map((each) => ({ ...each, path: each.path.slice(2) }));
    expect(ofItem).toHaveLength(10);
    expect(ofItem[0]).toEqual({
      code: 'LEFT_OUT',
      message: 'tags has "close" twice: each is kept once.',
      path: ['tags', '1'],
    });
    expect((JSON.parse(text.split('\n')[0] ?? '') as Receipt).warnings).toEqual(ofItem);
    expect((single.body as Receipt).warnings).toEqual(ofItem);
  });
});
