import { grow } from '../../support/grow.ts';
import { hearing } from '../../support/hear.ts';
import { type Client, keyWith, newWorkspace } from '../../support/service.ts';

interface Confidence {
  level: number;
  contested: boolean;
  reason: string;
  wouldRaiseIt: string | null;
}

const PAPER = { medium: 'PAPER', visual: 'LOW', data: 'LOW', functional: 'LOW' };
const CONFIDENCE = 'level contested reason wouldRaiseIt';

describe('confidence', () => {
  let client: Client;
  let plant: ReturnType<typeof grow>;
  let hear: ReturnType<typeof hearing>;
  let outcome: string;
  beforeAll(async () => {
    client = await newWorkspace('confidence');
    [plant, hear] = [grow(client), hearing(client)];
    outcome = (await plant.outcome()).id;
  });

  const opportunity = async (parent = outcome) => (await plant.opportunity(parent)).id;
  const people = (count: number, stance: 'SUPPORTS' | 'CONTRADICTS' = 'SUPPORTS') =>
    Array.from({ length: count }, (_, index) => ({ who: `${stance}-${index}`, stance }));
  const of = async (id: string, as = client): Promise<Confidence> => {
    const { treeNode } = await as.data<{ treeNode: { problem?: Confidence; idea?: Confidence } }>(
      `query ($id: ID!) { treeNode(id: $id) {
        ... on Opportunity { problem: problemConfidence { ${CONFIDENCE} } } ... on Solution { idea: ideaConfidence { ${CONFIDENCE} } } } }`,
      { id },
    );
    return (treeNode.problem ?? treeNode.idea) as Confidence;
  };

  it.each([
    [0, 0, 0.01, false],
    [1, 0, 0.5, false],
    [3, 0, 1, false],
    [4, 0, 1.5, false],
    [8, 3, 1.5, false],
    [8, 4, 0.5, true],
    [10, 0, 2, false],
    [20, 0, 3, false],
  ])('in a problem that %d support and %d contradict is %d', async (supporting, against, level, contested) => {
    const id = await opportunity();
    if (supporting + against > 0) await hear(id, ...people(supporting), ...people(against, 'CONTRADICTS'));
    expect(await of(id)).toMatchObject({ level, contested });
  });

  it('in a problem without people is that of themes, or of what nobody known said', async () => {
    const id = await opportunity();
    await hear(id, { who: null, insight: { kind: 'STRATEGY' } }, { who: null, insight: { kind: 'TECHNOLOGY' } });
    expect(await of(id)).toMatchObject({ level: 0.1 });
    await hear(id, { who: null });
    expect(await of(id)).toMatchObject({ level: 0.2 });
  });

  it('in a problem counts the people below it once, and is there for who may read the tree alone', async () => {
    const top = await opportunity();
    await hear(await opportunity(top), ...people(2));
    await hear(await opportunity(top), ...people(4));
    expect(await of(top, await keyWith(client, ['TREE_READ']))).toEqual({
      level: 1.5,
      contested: false,
      reason: '4 participants support it.',
      wouldRaiseIt: '6 more participants to reach 10–19, which counts for 2.',
    });
  });

  it('in an idea follows from the strongest method of a concluded test, and falls when that refutes', async () => {
    const need = await opportunity();
    const way = (await plant.solution(need)).id;
    expect(await of(way)).toMatchObject({ level: 0.01, reason: expect.stringContaining('No test') as string });
    await hear(need, ...people(10));
    expect((await of(way)).level).toBe(0.5);
    const tested = async (method: string, more: object = {}) => {
      await plant.experiment(way, method, { method, status: 'CONCLUDED', verdict: 'SUPPORTED', ...more });
      return of(way);
    };
    expect((await tested('A/B test', { status: 'RUNNING' })).level).toBe(0.5);
    expect((await tested('spike')).level).toBe(0.5);
    expect(await tested('smoke test')).toMatchObject({ level: 1, contested: false });
    expect((await tested('interview', { prototype: PAPER })).level).toBe(3);
    expect(await tested('A/B test')).toMatchObject({ level: 5, contested: false });
    expect((await tested('usability test', { verdict: 'REFUTED' })).level).toBe(5);
    expect(await tested('A/B test', { verdict: 'REFUTED' })).toMatchObject({
      level: 0.5,
      contested: true,
      reason: expect.stringMatching(/^Contested: EXP-\d+ \(an A\/B test\) refuted it/) as string,
    });
    expect((await tested('launch')).wouldRaiseIt).toBeNull();
  });

  it('in an idea goes by each assumption that it still rests on, wherever that was tested', async () => {
    const need = await opportunity();
    await hear(need, ...people(10));
    const [way, other] = [(await plant.solution(need)).id, (await plant.solution(need)).id];
    const test = (parent: string, method: string, verdict: string, concludedOn: string) =>
      plant.experiment(parent, method, { method, status: 'CONCLUDED', verdict, startedOn: '2026-01-01', concludedOn });
    const assume = async (statement: string, ...nodeIds: string[]) =>
      (
        await client.mutate<{ assumption: { id: string } }>(
          'assumptionCreate',
          { statement, type: 'DESIRABILITY', nodeIds },
          'assumption { id }',
        )
      ).assumption.id;
    const smoke = await test(way, 'smoke test', 'REFUTED', '2026-02-01');
    const trusted = await assume('People trust it', way, other, smoke.id);
    expect(await of(way)).toMatchObject({ level: 0.5, contested: true });
    // The same assumption, tested below another solution by a stronger kind, counts for both.
    const split = await test(other, 'A/B test', 'SUPPORTED', '2026-01-15');
    await client.mutate('assumptionLinkCreate', { assumptionId: trusted, nodeIds: [split.id] });
    expect(await of(way)).toMatchObject({ level: 5, contested: false });
    expect(await of(other)).toMatchObject({ level: 5, contested: false });
    const fast = await test(way, 'usability test', 'REFUTED', '2026-03-01');
    const quick = await assume('It is quick', way, fast.id);
    expect(await of(way)).toMatchObject({ level: 0.5, contested: true });
    await client.mutate('assumptionLinkRemove', { assumptionId: quick, nodeIds: [way] });
    expect(await of(way)).toMatchObject({
      level: 5,
      contested: false,
      reason: expect.stringContaining('1 test of assumptions on which it does not rest counts for nothing') as string,
    });
  });

  it('is offered to scores while they are estimated, by the lower of problem and idea, and by an idea that is proven', async () => {
    const need = await opportunity();
    const way = (await plant.solution(need)).id;
    const offer = async (nodeId: string, model: string) =>
      (
        await client.data<{ node: { confidenceOffer: object } }>(
          `fragment Offer on ConfidenceOffer { level value reason wouldRaiseIt problem { level } idea { level } }
           query ($nodeId: ID!, $model: ScoringModelKey!) { node(id: $nodeId) {
             ... on Opportunity { confidenceOffer(model: $model) { ...Offer } }
             ... on Solution { confidenceOffer(model: $model) { ...Offer } }
           } }`,
          { nodeId, model },
        )
      ).node.confidenceOffer;
    expect(await offer(way, 'RICE')).toMatchObject({
      level: 0.01,
      value: null,
      reason: expect.stringContaining('moonshot') as string,
    });
    await hear(need, ...people(5));
    await plant.experiment(way, 'Try', { method: 'usability test', status: 'CONCLUDED', verdict: 'SUPPORTED' });
    expect(await offer(way, 'RICE')).toEqual({
      level: 1.5,
      value: 0.5,
      reason: 'The problem stands at 1.5 of 10: 5 participants support it.',
      wouldRaiseIt: '5 more participants to reach 10–19, which counts for 2.',
      problem: { level: 1.5 },
      idea: { level: 3 },
    });
    await plant.experiment(way, 'Split', { method: 'A/B test', status: 'CONCLUDED', verdict: 'SUPPORTED' });
    expect(await offer(way, 'RICE')).toMatchObject({ level: 5, value: 1, idea: { level: 5 } });
    expect(await offer(need, 'ICE_GILAD')).toMatchObject({ value: 1.5, idea: null });
    expect(await offer(way, 'WSJF')).toMatchObject({ value: null });
  });

  it('goes into a score on demand, which keeps the level it was taken with', async () => {
    const need = await opportunity();
    const way = (await plant.solution(need)).id;
    const record = (nodeId: string, model: string, more: object = {}) =>
      client.mutate<{ score: { value: number; confidenceBasis: { takenAt: string } } | null }>(
        'scoreRecord',
        { nodeId, model, fromEvidence: true, ...more },
        'score { value inputs { factor value } confidenceBasis { level problemLevel ideaLevel takenAt } recordedAt }',
      );
    const inputs = [
      { factor: 'reach', value: 100 },
      { factor: 'impact', value: 1 },
      { factor: 'effort', value: 2 },
    ];
    const refused = async (...given: Parameters<typeof record>) =>
      (await record(...given)).userErrors.map(({ code, path }) => [code, ...path].join(' '));
    expect(await refused(way, 'RICE', { inputs })).toEqual(['NOT_APPLICABLE fromEvidence']);
    await hear(need, ...people(2));
    const { score } = await record(way, 'RICE', { inputs });
    expect(score).toMatchObject({
      value: 25,
      inputs: expect.arrayContaining([{ factor: 'confidence', value: 0.5 }]) as object[],
      confidenceBasis: { level: 0.5, problemLevel: 1, ideaLevel: 0.5 },
    });
    await hear(need, ...people(20));
    const scores = `query ($id: ID!) { node(id: $id) { ... on Solution { scores { value confidenceBasis { problemLevel takenAt } } } } }`;
    expect(await client.data(scores, { id: way })).toEqual({
      node: { scores: [{ value: 25, confidenceBasis: { problemLevel: 1, takenAt: score?.confidenceBasis.takenAt } }] },
    });
    const points = [
      { factor: 'impact', value: 2 },
      { factor: 'ease', value: 5 },
    ];
    expect((await record(need, 'ICE_GILAD', { inputs: points })).score).toMatchObject({
      value: 30,
      confidenceBasis: { level: 3, problemLevel: 3, ideaLevel: null },
    });
    expect(await refused(way, 'ICE_MEAN', { inputs: points })).toEqual(['INVALID_VALUE fromEvidence']);
    const beside = [...inputs, { factor: 'confidence', value: 1 }];
    expect(await refused(way, 'RICE', { inputs: beside, recordedAt: '2026-01-01T00:00:00Z' })).toEqual([
      'INVALID_VALUE inputs 3 factor',
      'INVALID_VALUE recordedAt',
    ]);
    const byHand = await record(way, 'RICE', { inputs: beside, fromEvidence: false });
    expect(byHand.score).toMatchObject({ value: 50, confidenceBasis: null });
  });
});
