import type { GraphQLSchema } from 'graphql';
import { aim, day } from '../../support/aim.ts';
import { type Figure, figuresOf, schemaOf } from '../../support/figures.ts';
import { grow } from '../../support/grow.ts';
import { hearing } from '../../support/hear.ts';
import { type Client, newWorkspace } from '../../support/service.ts';
import { treeOf } from '../../support/scored-tree.ts';

/** Arguments of the figures that need some. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  confidenceOffer: 'model: RICE',
  forecasts: 'kind: IMPACT_HYPOTHESIS',
  guardrailBreaches: 'filter: { includeRecovered: true }',
  opportunityRanking: 'model: OPPORTUNITY_SIZE',
  outsideView: 'model: RICE, inputs: [{ factor: "impact", value: 2 }], effortPersonMonths: 1',
  rankingComparison: 'kind: SOLUTION, models: [RICE, ICE_MEAN]',
  rollUp: 'model: OPPORTUNITY_SIZE, by: SUM',
  scoringModelBacktest: 'model: RICE',
  scoreExplanation: 'model: OPPORTUNITY_SIZE',
  similarOpportunities: 'title: "Parcels come late"',
  solutionRanking: 'model: RICE',
};

/** What answers with a type of its own and is no figure of a tree. */
const NO_FIGURES = [
  // Definitions, and what the caller is.
  'interviewTemplates',
  'scoringModels',
  'viewer',
  'threshold',
  'target',
  // Words, and lists of what somebody did: they show what is archived and parked, and say so.
  'history',
  'comments',
  'experienceMap',
  'quote',
  'search',
  'tree',
  'treeDiff',
  'auditTrail',
  'changes',
  'similarOpportunities',
  'decisionsShaken',
  'erasures',
  // Of what is said elsewhere than in a tree.
  'emergingNeeds',
  'insightSearch',
  'ingestionHealth',
  'personaOverlap',
];

/** Figures that go on counting what is laid aside, and why. */
const PAST: Readonly<Record<string, string>> = {
  calibration: 'what was expected is settled, whatever became of the idea: or only the good ideas would be left',
  forecasts: 'the same',
  scoringModelBacktest: 'the same',
  outsideView: 'the same',
  ledger: 'people said it, and parking the question unsays nothing; solutions never count in it',
  discoveryThroughput: 'what was tested and decided is done; a later choice does not change what a week brought',
};

/** Answers that show what is laid aside, marked so; only these parts of them are figures. */
const FIGURES_OF_MARKED: Readonly<Record<string, string>> = { lineage: '.gaps' };

describe('every figure leaves out', () => {
  let schema: GraphQLSchema;
  let client: Client;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    schema = await schemaOf(await newWorkspace());
  });

  /** A workspace with a tree, two key results that one link serves, and people who said something. */
  beforeEach(async () => {
    client = await newWorkspace();
    const [plan, tree] = [aim(client), grow(client)];
    const outcome = await tree.outcome('Parcels arrive');
    const need = await tree.opportunity(outcome.id, 'Parcels come late');
    const solution = await tree.solution(need.id, 'Tell when it comes', { effortPersonMonths: 2 });
    const { id: cycleId } = await plan.cycle();
    const { id: objectiveId } = await plan.objective({ cycleId, focus: 'BUSINESS' });
    const [served, other] = [
      await plan.keyResult(undefined, { objectiveId }),
      await plan.keyResult(undefined, { objectiveId }),
    ];
    await plan.checkIn(served.id, 30);
    await plan.checkIn(other.id, 60);
    await link(served.id, need.id);
    await treeOf(client).size(need.id, 100);
    await treeOf(client).score(solution.id, 'RICE', { reach: 10, impact: 1, confidence: 0.5, effort: 2 });
    const insights = await hearing(client)(
      need.id,
      { who: 'ann' },
      { who: 'ben' },
      { who: 'cem', stance: 'CONTRADICTS' },
    );
    Object.assign(ids, {
      outcome: outcome.id,
      need: need.id,
      solution: solution.id,
      served: served.id,
      other: other.id,
      objective: objectiveId,
      cycle: cycleId,
    });
    ids['insights'] = insights.join(',');
  });

  const link = (keyResultId: string, nodeId: string) =>
    client.mutate('keyResultLinkCreate', {
      keyResultId,
      nodeId,
      hypothesis: {
        statement: 'It helps',
        direction: 'UP',
        expectedSize: 1,
        confidence: 0.8,
        baseline: 0,
        baselineOn: day(-20),
        dueOn: day(-2),
      },
    });

  /** Fills a branch with everything that figures count. */
  const fill = async (opportunityId: string, solutionMore: object = {}): Promise<string> => {
    const tree = grow(client);
    const below = await tree.opportunity(opportunityId, 'Nobody is at home');
    const solution = await tree.solution(below.id, 'A box at the door', { effortPersonMonths: 5, ...solutionMore });
    await tree.experiment(solution.id, 'A box for ten', {
      status: 'CONCLUDED',
      startedOn: day(-9),
      concludedOn: day(-3),
      expectedSupport: 0.8,
      verdict: 'SUPPORTED',
      method: 'A_B_TEST',
    });
    for (const id of [opportunityId, below.id]) await treeOf(client).size(id, 7_000);
    await treeOf(client).score(solution.id, 'RICE', { reach: 900, impact: 3, confidence: 1, effort: 1 });
    await link(ids['other'] ?? '', solution.id);
    await link(ids['other'] ?? '', below.id);
    for (const nodeId of [opportunityId, below.id, solution.id])
      for (const insightId of (ids['insights'] ?? '').split(','))
        await client.mutate('evidenceCreate', { items: [{ insightId, nodeId, stance: 'SUPPORTS' }] });
    return solution.id;
  };

  const figures = async (): Promise<Record<string, unknown>> => {
    const told: Record<string, unknown> = {};
    const ask = async (of: string, each: Figure, query: string, at: (data: never) => unknown) => {
      const { data, errors } = await client.ask<never>(query, {});
      if (errors) throw new Error(`${of}.${each.name}: ${JSON.stringify(errors[0])}`);
      told[`${of}.${each.name}`] = at(data);
    };
    for (const each of figuresOf(schema, 'Query', ARGUMENTS, NO_FIGURES))
      await ask('Query', each, `{ ${each.selection} }`, (data) => data[each.name]);
    for (const [type, id] of [
      ['Outcome', ids['outcome']],
      ['Opportunity', ids['need']],
      ['KeyResult', ids['other']],
      ['Objective', ids['objective']],
    ] as const)
      for (const each of figuresOf(
        schema,
        type,
        { ...ARGUMENTS, userFocusedOkrDraft: `cycleId: "${ids['cycle'] ?? ''}"` },
        NO_FIGURES,
      ))
        await ask(
          type,
          each,
          `{ node(id: "${id ?? ''}") { ... on ${type} { ${each.selection} } } }`,
          (data) => (data as { node: Record<string, unknown> }).node[each.name],
        );
    return told;
  };
  /** Figures that are not what they were, each with where it differs. */
  const differing = (one: Record<string, unknown>, other: Record<string, unknown>): Record<string, string[]> =>
    Object.fromEntries(
      Object.keys(one)
        .map((name) => [name, differences(one[name], other[name])] as const)
        .filter(([, found]) => found.length > 0),
    );
  const present = (found: Record<string, string[]>): Record<string, string[]> =>
    Object.fromEntries(
      Object.entries(found).flatMap(([name, all]) => {
        const field = name.split('.')[1] ?? '';
        const counted = all.filter((place) => place.startsWith(FIGURES_OF_MARKED[field] ?? ''));
        return field in PAST || counted.length === 0 ? [] : [[name, counted]];
      }),
    );
  const change = async (mutation: string, input: object) => {
    expect((await client.mutate(mutation, { ...input })).userErrors).toEqual([]);
  };

  it('what is archived, and what lies below it', async () => {
    const before = await figures();
    const branch = await grow(client).opportunity(ids['outcome'] ?? '', 'It gets lost');
    await fill(branch.id);
    const filled = differing(before, await figures());
    // The branch is seen by figures of every sort, or the test would prove nothing.
    expect(Object.keys(filled).length).toBeGreaterThan(8);
    await change('nodeArchive', { id: branch.id, expectedVersion: 1, reason: 'Not ours' });
    expect(differing(before, await figures())).toEqual({});
  }, 60_000);

  it('what is parked, and what lies below it', async () => {
    const before = await figures();
    const branch = await grow(client).opportunity(ids['outcome'] ?? '', 'It gets lost');
    await fill(branch.id);
    await change('opportunityUpdate', { id: branch.id, expectedVersion: 1, status: 'PARKED', statusReason: 'Not now' });
    expect(present(differing(before, await figures()))).toEqual({});
  }, 60_000);

  it('solutions that are discarded', async () => {
    const branch = await grow(client).opportunity(ids['outcome'] ?? '', 'It gets lost');
    const before = await figures();
    const solution = await grow(client).solution(branch.id, 'A box', { effortPersonMonths: 5 });
    await grow(client).experiment(solution.id, 'A box for ten', {
      status: 'CONCLUDED',
      concludedOn: day(-3),
      verdict: 'REFUTED',
    });
    await treeOf(client).score(solution.id, 'RICE', { reach: 900, impact: 3, confidence: 1, effort: 1 });
    await link(ids['other'] ?? '', solution.id);
    await change('solutionUpdate', {
      id: solution.id,
      expectedVersion: 1,
      status: 'DISCARDED',
      statusReason: 'Nobody used it',
    });
    expect(present(differing(before, await figures()))).toEqual({});
  }, 60_000);
});

/** Places at which two answers differ, with what each says there. */
function differences(one: unknown, other: unknown, at = ''): string[] {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return one === other ? [] : [`${at}: ${JSON.stringify(one)} is now ${JSON.stringify(other)}`];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) =>
    differences((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key], `${at}.${key}`),
  );
}
