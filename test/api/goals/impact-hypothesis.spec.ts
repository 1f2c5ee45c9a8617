import { aim, day } from '../../support/aim.ts';
import { grow } from '../../support/grow.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

interface Link {
  id: string;
  version: number;
  impactHypothesis: Record<string, unknown> & { suggestion: { verdict: string | null; steps: string[] } };
}
const HYPOTHESIS = `statement direction expectedSize confidence unit baseline baselineOn dueOn verdict verdictReason settledOn settledBy { name }
  suggestion { verdict isDue seen moved shareOfExpected steps }`;
const LINK = `keyResultLink { id version impactHypothesis { ${HYPOTHESIS} } }`;

describe('an impact hypothesis', () => {
  let client: Client;
  let plan: ReturnType<typeof aim>;
  let metricId: string;
  let keyResultId: string;
  let nodeId: string;
  beforeAll(async () => {
    client = await newWorkspace();
    plan = aim(client);
  });
  beforeEach(async () => {
    metricId = (await plan.metric()).id;
    const cycle = await plan.cycle({ startsOn: day(-40), endsOn: day(-10) });
    const { id: objectiveId } = await plan.objective({ cycleId: cycle.id });
    keyResultId = (await plan.keyResult(undefined, { metricId, objectiveId })).id;
    nodeId = (await grow(client).outcome()).id;
  });

  const record = (value: number, ago: number) =>
    client.mutate('metricReadingRecord', { metricId, value, observedAt: `${day(-ago)}T12:00:00Z` });
  const link = (hypothesis: object = {}, to = nodeId) =>
    client.mutate<{ keyResultLink: Link | null }>(
      'keyResultLinkCreate',
      { keyResultId, nodeId: to, hypothesis: { statement: 'It helps', direction: 'UP', ...hypothesis } },
      LINK,
    );
  const shown = async (id: string | undefined): Promise<Link['impactHypothesis']> =>
    (
      await client.data<{ node: Link }>(
        `query ($id: ID!) { node(id: $id) { ... on KeyResultLink { impactHypothesis { ${HYPOTHESIS} } } } }`,
        { id },
      )
    ).node.impactHypothesis;

  it('starts from where the key result stands, and is due at the end of the cycle', async () => {
    await record(41, 30);
    expect((await link()).keyResultLink?.impactHypothesis).toMatchObject({
      unit: 'PERCENT',
      baseline: 41,
      baselineOn: day(-30),
      dueOn: day(-10),
      verdict: null,
    });
  });

  it('starts from the last reading of the metric, or else from the start of the target', async () => {
    expect((await link()).keyResultLink?.impactHypothesis).toMatchObject({ baseline: 20, baselineOn: day(-40) });
    await record(17, 50);
    const other = await grow(client).outcome();
    expect((await link({}, other.id)).keyResultLink?.impactHypothesis).toMatchObject({
      baseline: 17,
      baselineOn: day(-50),
    });
  });

  it('may say itself from where and by when, the one before the other', async () => {
    const given = { baseline: 30, baselineOn: day(-20), dueOn: day(-5) };
    expect((await link(given)).keyResultLink?.impactHypothesis).toMatchObject(given);
    const wrong = async (hypothesis: object) =>
      (await link(hypothesis, (await grow(client).outcome()).id)).userErrors.map(({ path }) => path.join('.'));
    expect(await wrong({ ...given, dueOn: day(-20) })).toEqual(['hypothesis.dueOn']);
    expect(await wrong({ baselineOn: day(-20) })).toEqual(['hypothesis.baselineOn']);
  });

  it('is told what readings and check-ins after the baseline suggest, once it is due', async () => {
    await record(41, 30);
    const { keyResultLink: made } = await link({ expectedSize: 5 });
    expect(made?.impactHypothesis.suggestion).toMatchObject({ verdict: 'CANNOT_TELL', isDue: true, seen: null });
    await record(99, 30);
    await record(45, 20);
    await record(99, 9);
    expect(await shown(made?.id)).toMatchObject({
      verdict: null,
      suggestion: { verdict: 'DID_NOT_COME_TRUE', seen: 45, moved: 4, shareOfExpected: 0.8 },
    });
    await plan.checkIn(keyResultId, 46, { observedAt: `${day(-15)}T12:00:00Z` });
    expect(await shown(made?.id)).toMatchObject({ suggestion: { verdict: 'CAME_TRUE', seen: 46, moved: 5 } });
    await link({}, (await grow(client).outcome()).id);
    expect((await shown(made?.id)).suggestion.steps.at(-1)).toContain('may be theirs');
    const open = await link({ baseline: 41, baselineOn: day(-30), dueOn: day(3) }, (await grow(client).outcome()).id);
    expect(open.keyResultLink?.impactHypothesis.suggestion).toMatchObject({ verdict: null, isDue: false, moved: 58 });
  });

  it('is settled by a person with a note and a day, whatever is suggested, and the log keeps every state', async () => {
    const { person } = await client.mutate<{ person: { id: string } }>(
      'personCreate',
      { name: 'Mara', role: 'PRODUCT' },
      'person { id }',
    );
    const mara = client.with({ 'x-on-behalf-of': person.id });
    const { keyResultLink: made } = await link({ expectedSize: 5, confidence: 0.8 });
    const settle = (expectedVersion: number, input: object) =>
      mara.mutate<{ keyResultLink: Link | null }>(
        'impactHypothesisSettle',
        { id: made?.id, expectedVersion, ...input },
        LINK,
      );
    expect((await settle(1, { verdict: 'CAME_TRUE', settledOn: day(1) })).userErrors).toMatchObject([
      { code: 'INVALID_VALUE', path: ['settledOn'] },
    ]);
    const settled = await settle(1, { verdict: 'CAME_TRUE', reason: 'Seen in the shop', settledOn: day(-3) });
    expect(settled.keyResultLink).toMatchObject({
      version: 2,
      impactHypothesis: {
        verdict: 'CAME_TRUE',
        verdictReason: 'Seen in the shop',
        settledOn: day(-3),
        settledBy: { name: 'Mara' },
      },
    });
    const reworded = { statement: 'It was always so', direction: 'UP' };
    const update = (expectedVersion: number) =>
      client.mutate('keyResultLinkUpdate', { id: made?.id, expectedVersion, hypothesis: reworded });
    expect((await update(2)).userErrors).toMatchObject([{ code: 'NOT_APPLICABLE', path: ['hypothesis'] }]);
    expect((await settle(1, { verdict: null })).userErrors).toMatchObject([{ code: 'VERSION_CONFLICT' }]);
    expect((await settle(2, { verdict: null })).keyResultLink?.impactHypothesis).toMatchObject({
      verdict: null,
      verdictReason: null,
      settledOn: null,
      settledBy: null,
    });
    expect((await update(3)).userErrors).toEqual([]);
    const { node } = await client.data<{ node: { history: { nodes: { changedFields: string[] }[] } } }>(
      'query ($id: ID!) { node(id: $id) { ... on KeyResultLink { history { nodes { changedFields } } } } }',
      { id: made?.id },
    );
    expect(node.history.nodes.map(({ changedFields }) => changedFields.includes('verdict'))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('keeps its baseline and its day where a change leaves them out', async () => {
    const { keyResultLink: made } = await link({ baseline: 30, baselineOn: day(-20), dueOn: day(-5) });
    const change = { statement: 'Other', direction: 'DOWN' };
    const update = (expectedVersion: number, hypothesis: object) =>
      client.mutate<{ keyResultLink: Link | null }>(
        'keyResultLinkUpdate',
        { id: made?.id, expectedVersion, hypothesis },
        LINK,
      );
    expect((await update(1, change)).keyResultLink?.impactHypothesis).toMatchObject({
      ...change,
      baseline: 30,
      baselineOn: day(-20),
      dueOn: day(-5),
    });
    expect((await update(2, { ...change, dueOn: day(-21) })).userErrors).toMatchObject([
      { path: ['hypothesis', 'dueOn'] },
    ]);
    expect((await update(2, { ...change, baseline: 31 })).userErrors).toEqual([]);
    expect(await shown(made?.id)).toMatchObject({ baseline: 31, baselineOn: day(0) });
  });
});
