import { grow } from '../support/grow.ts';
import { hearing } from '../support/hear.ts';
import { type Client, keyWith, newWorkspace } from '../support/service.ts';

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
      ...{ level: 1.5, contested: false, reason: '4 participants support it.' },
      wouldRaiseIt: '6 more participants to reach 10–19, which counts for 2.',
    });
  });

  it('in an idea follows from the strongest method of a concluded test that supported it', async () => {
    const need = await opportunity();
    const way = (await plant.solution(need)).id;
    expect(await of(way)).toMatchObject({ level: 0.01, reason: expect.stringContaining('No test') as string });
    await hear(need, ...people(10));
    expect((await of(way)).level).toBe(0.5);
    const tested = async (method: string, more: object = {}) => {
      await plant.experiment(way, method, { method, status: 'CONCLUDED', verdict: 'SUPPORTED', ...more });
      return of(way);
    };
    expect((await tested('A/B test', { verdict: 'REFUTED' })).level).toBe(0.5);
    expect((await tested('A/B test', { status: 'RUNNING' })).level).toBe(0.5);
    expect((await tested('spike')).level).toBe(0.5);
    expect(await tested('smoke test')).toMatchObject({ level: 1, contested: true });
    expect((await tested('interview', { prototype: PAPER })).level).toBe(3);
    expect(await tested('A/B test')).toMatchObject({ level: 5, contested: true });
    expect((await tested('launch')).wouldRaiseIt).toBeNull();
  });
});
