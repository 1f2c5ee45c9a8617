import { aim, day } from '../../support/aim.ts';
import { grow } from '../../support/grow.ts';
import { type Client, keyWith, newWorkspace } from '../../support/service.ts';

interface Lineage {
  steps: { id: string; kind: string; title: string; level: number; isLaidAside: boolean }[];
  edges: { fromId: string; toId: string; kind: string }[];
  gaps: { stepId: string; kind: string; sentence: string }[];
  isCut: boolean;
}
const LINEAGE =
  'steps { id kind title level shortKey status isLaidAside } edges { fromId toId kind } gaps { stepId kind sentence } isCut';

describe('a lineage', () => {
  let client: Client;
  let plan: ReturnType<typeof aim>;
  let tree: ReturnType<typeof grow>;
  beforeEach(async () => {
    client = await newWorkspace();
    plan = aim(client);
    tree = grow(client);
  });

  const link = async (keyResultId: string, nodeId: string): Promise<string> =>
    (
      await client.mutate<{ keyResultLink: { id: string } }>(
        'keyResultLinkCreate',
        { keyResultId, nodeId, hypothesis: { statement: 'It helps', direction: 'UP' } },
        'keyResultLink { id }',
      )
    ).keyResultLink.id;
  const lineage = async (id: string): Promise<Lineage | null> => {
    const { node } = await client.data<{ node: { lineage: Lineage | null; below?: Lineage } }>(
      `{ node(id: "${id}") { ... on TreeNode { lineage { ${LINEAGE} } } ... on KeyResult { below: lineage { ${LINEAGE} } } } }`,
    );
    return node.below ?? node.lineage;
  };
  const branch = async () => {
    const outcome = await tree.outcome();
    const opportunity = await tree.opportunity(outcome.id);
    const solution = await tree.solution(opportunity.id);
    const experiment = await tree.experiment(solution.id);
    return { outcome, opportunity, solution, experiment };
  };

  it('leads from the key result to the work, row by row', async () => {
    const { opportunity, solution, experiment } = await branch();
    const keyResult = await plan.keyResult();
    const linkId = await link(keyResult.id, opportunity.id);
    const found = await lineage(keyResult.id);
    expect(found?.steps.map(({ id, kind, level }) => [level, kind, id])).toEqual([
      [0, 'KEY_RESULT', keyResult.id],
      [1, 'HYPOTHESIS', linkId],
      [2, 'OPPORTUNITY', opportunity.id],
      [3, 'SOLUTION', solution.id],
      [4, 'EXPERIMENT', experiment.id],
    ]);
    expect(found?.edges).toEqual([
      { fromId: linkId, toId: keyResult.id, kind: 'EXPECTED_OF' },
      { fromId: opportunity.id, toId: linkId, kind: 'CLAIMED_FOR' },
      { fromId: solution.id, toId: opportunity.id, kind: 'BELOW' },
      { fromId: experiment.id, toId: solution.id, kind: 'BELOW' },
    ]);
    expect(found).toMatchObject({ gaps: [], isCut: false });
  });

  it('leads from a node both ways', async () => {
    const { outcome, opportunity, solution, experiment } = await branch();
    await tree.opportunity(outcome.id, 'Beside');
    const [above, below] = [await plan.keyResult(), await plan.keyResult()];
    await link(above.id, outcome.id);
    await link(below.id, solution.id);
    const found = await lineage(opportunity.id);
    const ids = found?.steps.map(({ id }) => id) ?? [];
    expect(ids).toEqual(
      expect.arrayContaining([above.id, below.id, outcome.id, opportunity.id, solution.id, experiment.id]),
    );
    expect(found?.steps).toHaveLength(8);
    expect(found?.gaps).toEqual([]);
  });

  it('names what is missing: key result, hypothesis, opportunity, solution, experiment', async () => {
    const outcome = await tree.outcome();
    const bare = await plan.keyResult();
    expect((await lineage(bare.id))?.gaps).toMatchObject([
      { stepId: bare.id, kind: 'NO_HYPOTHESIS', sentence: expect.stringContaining('nobody works on it') as string },
    ]);
    const kinds = async (id: string) => (await lineage(id))?.gaps.map(({ kind }) => kind);
    expect(await kinds(outcome.id)).toEqual(['NO_KEY_RESULT', 'NO_OPPORTUNITY']);
    await link(bare.id, outcome.id);
    const opportunity = await tree.opportunity(outcome.id);
    expect(await kinds(outcome.id)).toEqual(['NO_SOLUTION']);
    const solution = await tree.solution(opportunity.id);
    expect(await kinds(opportunity.id)).toEqual(['NO_EXPERIMENT']);
    const discarded = { id: solution.id, expectedVersion: 1, status: 'DISCARDED', statusReason: 'Nobody wants it' };
    await client.mutate('solutionUpdate', discarded);
    expect(await kinds(outcome.id)).toEqual(['NO_SOLUTION']);
    expect((await lineage(solution.id))?.steps.at(-1)).toMatchObject({
      id: solution.id,
      isLaidAside: true,
    });
  });

  it('follows solutions that also address an opportunity, and leaves out what is archived', async () => {
    const { opportunity, solution, experiment } = await branch();
    const other = await tree.opportunity((await tree.outcome()).id);
    await client.mutate('nodeLinkCreate', { kind: 'ALSO_ADDRESSES', fromNodeId: solution.id, toNodeId: other.id });
    const keyResult = await plan.keyResult();
    await link(keyResult.id, other.id);
    const found = await lineage(keyResult.id);
    expect(found?.edges).toContainEqual({ fromId: solution.id, toId: other.id, kind: 'ALSO_ADDRESSES' });
    expect(found?.steps.map(({ id }) => id)).toContain(experiment.id);
    expect(found?.gaps).toEqual([]);
    await client.mutate('nodeArchive', { id: solution.id, expectedVersion: 1, reason: 'over' });
    expect((await lineage(keyResult.id))?.gaps.map(({ kind }) => kind)).toEqual(['NO_SOLUTION']);
    expect(await lineage(solution.id)).toBeNull();
    await client.mutate('nodeArchive', { id: other.id, expectedVersion: 1, reason: 'over' });
    expect((await lineage(keyResult.id))?.gaps.map(({ kind }) => kind)).toEqual(['NO_HYPOTHESIS']);
    expect(opportunity.id).not.toBe(other.id);
  });

  it('needs the scopes of what it shows', async () => {
    const reader = await keyWith(client, ['TREE_READ']);
    const { errors } = await reader.ask('{ treeNode(id: "1") { lineage { isCut } } }');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('says where it is cut', async () => {
    const opportunities = Array.from({ length: 120 }, (_, index) => ({
      title: `Need ${index}`,
      solutions: Array.from({ length: 8 }, () => ({ title: 'Way' })),
    }));
    const { outcome } = await client.mutate<{ outcome: { id: string } }>(
      'treeCreate',
      { outcome: { title: 'Wide', opportunities } },
      'outcome { id }',
    );
    const ofWide = await plan.keyResult();
    await link(ofWide.id, outcome.id);
    const wide = await lineage(ofWide.id);
    expect(wide).toMatchObject({ isCut: true });
    expect(wide?.steps).toHaveLength(1_002);
    // Solutions of the farthest opportunities may have been left out: nothing is said of what they lack.
    expect(wide?.gaps).toEqual([]);
  });

  describe('of every key result: the coverage', () => {
    interface Covered {
      keyResult: { id: string };
      [count: string]: unknown;
    }
    const coverage = async (args = '') => {
      const answer = await client.data<{
        keyResultCoverage: {
          keyResults: { nodes: Covered[] };
          nodesWithoutKeyResult: { nodes: { id: string }[] };
        } | null;
      }>(
        `{ keyResultCoverage${args && `(${args})`} {
          keyResults { nodes { keyResult { id } outcomes opportunities solutions experiments isWorkedOn } }
          nodesWithoutKeyResult { nodes { id } }
        } }`,
      );
      return answer.keyResultCoverage;
    };

    it('counts what stands behind each, and names those that nobody works on', async () => {
      const { outcome, opportunity, solution } = await branch();
      const [worked, bare, empty] = [await plan.keyResult(), await plan.keyResult(), await plan.keyResult()];
      await link(worked.id, outcome.id);
      await link(worked.id, solution.id);
      const lonely = await tree.outcome('Lonely');
      await link(empty.id, lonely.id);
      const none = { opportunities: 0, solutions: 0, experiments: 0, isWorkedOn: false };
      expect((await coverage())?.keyResults.nodes).toEqual([
        { keyResult: worked, outcomes: 1, opportunities: 1, solutions: 1, experiments: 1, isWorkedOn: true },
        { keyResult: bare, outcomes: 0, ...none },
        { keyResult: empty, outcomes: 1, ...none },
      ]);
      const parked = { id: opportunity.id, expectedVersion: 1, status: 'PARKED', statusReason: 'Later' };
      await client.mutate('opportunityUpdate', parked);
      expect((await coverage())?.keyResults.nodes[0]).toEqual({ keyResult: worked, outcomes: 1, ...none });
    });

    it('names the topmost nodes of each branch that serve none', async () => {
      const { outcome, opportunity, solution } = await branch();
      const [beside, way] = [
        await tree.opportunity(outcome.id, 'Beside'),
        await tree.solution(opportunity.id, 'Other'),
      ];
      await tree.opportunity(beside.id, 'Below');
      const lonely = await tree.outcome('Lonely');
      await tree.opportunity(lonely.id);
      const lost = async (args?: string) => (await coverage(args))?.nodesWithoutKeyResult.nodes.map(({ id }) => id);
      expect(await lost()).toEqual([outcome.id, lonely.id]);
      await link((await plan.keyResult()).id, solution.id);
      expect(await lost()).toEqual([beside.id, way.id, lonely.id]);
      const kept = await plan.keyResult();
      await link(kept.id, opportunity.id);
      expect(await lost()).toEqual([beside.id, lonely.id]);
      await link(kept.id, outcome.id);
      expect(await lost()).toEqual([lonely.id]);
    });

    it('looks at cycles that today falls into unless one, an objective or teams are named', async () => {
      const { team } = await client.mutate<{ team: { id: string } }>('teamCreate', { name: 'Basket' }, 'team { id }');
      const past = await plan.cycle({ startsOn: day(-60), endsOn: day(-30) });
      const objective = await plan.objective({ cycleId: past.id, teamId: team.id });
      const old = await plan.keyResult(undefined, { objectiveId: objective.id });
      const now = await plan.keyResult();
      await tree.outcome('Of the team', { teamId: team.id });
      await tree.outcome('Of nobody');
      const ids = async (args: string) => (await coverage(args))?.keyResults.nodes.map(({ keyResult }) => keyResult.id);
      expect(await ids('')).toEqual([now.id]);
      expect(await ids(`cycleId: "${past.id}"`)).toEqual([old.id]);
      expect(await ids(`objectiveId: "${objective.id}"`)).toEqual([old.id]);
      expect(await ids(`teamIds: ["${team.id}"]`)).toEqual([]);
      expect(await ids(`cycleId: "${past.id}", teamIds: ["${team.id}"]`)).toEqual([old.id]);
      expect((await coverage(`teamIds: ["${team.id}"]`))?.nodesWithoutKeyResult.nodes).toHaveLength(1);
      await expect(coverage('cycleId: "01890000-0000-7000-8000-000000000000"')).rejects.toThrow('names none');
    });
  });
});
