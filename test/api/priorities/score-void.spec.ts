import { aim, day } from '../../support/aim.ts';
import { Bench } from '../../support/command.ts';
import { rankingAndRebuilt } from '../../support/rebuilt-ranking.ts';
import { treeOf } from '../../support/scored-tree.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

interface Voided {
  id: string;
  value: number | null;
  voidedAt: string | null;
  voidReason: string | null;
}
const SCORE = 'score { id value voidedAt voidReason }';

describe('voiding a score', () => {
  const bench = new Bench();
  let client: Client;
  let tree: ReturnType<typeof treeOf>;
  let outcome: string;
  let need: string;
  beforeEach(async () => {
    client = await newWorkspace();
    tree = treeOf(client);
    outcome = await tree.outcome();
    need = await tree.opportunity(outcome, 'Need');
  });
  afterAll(() => bench.clear());

  const voiding = (id: string | undefined, reason = 'Meant for another node', by = client) =>
    by.mutate<{ score: Voided | null }>('scoreVoid', { id, reason }, SCORE);
  const size = async (people: number, more: Readonly<Record<string, unknown>> = {}, node = need): Promise<string> =>
    (await tree.size(node, people, more)).score?.id ?? '';
  const standing = async (node = need): Promise<number | null | undefined> => {
    const { found } = await client.data<{ found: { scores: { value: number | null }[] } }>(
      `query ($id: ID!) { found: node(id: $id) { ... on Opportunity { scores { value } } } }`,
      { id: node },
    );
    return found.scores[0]?.value;
  };

  it('leaves it in the history with instant and reason, and lets the one before it count again', async () => {
    const [first, second] = [await size(10), await size(20)];
    expect(await standing()).toBe(20);
    const before = Date.now();
    const { score, userErrors } = await voiding(second);
    expect(userErrors).toEqual([]);
    expect(score).toMatchObject({ id: second, value: 20, voidReason: 'Meant for another node' });
    expect(Date.parse(score?.voidedAt ?? '')).toBeGreaterThanOrEqual(before - 1_000);
    expect(await standing()).toBe(10);
    const {
      node: { scoreHistory },
    } = await client.data<{ node: { scoreHistory: { nodes: Voided[] } } }>(
      `{ node(id: "${need}") { ... on Opportunity { scoreHistory(first: 10) { nodes { id voidedAt } } } } }`,
    );
    expect(scoreHistory.nodes).toEqual([
      { id: second, voidedAt: score?.voidedAt },
      { id: first, voidedAt: null },
    ]);
  });

  it('takes a node out of rankings and roll-ups when no other score is left', async () => {
    const id = await size(10);
    const rolledUp = async () =>
      (
        await client.data<{ node: { rollUp: { value: number | null; scored: number } } }>(
          `query ($id: ID!) { node(id: $id) { ... on Outcome { rollUp(model: OPPORTUNITY_SIZE) { value scored } } } }`,
          { id: outcome },
        )
      ).node.rollUp;
    expect(await rolledUp()).toEqual({ value: 10, scored: 1 });
    await voiding(id);
    expect(await standing()).toBeUndefined();
    expect(await rolledUp()).toEqual({ value: null, scored: 0 });
    const { opportunityRanking } = await client.data<{
      opportunityRanking: { edges: { rank: number | null; node: { score: object | null } }[] };
    }>(
      `{ opportunityRanking(outcomeId: "${outcome}", model: OPPORTUNITY_SIZE, first: 5) { edges { rank node { score { id } } } } }`,
    );
    expect(opportunityRanking.edges).toEqual([{ rank: null, node: { score: null } }]);
    expect(await size(30).then(() => standing())).toBe(30);
  });

  it('is refused a second time, without a reason, and for what is not there', async () => {
    const id = await size(10);
    const refused = async (...args: Parameters<typeof voiding>) =>
      (await voiding(...args)).userErrors.map(({ code, path }) => [code, ...path]);
    expect(await refused(id, ' ')).toEqual([['INVALID_VALUE', 'reason']]);
    expect(await refused('nothing')).toEqual([['NOT_FOUND', 'id']]);
    expect(await refused(id, 'Theirs', await newWorkspace())).toEqual([['NOT_FOUND', 'id']]);
    expect(await refused(id)).toEqual([]);
    expect((await voiding(id, 'Again')).userErrors).toEqual([
      {
        code: 'NOT_APPLICABLE',
        message: `The score was voided on ${day(0)}: Meant for another node`,
        path: ['id'],
      },
    ]);
    const other = await size(10);
    await client.mutate('nodeArchive', { id: need, expectedVersion: 1, reason: 'Over' });
    expect(await refused(other)).toEqual([['ARCHIVED', 'id']]);
  });

  it('takes back an amendment, and lets a voided score be amended no more', async () => {
    const first = await size(10);
    const amend = (id: string) =>
      client.mutate<{ score: Voided | null }>(
        'scoreAmend',
        { id, inputs: [{ factor: 'peoplePerMonth', value: 50 }] },
        SCORE,
      );
    const amended = (await amend(first)).score?.id;
    expect(await standing()).toBe(50);
    await voiding(amended);
    expect(await standing()).toBe(10);
    expect((await amend(amended ?? '')).userErrors).toMatchObject([
      { code: 'NOT_APPLICABLE', message: expect.stringContaining(`the score ${first} of ${day(0)} counts`) as string },
    ]);
    await voiding(first);
    expect((await amend(first)).userErrors).toMatchObject([
      { message: 'This score is voided, and no other counts in its place: record a new one.' },
    ]);
  });

  it('withdraws the ground of decisions, once and in its own words', async () => {
    await size(10);
    const id = await size(20);
    const { decision } = await client.mutate<{ decision: { id: string } }>(
      'decisionRecord',
      {
        question: 'Which?',
        options: ['This'],
        choice: 'This',
        reason: 'So',
        twoWayDoor: true,
        grounds: [{ kind: 'SCORE', refId: id }],
      },
      'decision { id }',
    );
    const shaken = async () =>
      (
        await client.data<{ decisionsShaken: { nodes: object[] } }>(
          '{ decisionsShaken(first: 9) { nodes { decision { id } how sentence } } }',
        )
      ).decisionsShaken.nodes;
    expect(await shaken()).toEqual([]);
    const later = await size(30);
    expect(await shaken()).toMatchObject([{ how: 'RE_READ' }]);
    await voiding(later);
    expect(await shaken()).toEqual([]);
    await voiding(id);
    expect(await shaken()).toEqual([
      {
        decision: { id: decision.id },
        how: 'WITHDRAWN',
        sentence: expect.stringMatching(/^OPPORTUNITY_SIZE of OPP-\d+ was voided\.$/u) as string,
      },
    ]);
  });

  it('lets forecasts and the backtest read the score before it, and none where none is left', async () => {
    const plan = aim(client);
    const way = await tree.solution(need, 'Way', { status: 'BUILDING', buildingSince: day(-90) });
    const keyResult = await plan.keyResult({ kind: 'REACH', initial: 0, goal: 100 });
    const judged = { reach: 100, impact: 1, effort: 1 };
    const rice = async (confidence: number, at: number): Promise<string> =>
      (await tree.score(way, 'RICE', { ...judged, confidence }, { recordedAt: `${day(at)}T12:00:00Z` })).score?.id ??
      '';
    const [first, second] = [await rice(0.5, -97), await rice(1, -96)];
    const hypothesis = { statement: 'It helps', direction: 'UP', expectedSize: 10, confidence: 0.8 };
    const dated = { baseline: 0, baselineOn: day(-94), dueOn: day(-10) };
    await client.mutate('keyResultLinkCreate', {
      keyResultId: keyResult.id,
      nodeId: way,
      hypothesis: { ...hypothesis, ...dated },
    });
    const confidences = async () =>
      (
        await client.data<{ forecasts: { nodes: { confidence: number }[] } }>(
          '{ forecasts(kind: SCORE, first: 9) { nodes { confidence } } }',
        )
      ).forecasts.nodes.map(({ confidence }) => confidence);
    expect(await confidences()).toEqual([1]);
    await voiding(second);
    expect(await confidences()).toEqual([0.5]);
    await voiding(first);
    expect(await confidences()).toEqual([]);
  });

  it('comes to what a rebuild from nothing makes, whatever is recorded, amended and voided in any order', async () => {
    const nodes = [need, await tree.opportunity(outcome, 'Other'), await tree.opportunity(outcome, 'Third')];
    let seed = 7;
    const chance = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const ids: string[] = [];
    for (let step = 0; step < 60; step += 1) {
      const node = nodes[chance(nodes.length)] ?? need;
      const id = ids[chance(ids.length || 1)];
      const people = chance(4) === 0 ? null : chance(100);
      const more = chance(2) ? { recordedAt: `2025-0${1 + chance(9)}-01T00:00:00Z` } : {};
      const inputs = { peoplePerMonth: people, timesEachPerMonth: 1 };
      const made = [
        () => tree.score(node, 'OPPORTUNITY_SIZE', inputs, more),
        () => tree.score(node, 'RICE', { reach: people, impact: 1, confidence: 1, effort: chance(3) }, more),
        () => voiding(id),
        () =>
          client.mutate<{ score: { id: string } | null }>(
            'scoreAmend',
            { id, inputs: [{ factor: chance(2) ? 'peoplePerMonth' : 'reach', value: chance(50) }] },
            'score { id }',
          ),
      ][id === undefined ? chance(2) : chance(4)];
      const { score } = (await made?.()) ?? {};
      if (score) ids.push(score.id);
    }
    const { ranking, rebuilt } = await rankingAndRebuilt(client, bench);
    expect(ranking.length).toBeGreaterThan(nodes.length + 2);
    expect(rebuilt).toEqual(ranking);
  }, 90_000);

  it('comes to the same when scores are recorded and voided at once', async () => {
    const ids = [await size(1), await size(2), await size(3)];
    await Promise.all(
      ids.flatMap((id, index) => [
        voiding(id, 'Wrong', index % 2 ? client : client.elsewhere()),
        tree.size(need, 10 + index, {}, index % 2 ? client.elsewhere() : client),
      ]),
    );
    const { ranking, rebuilt } = await rankingAndRebuilt(client, bench);
    expect(rebuilt).toEqual(ranking);
    expect(await standing()).toBeGreaterThanOrEqual(10);
  }, 60_000);
});
