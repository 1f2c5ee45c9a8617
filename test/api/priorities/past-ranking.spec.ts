import { grow } from '../../support/grow.ts';
import { type Client, newWorkspace } from '../../support/service.ts';
import { instantBetween } from '../../support/tree-history.ts';

const SEED = Number(process.env['OST_TEST_SEED'] ?? Date.now() % 1_000_000);

const RANKING = (kind: 'opportunity' | 'solution'): string => `
  query ($id: ID!, $asOf: PastDateTime, $filter: RankingFilter, $model: ScoringModelKey, $own: ID, $first: Int = 50, $after: String) {
    ranking: ${kind}Ranking(outcomeId: $id, asOf: $asOf, filter: $filter, model: $model, ownModelId: $own, first: $first, after: $after) {
      totalCount unscoredCount flatAcrossParents hint borrowed pageInfo { hasNextPage endCursor }
      edges { rank band { firstRank lastRank goesOn note }
        node { pathTitles ${kind} { id title status parentId } score { id value displayValue missing inputs { factor value } steps } } } } }`;
interface Ranking {
  readonly ranking: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly edges: readonly {
      readonly rank: number | null;
      readonly node: {
        readonly opportunity: { readonly title: string };
        readonly score: { readonly value: number } | null;
      };
    }[];
  } | null;
}

describe('a ranking of the past', () => {
  let client: Client;
  beforeAll(async () => {
    client = await newWorkspace('past rankings');
  });
  const score = (nodeId: string, effort: number, more: object = { model: 'RICE' }) =>
    client.mutate<{ score: { id: string } }>(
      'scoreRecord',
      {
        nodeId,
        inputs: Object.entries({ reach: 100, impact: 1, confidence: 0.8, effort }).map(([factor, value]) => ({
          factor,
          value,
        })),
        ...more,
      },
      'score { id }',
    );
  const ranked = async (id: string, asOf: Date | string | null, more: object = { model: 'RICE' }) =>
    (await client.data<Ranking>(RANKING('opportunity'), { id, asOf, ...more })).ranking?.edges.map(({ rank, node }) => [
      rank,
      node.opportunity.title,
      node.score?.value ?? null,
    ]);
  const refusal = async (id: string | null, more: object): Promise<string | undefined> =>
    (await client.ask(RANKING('opportunity'), { id, asOf: new Date(), model: 'RICE', ...more })).errors?.[0]?.message;

  it('has the scores that counted then, and the nodes that were ranked then', async () => {
    const plant = grow(client);
    const outcome = await plant.outcome();
    const [one, other] = [await plant.opportunity(outcome.id, 'One'), await plant.opportunity(outcome.id, 'Other')];
    const { score: first } = await score(one.id, 8);
    await score(other.id, 4);
    const then = await instantBetween();
    await score(one.id, 1);
    await client.mutate('scoreVoid', { id: first.id, reason: 'Wrong' });
    const between = await instantBetween();
    await client.mutate('nodeArchive', { id: other.id, expectedVersion: 1, reason: 'Gone' });
    await plant.opportunity(outcome.id, 'New');
    expect(await ranked(outcome.id, then)).toEqual([
      [1, 'Other', 20],
      [2, 'One', 10],
    ]);
    expect(await ranked(outcome.id, between)).toEqual([
      [1, 'One', 80],
      [2, 'Other', 20],
    ]);
    expect(await ranked(outcome.id, null)).toEqual([
      [1, 'One', 80],
      [null, 'New', null],
    ]);
    expect(await ranked(outcome.id, await instantBetween())).toEqual(await ranked(outcome.id, null));
  });

  it('is by the version that an own model had then', async () => {
    const plant = grow(client);
    const outcome = await plant.outcome();
    const { id: nodeId } = await plant.opportunity(outcome.id, 'Scored');
    const before = await instantBetween();
    const factor = {
      factor: 'worth',
      label: 'Worth',
      unit: 'points',
      min: 0,
      max: 10,
      description: 'How much is it worth?',
    };
    const { ownModel } = await client.mutate<{ ownModel: { id: string; version: number } }>(
      'ownModelCreate',
      { name: `Worth ${SEED}`, unit: 'points', appliesTo: ['OPPORTUNITY'], factors: [factor], formula: 'worth * 2' },
      'ownModel { id version }',
    );
    await client.mutate('scoreRecord', { nodeId, ownModelId: ownModel.id, inputs: [{ factor: 'worth', value: 3 }] });
    const then = await instantBetween();
    await client.mutate('ownModelUpdate', {
      id: ownModel.id,
      expectedVersion: ownModel.version,
      factors: [factor],
      formula: 'worth * 3',
    });
    const own = { own: ownModel.id };
    expect(await ranked(outcome.id, then, own)).toEqual([[1, 'Scored', 6]]);
    expect(await ranked(outcome.id, null, own)).toEqual([[1, 'Scored', 9]]);
    expect(await refusal(outcome.id, { ...own, model: null, asOf: before })).toContain(
      'names a model that was made after "asOf"',
    );
  });

  it('is paged, later pages as of the instant of the first one', async () => {
    const plant = grow(client);
    const { id } = await plant.outcome();
    for (const effort of [1, 2, 4]) await score((await plant.opportunity(id, `${effort}`)).id, effort);
    const asOf = new Date().toISOString().slice(0, 10);
    const page = async (after: string | null) =>
      (await client.data<Ranking>(RANKING('opportunity'), { id, asOf, model: 'RICE', first: 2, after })).ranking;
    const first = await page(null);
    await plant.opportunity(id, 'Later');
    const second = await page(first?.pageInfo.endCursor ?? null);
    expect([first, second].flatMap((each) => each?.edges.map(({ rank }) => rank))).toEqual([1, 2, 3]);
    expect([second?.totalCount, second?.pageInfo.hasNextPage]).toEqual([3, false]);
  });

  it('refuses what only today knows, more than one tree, and an instant to come', async () => {
    const { id } = await grow(client).outcome();
    const [message] = [await refusal(null, {})];
    expect(message).toBeDefined();
    expect(await refusal(id, { asOf: '2999-01-01T00:00:00Z' })).toContain('which is still to come');
    expect(await refusal(id, { filter: { sensingChannels: ['TACTICAL'] } })).toBe(
      `"asOf" knows the nodes' own fields, and "sensingChannels" is none: filter by others, or leave "asOf" out.`,
    );
    const whole = '{ opportunityRanking(model: RICE, asOf: "2026-01-01") { totalCount } }';
    expect((await client.ask(whole)).errors?.[0]?.message).toBe(
      '"asOf" ranks one tree: name its "outcomeId", and neither "productId" nor "teamIds".',
    );
    const beside = `{ opportunityRanking(outcomeId: "${id}", model: RICE, asOf: "2026-01-01") { nodes {
      opportunity { children { id } } score { node { id } } } } }`;
    expect((await client.ask(beside)).errors?.map(({ message: each }) => each)).toEqual([
      expect.stringContaining('Opportunity.children is none'),
      expect.stringContaining('Score.node is none'),
    ]);
    expect(await ranked(id, '2026-01-01')).toBeUndefined();
  });
});
