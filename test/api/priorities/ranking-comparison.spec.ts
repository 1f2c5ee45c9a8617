import { treeOf } from '../../support/scored-tree.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

interface Comparison {
  models: { model: string | null; name: string; scored: number }[];
  agreements: { one: { name: string }; other: { name: string }; n: number; tauB: number | null; note: string }[];
  compared: number;
  leftOut: number;
  disagreements: {
    node: { title: string };
    spread: number;
    ranks: { model: { model: string | null }; rank: number; value: number; displayValue: string }[];
  }[];
}
const FIELDS = `models { model name scored } agreements { one { name } other { name } n tauB note } compared leftOut
  disagreements(first: 100) { node { title } spread ranks { model { model } rank value displayValue } }`;

describe('rankings side by side', () => {
  let client: Client;
  let tree: ReturnType<typeof treeOf>;
  beforeAll(async () => {
    client = await newWorkspace();
    tree = treeOf(client);
  });

  const compare = async (outcomeId: string, more: object = {}): Promise<Comparison | null> =>
    (
      await client.data<{ node: { rankingComparison: Comparison | null } }>(
        `query ($outcomeId: ID!, $kind: ScorableKind!, $models: [ScoringModelKey!], $batchId: String) {
           node(id: $outcomeId) { ... on Outcome { rankingComparison(kind: $kind, models: $models, batchId: $batchId) { ${FIELDS} } } }
         }`,
        { outcomeId, kind: 'OPPORTUNITY', models: ['OPPORTUNITY_SIZE', 'ULWICK'], ...more },
      )
    ).node.rankingComparison;
  /** Opportunities by size and by importance, satisfaction 10; null stays unscored. */
  const outcomeWith = async (...judged: readonly (readonly [size: number | null, importance: number | null])[]) => {
    const outcomeId = await tree.outcome();
    for (const [index, [size, importance]] of judged.entries()) {
      const id = await tree.opportunity(outcomeId, String(index));
      if (size !== null) await tree.size(id, size);
      if (importance !== null) await tree.score(id, 'ULWICK', { importance, satisfaction: 10 });
    }
    return outcomeId;
  };

  it('tell how far they agree, and where they disagree most', async () => {
    // The vector of FORMULAS: tau-b −0.471405.
    const outcomeId = await outcomeWith([12, 1], [2, 4], [1, 7], [12, 1], [2, 0], [500, null]);
    const comparison = await compare(outcomeId);
    expect(comparison).toMatchObject({
      models: [
        { model: 'OPPORTUNITY_SIZE', name: 'Opportunity size', scored: 6 },
        { model: 'ULWICK', scored: 5 },
      ],
      compared: 5,
      leftOut: 1,
    });
    const [agreement] = comparison?.agreements ?? [];
    expect(agreement).toMatchObject({ n: 5, note: expect.stringContaining('Opposite') as string });
    expect(agreement?.tauB).toBeCloseTo(-0.471405, 6);
    expect(
      comparison?.disagreements.map(({ node, spread, ranks }) => [
        node.title,
        spread,
        ...ranks.map(({ rank }) => rank),
      ]),
    ).toEqual([
      ['2', 4, 5, 1],
      ['0', 2, 1, 3],
      ['3', 2, 1, 3],
      ['4', 2, 3, 5],
      ['1', 1, 3, 2],
    ]);
    expect(comparison?.disagreements[0]?.ranks).toEqual([
      { model: { model: 'OPPORTUNITY_SIZE' }, rank: 5, value: 1, displayValue: '1' },
      { model: { model: 'ULWICK' }, rank: 1, value: 7, displayValue: '7' },
    ]);
  });

  it('show no figure below five nodes, and none where one model tells nothing apart', async () => {
    const few = await compare(await outcomeWith([1, 1], [2, 2], [3, 3], [4, 4]));
    expect(few?.agreements).toMatchObject([{ n: 4, tauB: null, note: '4 scored by both: fewer than 5 tell nothing.' }]);
    const equal = await compare(await outcomeWith([1, 5], [2, 5], [3, 5], [4, 5], [5, 5]));
    expect(equal?.agreements).toMatchObject([
      { n: 5, tauB: null, note: 'One of the two gives all of them the same value.' },
    ]);
  });

  it('leave out what is archived or laid aside', async () => {
    const outcomeId = await outcomeWith([1, 1], [2, 2]);
    const parked = await tree.opportunity(outcomeId, 'parked', { status: 'PARKED', statusReason: 'Not now' });
    await tree.size(parked, 9);
    expect(await compare(outcomeId)).toMatchObject({ models: [{ scored: 2 }, { scored: 2 }], compared: 2, leftOut: 0 });
  });

  it('need a batch for WSJF alone', async () => {
    const outcomeId = await tree.outcome();
    const parent = await tree.opportunity(outcomeId, 'parent');
    for (const value of [1, 2, 3, 5, 8]) {
      const id = await tree.solution(parent, String(value));
      await tree.score(id, 'RICE', { reach: value, impact: 1, confidence: 1, effort: 1 });
      const judged = { userBusinessValue: value, timeCriticality: 1, riskReduction: 1, jobSize: 1 };
      await tree.score(id, 'WSJF', judged, { batchId: 'spring' });
    }
    const both = { kind: 'SOLUTION', models: ['RICE', 'WSJF'], batchId: 'spring' };
    expect((await compare(outcomeId, both))?.agreements).toMatchObject([
      { n: 5, tauB: 1, note: 'Much the same order.' },
    ]);
    await expect(compare(outcomeId, { ...both, batchId: null })).rejects.toThrow('batchId');
  });

  it('are a bad request with one model, six, one twice, one for the other kind, or without the own model', async () => {
    const outcomeId = await outcomeWith([1, 1]);
    const six = ['RICE', 'ICE_MEAN', 'ICE_PRODUCT', 'ICE_GILAD', 'VALUE_EFFORT', 'WEIGHTED'];
    for (const models of [null, [], ['ULWICK'], ['ULWICK', 'ULWICK'], six])
      await expect(compare(outcomeId, { models })).rejects.toThrow('2 to 5 models');
    await expect(compare(outcomeId, { kind: 'SOLUTION' })).rejects.toThrow('not solutions');
    const { data, errors } = await client.ask<{ node: object }>(
      `query ($id: ID!, $ownModelIds: [ID!]) {
         node(id: $id) { ... on Outcome { rankingComparison(kind: OPPORTUNITY, models: [RICE], ownModelIds: $ownModelIds) { compared } } }
       }`,
      { id: outcomeId, ownModelIds: [outcomeId] },
    );
    expect(data.node).toEqual({ rankingComparison: null });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST', path: ['ownModelIds', '0'] } }]);
  });
});
