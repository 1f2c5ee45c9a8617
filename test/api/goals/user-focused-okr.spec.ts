import { aim } from '../../support/aim.ts';
import { hearing } from '../../support/hear.ts';
import { grow } from '../../support/grow.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

interface Step {
  step: string;
  isDone: boolean;
  reason: string;
  next: string | null;
  doubts: string[];
}
interface Draft {
  steps: Step[];
  isReady: boolean;
  statement: string;
  interviews: number;
  objective: { id: string } | null;
  businessKeyResults: { id: string }[];
}
interface Made {
  objective: { id: string; keyResults: { id: string }[] } | null;
  steps: Step[] | null;
}
const STEPS = 'steps { step isDone reason next doubts }';
const QUOTE = { text: 'I never know what we have at home', persona: 'Pia', origin: 'VERBATIM' };

describe('a user-focused objective', () => {
  let client: Client;
  let plan: ReturnType<typeof aim>;
  let tree: ReturnType<typeof grow>;
  let cycleId: string;
  let metricId: string;
  beforeEach(async () => {
    client = await newWorkspace();
    plan = aim(client);
    tree = grow(client);
    cycleId = (await plan.cycle()).id;
    metricId = (await plan.metric({ name: 'Orders', family: 'BUSINESS' })).id;
  });

  const business = async (more: object = {}) =>
    plan.keyResult(undefined, {
      objectiveId: (await plan.objective({ focus: 'BUSINESS', ambition: 'COMMITTED', cycleId })).id,
      metricId,
      ...more,
    });
  const target = async (outcomeId: string, opportunityId: string) => {
    const { userErrors } = await client.mutate('targetOpportunitySet', {
      outcomeId,
      opportunityId,
      reason: 'Most people meet it',
    });
    expect(userErrors).toEqual([]);
  };
  /** An opportunity for which the first three steps are done. */
  const ready = async () => {
    await business();
    const outcome = await tree.outcome('More orders', { metricId });
    const opportunity = await tree.opportunity(outcome.id, 'Not knowing what is at home', { quote: QUOTE });
    await tree.solution(opportunity.id, 'A photo of the fridge');
    await target(outcome.id, opportunity.id);
    return { outcome, opportunity };
  };
  const draft = async (opportunityId: string, of = cycleId): Promise<Draft | null> =>
    (
      await client.data<{ node: { userFocusedOkrDraft: Draft | null } }>(
        `query ($opportunityId: ID!, $cycleId: ID!) { node(id: $opportunityId) { ... on Opportunity { userFocusedOkrDraft(cycleId: $cycleId) {
          ${STEPS} isReady statement interviews quote { text } objective { id } businessKeyResults { id } opportunity { id }
        } } } }`,
        { opportunityId, cycleId: of },
      )
    ).node.userFocusedOkrDraft;
  const missing = (steps: readonly Step[] | null | undefined) =>
    steps?.filter(({ isDone }) => !isDone).map(({ step }) => step);
  const keyResults = async (many = 2) =>
    Promise.all(
      Array.from({ length: many }, async (_, index) => ({
        metricId: (await plan.metric({ name: `Users ${index}`, family: 'HEART' })).id,
        title: `Better ${index}`,
        target: { kind: 'REACH', initial: 20, goal: 50 },
      })),
    );
  const create = async (input: Record<string, unknown>) =>
    client.mutate<Made>(
      'userFocusedOkrCreate',
      { cycleId, statement: 'Families know what they have at home', keyResults: await keyResults(), ...input },
      `objective { id } ${STEPS}`,
    );

  it('is drafted step by step, each with what to do next', async () => {
    const outcome = await tree.outcome();
    const opportunity = await tree.opportunity(outcome.id, 'Not knowing what is at home');
    const first = await draft(opportunity.id);
    expect(missing(first?.steps)).toEqual(['BUSINESS_KEY_RESULTS', 'TREE_AND_TARGET', 'QUOTE', 'OBJECTIVE', 'METRICS']);
    expect(first).toMatchObject({ isReady: false, interviews: 0, objective: null, businessKeyResults: [] });
    expect(first?.statement).toBe('Nobody has to say: “Not knowing what is at home”');
    const keyResult = await business();
    const second = await draft(opportunity.id);
    expect(missing(second?.steps)).toEqual(['TREE_AND_TARGET', 'QUOTE', 'OBJECTIVE', 'METRICS']);
    expect(second?.steps[1]?.next).toContain('keyResultLinkCreate');
    const hypothesis = { statement: 'They order more', direction: 'UP' };
    await client.mutate('keyResultLinkCreate', { keyResultId: keyResult.id, nodeId: outcome.id, hypothesis });
    const beside = await tree.opportunity(outcome.id, 'Beside');
    await target(outcome.id, beside.id);
    expect((await draft(opportunity.id))?.steps[1]).toMatchObject({
      isDone: false,
      reason: expect.stringContaining('“Beside”') as string,
      next: expect.stringContaining('targetOpportunitySet') as string,
    });
    await target(outcome.id, opportunity.id);
    await client.mutate('opportunityUpdate', { id: opportunity.id, expectedVersion: 1, quote: QUOTE });
    const last = await draft(opportunity.id);
    expect(missing(last?.steps)).toEqual(['OBJECTIVE', 'METRICS']);
    expect(last).toMatchObject({
      isReady: true,
      statement: 'Pia no longer has to say: “I never know what we have at home”',
      businessKeyResults: [{ id: keyResult.id }],
    });
    expect(last?.steps[1]?.doubts).toEqual(['The tree was built from no interview.']);
    const hear = hearing(client);
    await hear(opportunity.id, { who: 'ann' }, { who: 'ben', insight: { kind: 'SUPPORT' } });
    await hear(beside.id, { who: 'cem' });
    const heard = await draft(opportunity.id);
    expect(heard?.interviews).toBe(2);
    expect(heard?.steps[1]).toMatchObject({
      doubts: [],
      reason: expect.stringContaining('from 2 interviews') as string,
    });
    await client.mutate('nodeArchive', { id: beside.id, expectedVersion: 1, reason: 'Over' });
    expect((await draft(opportunity.id))?.interviews).toBe(1);
  });

  it('is made with its key results and links at once, and then every step is done', async () => {
    const { opportunity } = await ready();
    const made = await create({ opportunityId: opportunity.id });
    expect(made.userErrors).toEqual([]);
    expect(missing(made.steps)).toEqual([]);
    const { objectives } = await client.data<{ objectives: { nodes: object[] } }>(
      `{ objectives(first: 1, filter: { focus: USER }) { nodes { id statement focus ambition quote { text } opportunity { id } keyResults {
        title paceShape metric { name } links { node { id } impactHypothesis { statement direction expectedSize baseline } }
      } } } }`,
    );
    expect(objectives.nodes).toEqual([
      {
        id: made.objective?.id,
        statement: 'Families know what they have at home',
        focus: 'USER',
        ambition: 'ASPIRATIONAL',
        quote: { text: QUOTE.text },
        opportunity: { id: opportunity.id },
        keyResults: [0, 1].map((index) => ({
          title: `Better ${index}`,
          paceShape: 'LINEAR',
          metric: { name: `Users ${index}` },
          links: [
            {
              node: { id: opportunity.id },
              impactHypothesis: {
                statement: `Once “Not knowing what is at home” is solved: Better ${index}`,
                direction: 'UP',
                expectedSize: 30,
                baseline: 20,
              },
            },
          ],
        })),
      },
    ]);
    const after = await draft(opportunity.id);
    expect(missing(after?.steps)).toEqual([]);
    expect(after?.objective?.id).toBe(made.objective?.id);
  });

  it('is refused as a whole where a step is missing, at the field that would complete it', async () => {
    const outcome = await tree.outcome();
    const bare = await tree.opportunity(outcome.id);
    const refused = await create({ opportunityId: bare.id, keyResults: await keyResults(1) });
    expect(refused.userErrors.map(({ code, path }) => [code, ...path].join('.'))).toEqual([
      'NOT_APPLICABLE.businessKeyResultIds',
      'NOT_APPLICABLE.opportunityId',
      'INVALID_VALUE.quote',
      'INVALID_VALUE.keyResults',
    ]);
    const { objectives } = await client.data<{ objectives: { nodes: object[] } }>('{ objectives { nodes { id } } }');
    expect(objectives.nodes).toEqual([]);
  });

  it('names no solution of the tree; words of building are doubted only', async () => {
    const { opportunity } = await ready();
    const named = await create({ opportunityId: opportunity.id, statement: 'Everybody has a photo of the fridge' });
    expect(named.userErrors).toMatchObject([{ code: 'INVALID_VALUE', path: ['statement'] }]);
    expect(named.userErrors[0]?.message).toContain('“A photo of the fridge”');
    const doubted = await create({
      opportunityId: opportunity.id,
      ambition: 'COMMITTED',
      statement: 'Launch a way for families to know what they have',
    });
    expect(doubted.userErrors).toEqual([]);
    expect(doubted.steps?.find(({ step }) => step === 'OBJECTIVE')?.doubts).toHaveLength(2);
  });

  it('says which of its key results and business key results are at fault', async () => {
    const { opportunity } = await ready();
    const [one, other] = await keyResults();
    const elsewhere = await plan.keyResult();
    const answer = await create({
      opportunityId: opportunity.id,
      businessKeyResultIds: [elsewhere.id],
      keyResults: [
        { ...one, target: { kind: 'REACH', initial: 5, goal: 5 } },
        { ...other, metricId: one?.metricId },
        { ...other, metricId: 'none' },
      ],
    });
    expect(answer.userErrors.map(({ code, path }) => [code, ...path].join('.'))).toEqual([
      'NOT_APPLICABLE.businessKeyResultIds.0',
      'INVALID_VALUE.keyResults.0.target.goal',
      'INVALID_VALUE.keyResults.1.metricId',
      'NOT_FOUND.keyResults.2.metricId',
      'NOT_APPLICABLE.businessKeyResultIds',
      'NOT_APPLICABLE.opportunityId',
    ]);
    expect((await create({ opportunityId: opportunity.id, keyResults: await keyResults(5) })).userErrors).toMatchObject(
      [{ code: 'INVALID_VALUE', path: ['keyResults'] }],
    );
  });

  it('is made once for an idempotency key, and with expectations of its own', async () => {
    const { opportunity } = await ready();
    const own = { statement: 'They waste less', direction: 'DOWN', expectedSize: 3, confidence: 0.7 };
    const input = {
      cycleId,
      opportunityId: opportunity.id,
      statement: 'Families know',
      idempotencyKey: 'once',
      keyResults: (await keyResults()).map((each) => ({ ...each, hypothesis: own })),
    };
    const made = await client.mutate<Made>('userFocusedOkrCreate', input, `objective { id } ${STEPS}`);
    expect(await client.elsewhere().mutate('userFocusedOkrCreate', input, `objective { id } ${STEPS}`)).toEqual(made);
    const { keyResults: listed } = await client.data<{ keyResults: { nodes: object[] } }>(
      '{ keyResults(first: 5, filter: { focus: USER }) { nodes { links { impactHypothesis { statement direction expectedSize confidence } } } } }',
    );
    expect(listed.nodes).toEqual([0, 1].map(() => ({ links: [{ impactHypothesis: own }] })));
  });

  it('is drafted for what is there only', async () => {
    const { id } = await tree.opportunity((await tree.outcome()).id);
    expect(await draft(id)).not.toBeNull();
    await expect(draft(id, '01890000-0000-7000-8000-000000000000')).rejects.toThrow('names none');
  });
});
