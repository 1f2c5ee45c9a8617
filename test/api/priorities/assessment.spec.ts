import { grow } from '../../support/grow.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

const NOBODY = '0198f3f0-0000-7000-8000-000000000000';

interface Compared {
  siblings: number;
  gaps: string[];
  opportunities: {
    opportunity: { title: string };
    assessment: { id: string } | null;
    missing: string[];
    sets: { set: string; factors: { factor: string; rating: string | null; words: string | null }[] }[];
  }[];
}

describe('assessments', () => {
  let client: Client;
  let tree: ReturnType<typeof grow>;
  beforeAll(async () => {
    client = await newWorkspace();
    tree = grow(client);
  });

  const assess = (opportunityId: string, ratings: object[], more: object = {}) =>
    client.mutate<{ assessment: { id: string; note: string | null; sets: { missing: string[] }[] } | null }>(
      'assessmentRecord',
      { opportunityId, ratings, ...more },
      'assessment { id note sets { missing } }',
    );
  const compare = async (parentId: string): Promise<Compared | null> =>
    (
      await client.data<{ node: { comparison: Compared } | null }>(
        `fragment Compared on Comparison { siblings gaps parent { id } opportunities {
           opportunity { title } assessment { id } missing sets { set missing factors { factor label favours rating words } } } }
         query ($id: ID!) { node(id: $id) {
           ... on Outcome { comparison { ...Compared } } ... on Opportunity { comparison { ...Compared } }
         } }`,
        { id: parentId },
      )
    ).node?.comparison ?? null;

  it('put siblings side by side by their latest word, and name what is missing, without any sum', async () => {
    const outcome = await tree.outcome();
    const [plan, cook] = [await tree.opportunity(outcome.id, 'Plan'), await tree.opportunity(outcome.id, 'Cook')];
    await assess(plan.id, [{ factor: 'AFFECTED', rating: 'LOW' }]);
    await assess(plan.id, [
      { factor: 'AFFECTED', rating: 'HIGH' },
      { factor: 'SATISFACTION', words: 'Lists on paper' },
    ]);
    const comparison = await compare(outcome.id);
    expect(comparison?.siblings).toBe(2);
    expect(comparison?.opportunities.map(({ opportunity }) => opportunity.title)).toEqual(['Plan', 'Cook']);
    const [first, second] = comparison?.opportunities ?? [];
    expect(first?.sets.map(({ set }) => set)).toEqual(['SIZING', 'MARKET', 'COMPANY', 'CUSTOMER']);
    expect(first?.sets[0]?.factors[0]).toMatchObject({ factor: 'AFFECTED', rating: 'HIGH', words: null });
    expect(first?.sets[3]?.factors[1]).toMatchObject({ factor: 'SATISFACTION', rating: null, words: 'Lists on paper' });
    expect([first?.missing.length, second?.missing.length, second?.assessment]).toEqual([8, 10, null]);
    expect(comparison?.gaps).toEqual([
      `${plan.shortKey} lacks FREQUENCY, DIFFERENTIATION, COMPETITION, TRENDS, STRATEGY, STRENGTHS, OBSTACLES, IMPORTANCE.`,
      `${cook.shortKey} is not assessed.`,
    ]);
    const { node } = await client.data<{ node: { assessments: { nodes: object[] } } }>(
      'query ($id: ID!) { node(id: $id) { ... on Opportunity { assessments { nodes { id } } } } }',
      { id: plan.id },
    );
    expect(node.assessments.nodes).toHaveLength(2);
  });

  it('leave out the archived, and say when there is nothing to compare with', async () => {
    const outcome = await tree.outcome();
    await tree.opportunity(outcome.id);
    const gone = await tree.opportunity(outcome.id);
    await client.mutate('nodeArchive', { id: gone.id, expectedVersion: 1, reason: 'Over' });
    expect((await compare(outcome.id))?.gaps[0]).toContain('no siblings');
    expect(await compare(NOBODY)).toBeNull();
  });

  it('are refused with factors that are unknown, named twice or empty, and of what cannot be assessed', async () => {
    const outcome = await tree.outcome();
    const opportunity = await tree.opportunity(outcome.id);
    const refused = async (id: string, ratings: object[]) =>
      (await assess(id, ratings)).userErrors.map(({ code, path }) => [code, ...path].join(' '));
    const one = [{ factor: 'AFFECTED', rating: 'HIGH' }];
    expect(await refused(opportunity.id, [...one, ...one, { factor: 'TRENDS' }])).toEqual([
      'INVALID_VALUE ratings 1 factor',
      'INVALID_VALUE ratings 2',
    ]);
    await expect(refused(opportunity.id, [{ factor: 'EFFORT', rating: 'LOW' }])).rejects.toThrow('AssessmentFactor');
    expect(await refused(opportunity.id, [])).toEqual(['INVALID_VALUE ratings']);
    expect(await refused(outcome.id, one)).toEqual(['WRONG_KIND opportunityId']);
    expect(await refused(NOBODY, one)).toEqual(['NOT_FOUND opportunityId']);
    await client.mutate('nodeArchive', { id: opportunity.id, expectedVersion: 1, reason: 'Over' });
    expect(await refused(opportunity.id, one)).toEqual(['ARCHIVED opportunityId']);
  });
});
