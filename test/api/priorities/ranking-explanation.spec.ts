import { type Judged, treeOf } from '../../support/scored-tree.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

interface Swap {
  factor: string;
  judgement: number;
  changedJudgement: number;
  value: number;
  rises: boolean;
  neighbour: { node: { title: string }; value: number; displayValue: string };
  note: string;
}
interface Explanation {
  node: { title: string };
  score: { value: number | null; displayValue: string | null } | null;
  factors: { factor: string; value: number | null; unit: string; min: number; max: number; notches: number[] }[];
  steps: string[];
  missing: string[];
  notes: string[];
  rank: number | null;
  above: { node: { title: string }; displayValue: string } | null;
  below: { node: { title: string }; displayValue: string } | null;
  smallestSwap: Swap | null;
  swaps: Swap[];
  swapNote: string;
}
const FIELDS = `node { title } score { value displayValue } factors { factor value unit min max notches } steps missing notes rank
  above { node { title } displayValue } below { node { title } displayValue }
  smallestSwap { factor judgement changedJudgement value rises neighbour { node { title } value displayValue } note } swaps { factor changedJudgement rises } swapNote`;
const EIGHT_HUNDRED = { reach: 2000, impact: 2, confidence: 0.8, effort: 4 };
const worth = (value: number): Judged => ({ reach: value, impact: 1, confidence: 1, effort: 1 });

describe('the explanation of a score', () => {
  let client: Client;
  let tree: ReturnType<typeof treeOf>;
  beforeAll(async () => {
    client = await newWorkspace();
    tree = treeOf(client);
  });

  const explain = async (nodeId: string, more: object = {}): Promise<Explanation> =>
    (
      await client.data<{ node: { scoreExplanation: Explanation } }>(
        `query ($nodeId: ID!, $model: ScoringModelKey!, $batchId: String, $outcomeId: ID) {
           node(id: $nodeId) {
             ... on Opportunity { scoreExplanation(model: $model, batchId: $batchId, outcomeId: $outcomeId) { ${FIELDS} } }
             ... on Solution { scoreExplanation(model: $model, batchId: $batchId, outcomeId: $outcomeId) { ${FIELDS} } }
           }
         }`,
        { nodeId, model: 'RICE', ...more },
      )
    ).node.scoreExplanation;

  /** An outcome with solutions of these values, titled by them; their ids by title. */
  const solutions = async (...values: readonly (number | Judged)[]) => {
    const outcomeId = await tree.outcome();
    const parent = await tree.opportunity(outcomeId, 'Parent');
    const ids: Record<string, string> = {};
    for (const value of values) {
      const title = typeof value === 'number' ? String(value) : 'it';
      ids[title] = await tree.solution(parent, title);
      await tree.score(ids[title], 'RICE', typeof value === 'number' ? worth(value) : value);
    }
    return { outcomeId, ids, it: ids['it'] ?? '' };
  };

  it('names the factors, the arithmetic, who stands around it, and the smallest notch that would swap it', async () => {
    const { outcomeId, it } = await solutions(1100, EIGHT_HUNDRED, 650, 100);
    expect(await explain(it, { outcomeId })).toEqual({
      node: { title: 'it' },
      score: { value: 800, displayValue: '800' },
      factors: [
        { factor: 'reach', value: 2000, unit: 'people a month', min: 0, max: 1e10, notches: [1600, 2500] },
        { factor: 'impact', value: 2, unit: 'impact on each person', min: 0.25, max: 3, notches: [1, 3] },
        { factor: 'confidence', value: 0.8, unit: 'share', min: 0.5, max: 1, notches: [0.5, 1] },
        { factor: 'effort', value: 4, unit: 'person-months', min: 0, max: 10_000, notches: [3, 5] },
      ],
      steps: ['2,000 people a month × 2 (high) impact × 80 % confidence ÷ 4 person-months = 800'],
      missing: [],
      notes: [],
      rank: 2,
      above: { node: { title: '1100' }, displayValue: '1,100' },
      below: { node: { title: '650' }, displayValue: '650' },
      smallestSwap: {
        factor: 'reach',
        judgement: 2000,
        changedJudgement: 1600,
        value: 640,
        rises: false,
        neighbour: { node: { title: '650' }, value: 650, displayValue: '650' },
        note: 'Reach 1,600 instead of 2,000 would make it 640: below “650” with 650.',
      },
      swaps: [
        { factor: 'reach', changedJudgement: 1600, rises: false },
        { factor: 'effort', changedJudgement: 5, rises: false },
        { factor: 'confidence', changedJudgement: 0.5, rises: false },
        { factor: 'impact', changedJudgement: 1, rises: false },
        { factor: 'impact', changedJudgement: 3, rises: true },
      ],
      swapNote: 'Reach 1,600 instead of 2,000 would make it 640: below “650” with 650.',
    });
  });

  it('says that no notch would swap it where its neighbours are far, and who they are', async () => {
    const { outcomeId, it } = await solutions(1200, EIGHT_HUNDRED, 400);
    const { smallestSwap, swaps, swapNote, above, below } = await explain(it, { outcomeId });
    expect({ smallestSwap, swaps, swapNote }).toEqual({
      smallestSwap: null,
      swaps: [],
      swapNote: 'No single notch of one factor would swap it with a neighbour.',
    });
    expect([above?.node.title, below?.node.title]).toEqual(['1200', '400']);
  });

  it('knows a tie as a neighbour that one notch passes', async () => {
    const { outcomeId, it, ids } = await solutions(800, EIGHT_HUNDRED);
    expect(await explain(it, { outcomeId })).toMatchObject({ rank: 1, above: { node: { title: '800' } }, below: null });
    expect((await explain(it, { outcomeId })).smallestSwap).toMatchObject({ rises: true });
    expect(await explain(ids['800'] ?? '', { outcomeId })).toMatchObject({ rank: 1, above: null });
  });

  it('looks through the whole workspace unless an outcome is named, and counts no rank there', async () => {
    const far = await solutions(1_000_000, 999_000);
    const { ids } = far;
    const near = await solutions(999_500);
    const explanation = await explain(near.ids['999500'] ?? '');
    expect(explanation).toMatchObject({
      rank: null,
      above: { node: { title: '1000000' } },
      below: { node: { title: '999000' } },
    });
    expect(await explain(ids['999000'] ?? '', { outcomeId: near.outcomeId })).toMatchObject({
      rank: null,
      above: null,
      below: null,
      smallestSwap: null,
      swapNote: 'It stands in no such ranking: it hangs elsewhere, is archived, or is laid aside.',
    });
  });

  it('names what is missing, and what was never scored', async () => {
    const { outcomeId, it, ids } = await solutions({ reach: 10, impact: 1 }, 5);
    expect(await explain(it, { outcomeId })).toMatchObject({
      score: { value: null, displayValue: null },
      missing: ['confidence', 'effort'],
      steps: [],
      rank: null,
      swapNote: 'It has no value, and so no place that could change.',
    });
    expect(await explain(ids['5'] ?? '', { model: 'ICE_MEAN', outcomeId })).toMatchObject({
      score: null,
      missing: ['impact', 'confidence', 'ease'],
      above: null,
      notes: ['Nobody scored it with ICE (mean) yet.'],
    });
    expect((await explain(ids['5'] ?? '', { outcomeId })).swapNote).toBe(
      'Nothing else was scored that it could be swapped with.',
    );
  });

  it('is told of a batch where values compare within one only', async () => {
    const { outcomeId, it, ids } = await solutions(EIGHT_HUNDRED, 5);
    const judged = (value: number) => ({ userBusinessValue: value, timeCriticality: 5, riskReduction: 1, jobSize: 2 });
    await tree.score(it, 'WSJF', judged(8), { batchId: 'spring' });
    await tree.score(ids['5'] ?? '', 'WSJF', judged(5), { batchId: 'spring' });
    await tree.score(ids['5'] ?? '', 'WSJF', judged(20), { batchId: 'summer' });
    expect(await explain(it, { model: 'WSJF', batchId: 'spring', outcomeId })).toMatchObject({
      rank: 1,
      below: { node: { title: '5' }, displayValue: '5.5' },
      notes: ['Compares only with the other items of its batch.'],
    });
  });

  it('is a bad request within what is not there, and by a model of the other kind', async () => {
    const { it } = await solutions(EIGHT_HUNDRED);
    await expect(explain(it, { outcomeId: 'nothing' })).rejects.toThrow('names none');
    const foreign = await treeOf(await newWorkspace()).outcome();
    await expect(explain(it, { outcomeId: foreign })).rejects.toThrow('names none');
    const ask = async (model: string) =>
      (await client.ask(`{ node(id: "${it}") { ... on Solution { scoreExplanation(model: ${model}) { notes } } } }`))
        .errors?.[0];
    expect(await ask('ULWICK')).toMatchObject({ extensions: { code: 'BAD_REQUEST' } });
    expect(await ask('WSJF')).toMatchObject({ message: expect.stringContaining('"batchId"') as string });
  });

  it('counts as what it takes, so that those of a hundred nodes are too costly for one request', async () => {
    const ask = (first: number) =>
      client.ask(`{ solutions(first: ${first}) { nodes { scoreExplanation(model: RICE) { rank } } } }`);
    const { errors } = await ask(100);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['TOO_COSTLY']);
    expect((await ask(20)).errors).toBeUndefined();
  });
});
