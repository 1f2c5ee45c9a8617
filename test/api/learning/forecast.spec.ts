import { aim, day } from '../../support/aim.ts';
import { grow } from '../../support/grow.ts';
import { type Client, keyWith, newWorkspace } from '../../support/service.ts';

interface Forecast {
  status: string;
  verdict: string | null;
  actual: number | null;
  ratio: number | null;
  reason: string;
  confidence: number | null;
  expected: number | null;
  statement: string;
  statedOn: string;
  dueOn: string | null;
  writtenAfterwards: boolean;
  node: { title: string } | null;
  keyResult: { title: string } | null;
  entityId: string;
  entity: { __typename: string; id: string } | null;
}
const FORECAST =
  'kind status verdict actual ratio reason confidence expected unit statement statedOn dueOn writtenAfterwards node { title } keyResult { title } entityId entity { __typename id }';

/** A workspace with one cycle that is over, from 100 days ago to 10 days ago. */
async function past() {
  const client = await newWorkspace();
  const [plan, plant] = [aim(client), grow(client)];
  const cycle = await plan.cycle({ startsOn: day(-100), endsOn: day(-10) });
  const objective = await plan.objective({ cycleId: cycle.id });
  const outcome = await plant.outcome('Weekly shoppers');
  const need = await plant.opportunity(outcome.id, 'I forget things');
  const keyResult = async (from: number, to: number, more: object = {}) => {
    const metricId = (await plan.metric()).id;
    const { id } = await plan.keyResult(
      { kind: 'REACH', initial: 0, goal: 100 },
      { objectiveId: objective.id, metricId, ...more },
    );
    await plan.checkIn(id, from, { observedAt: `${day(-95)}T12:00:00Z`, confidence: 7 });
    await plan.checkIn(id, to, { observedAt: `${day(-12)}T12:00:00Z`, confidence: 10 });
    return id;
  };
  const link = (keyResultId: string, nodeId: string, more: object = {}) =>
    client.mutate<{ keyResultLink: { id: string; version: number } }>(
      'keyResultLinkCreate',
      {
        keyResultId,
        nodeId,
        hypothesis: {
          statement: 'It helps',
          direction: 'UP',
          expectedSize: 10,
          confidence: 0.8,
          baseline: 0,
          baselineOn: day(-94),
          dueOn: day(-10),
          ...more,
        },
      },
      'keyResultLink { id version }',
    );
  const forecasts = async (kind: string, more = ''): Promise<Forecast[]> =>
    (
      await client.data<{ forecasts: { nodes: Forecast[] } }>(
        `{ forecasts(kind: ${kind}, first: 50 ${more}) { nodes { ${FORECAST} } } }`,
      )
    ).forecasts.nodes;
  return { client, plan, plant, need, outcome, keyResult, link, forecasts, objective };
}

/** Scored solutions, each linked to a key result of its own that came as far as `reached` says. */
async function history(reached: readonly number[]): Promise<Client> {
  const { client, plant, need, keyResult, link } = await past();
  for (const [at, to] of reached.entries()) {
    const solution = await plant.solution(need.id, `Solution ${at}`, { buildingSince: day(-90), status: 'BUILDING' });
    const inputs = Object.entries({ reach: 100 * (at + 1), impact: 1, confidence: 0.8, effort: 1 + ((at * 7) % 5) });
    const scored = await client.mutate<{ score: object | null }>('scoreRecord', {
      nodeId: solution.id,
      model: 'RICE',
      recordedAt: `${day(-96)}T12:00:00Z`,
      inputs: inputs.map(([factor, value]) => ({ factor, value })),
    });
    expect(scored.userErrors).toEqual([]);
    expect((await link(await keyResult(0, to), solution.id)).userErrors).toEqual([]);
  }
  return client;
}

describe('forecasts', () => {
  it('settle an impact by what was read after it was said and by its due day', async () => {
    const { plant, need, keyResult, link, forecasts } = await past();
    const solution = await plant.solution(need.id, 'Shared list');
    const keyResultId = await keyResult(0, 12);
    await link(keyResultId, solution.id);
    await link(keyResultId, need.id, { expectedSize: 20, dueOn: day(20) });
    const [open, settled] = await forecasts('IMPACT_HYPOTHESIS');
    expect(open).toMatchObject({ status: 'OPEN', actual: null, dueOn: day(20), writtenAfterwards: false });
    expect(settled).toMatchObject({
      status: 'CAME_TRUE',
      actual: 12,
      ratio: 1.2,
      confidence: 0.8,
      expected: 10,
      statement: 'It helps',
      statedOn: day(-94),
      dueOn: day(-10),
      writtenAfterwards: true,
      node: { title: 'Shared list' },
      keyResult: { title: 'More of it' },
      reason: 'From 0 to 12: moved 12 up, 10 expected = 120 %.',
    });
    expect(settled?.entity).toEqual({ __typename: 'KeyResultLink', id: settled?.entityId });
    expect(await forecasts('IMPACT_HYPOTHESIS', `, filter: { dueBefore: "${day(0)}" }`)).toHaveLength(1);
  });

  it('keep what was said first, whatever is said later', async () => {
    const { client, plant, need, keyResult, link, forecasts } = await past();
    const solution = await plant.solution(need.id);
    const { keyResultLink: made } = await link(await keyResult(0, 12), solution.id);
    const hypothesis = { statement: 'I always knew', direction: 'UP', expectedSize: 12, confidence: 1 };
    const { userErrors } = await client.mutate('keyResultLinkUpdate', {
      id: made.id,
      expectedVersion: made.version,
      hypothesis: { ...hypothesis, dueOn: day(30), baseline: 5, baselineOn: day(-50) },
    });
    expect(userErrors).toEqual([]);
    expect(await forecasts('IMPACT_HYPOTHESIS')).toMatchObject([
      { statement: 'It helps', confidence: 0.8, expected: 10, dueOn: day(-10), actual: 12, statedOn: day(-94) },
    ]);
  });

  it('take one confidence a key result, of the first half of its cycle', async () => {
    const { keyResult, forecasts } = await past();
    await keyResult(0, 100);
    await keyResult(0, 99);
    const [second, first] = await forecasts('KEY_RESULT_CONFIDENCE');
    expect(first).toMatchObject({ status: 'CAME_TRUE', confidence: 0.7, statedOn: day(-95), dueOn: day(-10) });
    expect(second).toMatchObject({ status: 'DID_NOT_COME_TRUE', keyResult: { title: 'More of it' }, node: null });
  });

  it('settle tests by their verdicts and efforts by what they took', async () => {
    const { client, plant, need, forecasts } = await past();
    const solution = await plant.solution(need.id, 'Reminders', { status: 'BUILDING', effortPersonMonths: 2 });
    const update = (expectedVersion: number, set: object) =>
      client.mutate('solutionUpdate', { id: solution.id, expectedVersion, ...set });
    await update(1, { effortPersonMonths: 4 });
    expect(await forecasts('EFFORT')).toMatchObject([{ status: 'OPEN', expected: 2, dueOn: null }]);
    await update(2, { status: 'SHIPPED', actualEffortPersonMonths: 3.6 });
    expect(await forecasts('EFFORT')).toMatchObject([
      { status: 'MEASURED', expected: 2, actual: 3.6, ratio: 1.8, node: { title: 'Reminders' } },
    ]);
    const test = (verdict: string | null, expectedSupport: number | null) =>
      plant.experiment(solution.id, 'Test', { verdict, expectedSupport, status: 'CONCLUDED' });
    await test('SUPPORTED', 0.9);
    await test('REFUTED', 0.6);
    await test('INCONCLUSIVE', 0.5);
    await test('SUPPORTED', null);
    expect((await forecasts('TEST_RESULT')).map(({ status, confidence }) => [status, confidence])).toEqual([
      ['CANNOT_TELL', 0.5],
      ['DID_NOT_COME_TRUE', 0.6],
      ['CAME_TRUE', 0.9],
    ]);
  });

  it('take what was expected last before a test began, not what was revised after', async () => {
    const { client, plant, need, forecasts } = await past();
    const solution = await plant.solution(need.id);
    const test = await plant.experiment(solution.id, 'Test', { expectedSupport: 0.9 });
    const revise = async (expectedVersion: number, set: object) =>
      client.mutate('experimentUpdate', { id: test.id, expectedVersion, ...set });
    await revise(1, { expectedSupport: 0.6 });
    expect(await forecasts('TEST_RESULT')).toMatchObject([{ confidence: 0.6, verdict: null }]);
    await revise(2, { status: 'RUNNING', startedOn: day(0), successCriterion: { text: 'One orders' } });
    await revise(3, { expectedSupport: 0.1 });
    expect(await forecasts('TEST_RESULT')).toMatchObject([{ status: 'OPEN', confidence: 0.6 }]);
  });

  it('take what was expected last before a test began, though it is planned anew', async () => {
    const { client, plant, need, forecasts } = await past();
    const solution = await plant.solution(need.id);
    const test = await plant.experiment(solution.id, 'Test', { expectedSupport: 0.9 });
    const revise = async (expectedVersion: number, set: object) =>
      client.mutate('experimentUpdate', { id: test.id, expectedVersion, ...set });
    await revise(1, { status: 'RUNNING', startedOn: day(0), successCriterion: { text: 'One orders' } });
    await revise(2, { status: 'PLANNED', startedOn: null });
    await revise(3, { expectedSupport: 0.1 });
    expect(await forecasts('TEST_RESULT')).toMatchObject([{ confidence: 0.9 }]);
  });

  it('take what was expected last of an impact before it could begin, however a later revision sets its days', async () => {
    const { client, plant, need, keyResult, link, forecasts } = await past();
    const stated = { statement: 'It helps', direction: 'UP', confidence: 0.8, baseline: 0, dueOn: day(30) };
    const expected = async (first: object, ...revisions: readonly object[]): Promise<number | null | undefined> => {
      const { id: nodeId } = await plant.solution(need.id);
      const keyResultId = await keyResult(0, 12);
      const { keyResultLink, userErrors } = await link(keyResultId, nodeId, { ...stated, ...first });
      expect(userErrors).toEqual([]);
      for (const [index, revision] of revisions.entries()) {
        const input = { id: keyResultLink.id, expectedVersion: keyResultLink.version + index };
        const revised = await client.mutate('keyResultLinkUpdate', {
          ...input,
          hypothesis: { ...stated, ...revision },
        });
        expect(revised.userErrors).toEqual([]);
      }
      const found = await forecasts('IMPACT_HYPOTHESIS');
      return found.find(({ entityId }) => entityId === keyResultLink.id)?.expected;
    };
    const today = { baselineOn: day(0) };
    // The impact can begin on the day after the baseline.
    expect(await expected({ ...today, expectedSize: 10 }, { ...today, expectedSize: 6 })).toBe(6);
    const later = { ...today, expectedSize: 7 };
    expect(await expected({ ...today, expectedSize: 10 }, { ...today, expectedSize: 6 }, later)).toBe(7);
    // Once it could have begun, no revision counts, neither one that sets the baseline anew.
    const begun = { baselineOn: day(-94), expectedSize: 10 };
    expect(await expected(begun, { baselineOn: day(-94), expectedSize: 6 })).toBe(10);
    expect(await expected(begun, { ...today, expectedSize: 6 })).toBe(10);
    expect(await expected({ ...today, expectedSize: 10 }, { ...begun, expectedSize: 6 }, later)).toBe(6);
  });

  it('are paged without losing or repeating any', async () => {
    const { client, plant, need, keyResult, link } = await past();
    const keyResultId = await keyResult(0, 12);
    for (let each = 0; each < 5; each++)
      await link(keyResultId, (await plant.solution(need.id)).id, { dueOn: day(each < 3 ? -10 : -11) });
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const {
        forecasts,
      }: { forecasts: { nodes: { entityId: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } } =
        await client.data(
          'query ($after: String) { forecasts(kind: IMPACT_HYPOTHESIS, first: 2, after: $after) { nodes { entityId } pageInfo { endCursor hasNextPage } } }',
          { after },
        );
      seen.push(...forecasts.nodes.map(({ entityId }) => entityId));
      after = forecasts.pageInfo.endCursor;
      more = forecasts.pageInfo.hasNextPage;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
  });

  it('are not for those who may not read key results', async () => {
    const { client } = await past();
    const reader = await keyWith(client, ['TREE_READ']);
    const { errors } = await reader.ask('{ calibration { n } }');
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

describe('was our prioritisation ever right?', () => {
  it('is answered by those of a model that orders what came out', async () => {
    const client = await history([5, 9, 20, 18, 35, 40, 44, 60, 71, 80, 78, 99]);
    const { scoringModelBacktest: found, calibration } = await client.data<{
      scoringModelBacktest: { n: number; tau: number; verdict: string; effortN: number; sentences: string[] };
      calibration: {
        n: number;
        said: number;
        cameTrue: number;
        brier: number;
        writtenAfterwards: number;
        bands: { n: number }[];
      };
    }>(
      `{ scoringModelBacktest(model: RICE) { n tau verdict effortN sentences }
         calibration(kind: IMPACT_HYPOTHESIS) { n said cameTrue brier writtenAfterwards bands { n } } }`,
    );
    expect(found).toMatchObject({ n: 12, verdict: 'BETTER_THAN_CHANCE', effortN: 12 });
    expect(found.tau).toBeGreaterThan(0.5);
    expect(found.sentences[0]).toContain('a coin orders 50 %');
    // Ten had been expected of each, at 80 %: two of twelve fell short.
    expect(calibration).toMatchObject({
      n: 12,
      writtenAfterwards: 12,
      bands: [{ n: 0 }, { n: 0 }, { n: 0 }, { n: 0 }, { n: 12 }],
    });
    expect(calibration.said).toBeCloseTo(0.8, 12);
    expect(calibration.cameTrue).toBeCloseTo(10 / 12, 12);
    expect(calibration.brier).toBeCloseTo((10 * 0.04 + 2 * 0.64) / 12, 12);
    const { outsideView } = await client.data<{ outsideView: { references: object[]; effort: object } }>(
      `{ outsideView(model: RICE, inputs: [{ factor: "impact", value: 1 }, { factor: "impact", value: 2 }], effortPersonMonths: 3) {
           references { n cameTrue sentence } effort { n medianRatio } } }`,
    );
    expect(outsideView).toEqual({
      references: [
        { n: 12, cameTrue: 10, sentence: 'Of your last 12 cases with impact 1, 10 came true (83.3 %).' },
        {
          n: 0,
          cameTrue: null,
          sentence: '0 of the 10 settled cases with impact 2 that are needed before they tell anything.',
        },
      ],
      effort: { n: 0, medianRatio: null },
    });
  }, 60_000);

  it('is answered by no for one that does not, and by nothing where there are too few', async () => {
    const client = await history([50, 20, 80, 10, 90, 30, 70, 40, 60, 25, 75, 45]);
    const ask = `{ scoringModelBacktest(model: RICE) { verdict } few: scoringModelBacktest(model: ICE_MEAN) { n tau verdict sentences } }`;
    expect(await client.data(ask)).toEqual({
      scoringModelBacktest: { verdict: 'CANNOT_TELL' },
      few: {
        n: 0,
        tau: null,
        verdict: 'TOO_FEW',
        sentences: ['0 of the 10 settled cases that are needed before it can be said whether it was right.'],
      },
    });
  }, 60_000);

  it('refuses a factor that the model does not have, naming those it has', async () => {
    const client = await newWorkspace();
    const { errors } = await client.ask(
      '{ outsideView(model: RICE, inputs: [{ factor: "ease", value: 1 }]) { effort { n } } }',
    );
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
    expect(errors?.[0]?.message).toContain('reach, impact, confidence, effort');
  });
});
