import { aim, day } from '../../support/aim.ts';
import { grow } from '../../support/grow.ts';
import { treeOf } from '../../support/scored-tree.ts';
import { type Client, keyWith, newWorkspace } from '../../support/service.ts';

const NOBODY = '0198f3f0-0000-7000-8000-000000000000';
const DECISION =
  'id question options choice reason twoWayDoor revisitOn decidedOn nodes { id } who { name } supersedes { id } supersededBy { id } grounds { kind refId label how sentence then { name value } now { name value } }';

interface Fact {
  name: string;
  value: string | null;
}
interface Ground {
  kind: string;
  refId: string;
  label: string;
  how: string | null;
  sentence: string | null;
  then: Fact[];
  now: Fact[] | null;
}
interface Decision {
  id: string;
  choice: string;
  decidedOn: string;
  nodes: { id: string }[];
  supersededBy: { id: string } | null;
  grounds: Ground[];
}
interface Page<Item> {
  nodes: Item[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}
interface Shaken {
  decision: { id: string };
  ground: { refId: string };
  how: string;
  sentence: string;
  then: Fact[];
  now: Fact[] | null;
}

describe('decisions', () => {
  let client: Client;
  let tree: ReturnType<typeof grow>;
  beforeAll(async () => {
    client = await newWorkspace();
    tree = grow(client);
  });

  const record = (more: object = {}, by = client) =>
    by.mutate<{ decision: Decision | null }>(
      'decisionRecord',
      {
        question: 'Which need first?',
        options: ['Plan', 'Cook'],
        choice: 'Plan',
        reason: 'Most people fail there.',
        twoWayDoor: true,
        ...more,
      },
      `decision { ${DECISION} }`,
    );
  const revise = (id: string, more: object = {}, by = client) =>
    by.mutate<{ decision: Decision | null }>(
      'decisionRevise',
      { id, reason: 'We know better now.', ...more },
      `decision { ${DECISION} }`,
    );
  const made = async (more: object = {}): Promise<Decision> => {
    const { decision, userErrors } = await record(more);
    if (!decision) throw new Error(JSON.stringify(userErrors));
    return decision;
  };
  const list = async (field: string, args: object, by = client): Promise<Page<Decision>> => {
    const { first = 20, after = null, ...filter } = args as { first?: number; after?: string | null };
    const given = Object.entries(filter)
      .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
      .join(', ');
    const page = `first: ${first}, after: ${JSON.stringify(after)}`;
    const answer = await by.data<Record<string, Page<Decision>>>(
      `{ ${field}(${page}, filter: { ${given} }) { nodes { ${DECISION} } pageInfo { endCursor hasNextPage } } }`,
    );
    return answer[field] as Page<Decision>;
  };
  const ids = ({ nodes }: Page<Decision>): string[] => nodes.map(({ id }) => id);
  const shaken = async (args: string, by = client): Promise<Page<Shaken>> =>
    (
      await by.data<{ decisionsShaken: Page<Shaken> }>(
        `{ decisionsShaken(${args}) { nodes { decision { id } ground { refId } how sentence then { name value } now { name value } } pageInfo { endCursor hasNextPage } } }`,
      )
    ).decisionsShaken;
  const person = async (name: string): Promise<string> =>
    (await client.mutate<{ person: { id: string } }>('personCreate', { name, role: 'PRODUCT' }, 'person { id }')).person
      .id;

  it('keep question, options, choice, reason, persons, nodes and days', async () => {
    const outcome = await tree.outcome();
    const whoIds = [await person('Ada'), await person('Bo')];
    const given = { revisitOn: day(30), decidedOn: day(-1), twoWayDoor: false };
    expect(await made({ ...given, whoIds, nodeIds: [outcome.id] })).toMatchObject({
      question: 'Which need first?',
      options: ['Plan', 'Cook'],
      choice: 'Plan',
      reason: 'Most people fail there.',
      ...given,
      who: [{ name: 'Ada' }, { name: 'Bo' }],
      nodes: [{ id: outcome.id }],
      supersedes: null,
      supersededBy: null,
      grounds: [],
    });
  });

  it('are refused with every reason at once', async () => {
    const faults = async (more: object) =>
      (await record(more)).userErrors.map(({ code, path }) => [code, ...path].join(' '));
    expect(
      await faults({
        choice: 'Shop',
        decidedOn: day(3),
        revisitOn: day(3),
        nodeIds: [NOBODY],
        whoIds: ['nobody'],
        grounds: [
          { kind: 'NODE', refId: NOBODY },
          { kind: 'NODE', refId: NOBODY },
        ],
      }),
    ).toEqual([
      'INVALID_VALUE choice',
      'INVALID_VALUE decidedOn',
      'INVALID_VALUE revisitOn',
      'INVALID_VALUE grounds 1 refId',
      'NOT_FOUND nodeIds 0',
      'NOT_FOUND whoIds 0',
      'NOT_FOUND grounds 0 refId',
      'NOT_FOUND grounds 1 refId',
    ]);
    expect(await faults({ options: [] })).toEqual(['INVALID_VALUE options']);
    expect(await faults({ options: ['Plan', 'Plan'] })).toEqual(['INVALID_VALUE options']);
  });

  it('are superseded by a new one that keeps what is left out; of two revisions at once one is made', async () => {
    const outcome = await tree.outcome();
    const whoIds = [await person('Cy')];
    const first = await made({ nodeIds: [outcome.id], whoIds, grounds: [{ kind: 'NODE', refId: outcome.id }] });
    const answers = await Promise.all([
      revise(first.id, { choice: 'Cook' }),
      revise(first.id, { choice: 'Cook' }, client.elsewhere()),
    ]);
    const [second] = answers.flatMap(({ decision }) => (decision ? [decision] : []));
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([
      expect.objectContaining({ code: 'ALREADY_EXISTS', path: ['id'] }),
    ]);
    expect(second).toMatchObject({
      question: 'Which need first?',
      options: ['Plan', 'Cook'],
      choice: 'Cook',
      reason: 'We know better now.',
      nodes: [{ id: outcome.id }],
      who: [{ name: 'Cy' }],
      supersedes: { id: first.id },
      grounds: [{ kind: 'NODE', refId: outcome.id }],
    });
    const log = await list('decisions', { nodeIds: [outcome.id] });
    expect(log.nodes.map(({ id, choice, supersededBy }) => [id, choice, supersededBy?.id])).toEqual([
      [second?.id, 'Cook', undefined],
      [first.id, 'Plan', second?.id],
    ]);
    expect(ids(await list('decisions', { nodeIds: [outcome.id], isInForce: true }))).toEqual([second?.id]);
  });

  it('are listed latest first by day, node and team, page by page, and beside their nodes', async () => {
    const { team } = await client.mutate<{ team: { id: string } }>('teamCreate', { name: 'Basket' }, 'team { id }');
    const outcome = await tree.outcome('Ours', { teamId: team.id });
    const opportunity = await tree.opportunity(outcome.id);
    const old = await made({ nodeIds: [opportunity.id], decidedOn: day(-9) });
    const recent = await made({ nodeIds: [opportunity.id, outcome.id], decidedOn: day(-2) });
    await made({ nodeIds: [(await tree.outcome()).id] });
    const teamIds = [team.id];
    expect(ids(await list('decisions', { teamIds }))).toEqual([recent.id, old.id]);
    expect(ids(await list('decisions', { nodeIds: [outcome.id] }))).toEqual([recent.id]);
    expect(ids(await list('decisions', { teamIds, from: day(-2) }))).toEqual([recent.id]);
    expect(ids(await list('decisions', { teamIds, from: day(-9), to: day(-2) }))).toEqual([old.id]);
    const page = await list('decisions', { teamIds, first: 1 });
    expect([ids(page), page.pageInfo.hasNextPage]).toEqual([[recent.id], true]);
    expect(ids(await list('decisions', { teamIds, first: 1, after: page.pageInfo.endCursor }))).toEqual([old.id]);
    const { node } = await client.data<{ node: { decisions: Page<{ id: string }> } }>(
      'query ($id: ID!) { node(id: $id) { ... on Opportunity { decisions { nodes { id } } } } }',
      { id: opportunity.id },
    );
    expect(node.decisions.nodes.map(({ id }) => id)).toEqual([recent.id, old.id]);
  });

  it('are due when their day has come, unless superseded', async () => {
    const outcome = await tree.outcome();
    const about = { nodeIds: [outcome.id], decidedOn: day(-20) };
    const overdue = await made({ ...about, revisitOn: day(-10) });
    const today = await made({ ...about, revisitOn: day(0) });
    const later = await made({ ...about, revisitOn: day(5) });
    const replaced = await made({ ...about, revisitOn: day(-15) });
    await made(about);
    await revise(replaced.id);
    const due = async (args: object = {}) => ids(await list('decisionsDue', { nodeIds: [outcome.id], ...args }));
    expect(await due()).toEqual([overdue.id, today.id]);
    expect(await due({ asOf: day(-1) })).toEqual([overdue.id]);
    expect(await due({ asOf: day(9) })).toEqual([overdue.id, today.id, later.id]);
    const page = await list('decisionsDue', { nodeIds: [outcome.id], first: 1 });
    expect(await due({ first: 1, after: page.pageInfo.endCursor })).toEqual([today.id]);
  });

  it('follow a merge, naming the opportunity that stays once', async () => {
    const outcome = await tree.outcome();
    const [from, into] = [await tree.opportunity(outcome.id), await tree.opportunity(outcome.id)];
    const one = await made({ nodeIds: [from.id], decidedOn: day(-1) });
    const both = await made({ nodeIds: [from.id, into.id] });
    await client.mutate('opportunityMerge', {
      id: from.id,
      expectedVersion: 1,
      intoId: into.id,
      intoExpectedVersion: 1,
    });
    const log = await list('decisions', { nodeIds: [into.id] });
    expect(log.nodes.map(({ id, nodes }) => [id, nodes])).toEqual([
      [both.id, [{ id: into.id }]],
      [one.id, [{ id: into.id }]],
    ]);
  });

  describe('keep their grounds as they were, and are shaken', () => {
    /** A decision that rests on one thing; answers how it is shaken, where it is. */
    const restingOn = async (kind: string, refId: string) => {
      const { id, grounds } = await made({ grounds: [{ kind, refId }] });
      expect(grounds[0]).toMatchObject({ kind, refId, how: null, sentence: null, now: grounds[0]?.then });
      return async () => {
        const { nodes } = await shaken('first: 100');
        const [found] = nodes.filter(({ decision }) => decision.id === id);
        const { node } = await client.data<{ node: Decision }>(
          `query ($id: ID!) { node(id: $id) { ... on Decision { ${DECISION} } } }`,
          { id },
        );
        const [ground] = node.grounds;
        expect([ground?.how ?? undefined, ground?.sentence ?? undefined]).toEqual([found?.how, found?.sentence]);
        return found && { how: found.how, sentence: found.sentence, then: found.then, now: found.now };
      };
    };

    it('when an experiment is refuted', async () => {
      const opportunity = await tree.opportunity((await tree.outcome()).id);
      const test = await tree.experiment(opportunity.id, 'Smoke test');
      await client.mutate('experimentUpdate', {
        id: test.id,
        expectedVersion: 1,
        status: 'RUNNING',
        verdict: 'SUPPORTED',
      });
      const look = await restingOn('NODE', test.id);
      await client.mutate('experimentUpdate', { id: test.id, expectedVersion: 2, status: 'CONCLUDED' });
      expect(await look()).toBeUndefined();
      await client.mutate('experimentUpdate', { id: test.id, expectedVersion: 3, verdict: 'REFUTED', title: 'Poll' });
      const name = `${test.shortKey} “Smoke test”`;
      const found = await look();
      expect(found).toMatchObject({
        how: 'REFUTED',
        sentence: `${name} was refuted. ${name} said “Smoke test” then and says “Poll” now.`,
      });
      expect(found?.then).toContainEqual({ name: 'verdict', value: 'SUPPORTED' });
      expect(found?.now).toContainEqual({ name: 'verdict', value: 'REFUTED' });
    });

    it('when a node, or what it hangs below, is archived, and no longer when it is restored', async () => {
      const outcome = await tree.outcome();
      const opportunity = await tree.opportunity(outcome.id, 'Forget');
      const look = await restingOn('NODE', opportunity.id);
      await client.mutate('nodeArchive', { id: outcome.id, expectedVersion: 1, reason: 'Over' });
      expect((await look())?.how).toBe('WITHDRAWN');
      await client.mutate('nodeRestore', { id: outcome.id, expectedVersion: 2 });
      expect(await look()).toBeUndefined();
    });

    it('when something is scored again and differs, not when it is scored the same or for an earlier day', async () => {
      const solution = await tree.solution((await tree.opportunity((await tree.outcome()).id)).id);
      const scored = treeOf(client);
      const value = async (people: number, recordedAt = new Date().toISOString()) => {
        const judged = { impact: people, confidence: 8, ease: 5 };
        const { score } = await scored.score(solution.id, 'ICE_MEAN', judged, { recordedAt });
        return score?.id ?? '';
      };
      const look = await restingOn('SCORE', await value(2));
      await value(8, '2020-01-01T00:00:00Z');
      await value(2);
      expect(await look()).toBeUndefined();
      await value(5);
      expect(await look()).toMatchObject({
        how: 'RE_READ',
        sentence: `ICE_MEAN of ${solution.shortKey} was 5 then; scored again, it is 6 now.`,
      });
    });

    it('when an opportunity is assessed otherwise', async () => {
      const opportunity = await tree.opportunity((await tree.outcome()).id);
      const assess = async (rating: string) =>
        (
          await client.mutate<{ assessment: { id: string } }>(
            'assessmentRecord',
            { opportunityId: opportunity.id, ratings: [{ factor: 'IMPORTANCE', rating }] },
            'assessment { id }',
          )
        ).assessment.id;
      const look = await restingOn('ASSESSMENT', await assess('HIGH'));
      await assess('HIGH');
      expect(await look()).toBeUndefined();
      await assess('LOW');
      expect(await look()).toMatchObject({
        how: 'RE_READ',
        sentence: `Assessment of ${opportunity.shortKey}: Importance was HIGH then and is LOW now.`,
      });
    });

    it('when a metric is read again and differs', async () => {
      const metric = await aim(client).metric();
      const read = async (value: number, observedAt: string) =>
        (
          await client.mutate<{ reading: { id: string } }>(
            'metricReadingRecord',
            { metricId: metric.id, value, observedAt },
            'reading { id }',
          )
        ).reading.id;
      const look = await restingOn('METRIC_READING', await read(20, day(-3)));
      await read(99, day(-9));
      expect(await look()).toBeUndefined();
      await read(30, day(-1));
      expect(await look()).toMatchObject({ how: 'RE_READ', sentence: 'Planned shops was 20 then and is 30 now.' });
    });

    it('when a check-in is corrected', async () => {
      const plan = aim(client);
      const { id } = await plan.keyResult();
      const checkIn = await plan.checkIn(id, 35);
      const look = await restingOn('CHECK_IN', checkIn.id);
      await plan.checkIn(id, 25, { correctsId: checkIn.id });
      expect(await look()).toMatchObject({
        how: 'CONTRADICTED',
        sentence: 'More of it: the check-in was corrected. More of it was at 35 then and is at 25 now.',
      });
    });

    it('when an expected impact did not come true, and when the link is gone', async () => {
      const opportunity = await tree.opportunity((await tree.outcome()).id);
      const { id: keyResultId } = await aim(client).keyResult();
      const hypothesis = { statement: 'More plan', direction: 'UP' };
      const { keyResultLink: link } = await client.mutate<{ keyResultLink: { id: string } }>(
        'keyResultLinkCreate',
        { keyResultId, nodeId: opportunity.id, hypothesis },
        'keyResultLink { id }',
      );
      const look = await restingOn('IMPACT_HYPOTHESIS', link.id);
      const verdict = { verdict: 'DID_NOT_COME_TRUE' };
      const settled = await client.mutate('impactHypothesisSettle', { id: link.id, expectedVersion: 1, ...verdict });
      expect(settled.userErrors).toEqual([]);
      expect((await look())?.how).toBe('REFUTED');
      await client.mutate('keyResultLinkRemove', { id: link.id });
      expect(await look()).toMatchObject({ how: 'WITHDRAWN', now: null });
    });

    it('only while they are in force, and only for those who may read what they rest on', async () => {
      const own = await newWorkspace();
      const node = await grow(own).outcome();
      const { id: keyResultId } = await aim(own).keyResult();
      const checkIn = await aim(own).checkIn(keyResultId, 35);
      const grounds = [
        { kind: 'NODE', refId: node.id },
        { kind: 'CHECK_IN', refId: checkIn.id },
      ];
      const { decision } = await record({ grounds }, own);
      await own.mutate('nodeArchive', { id: node.id, expectedVersion: 1, reason: 'Over' });
      await aim(own).checkIn(keyResultId, 20);
      const reader = await keyWith(own, ['TREE_READ', 'TREE_WRITE']);
      const found = async (by: Client) => (await shaken('first: 9', by)).nodes.map(({ ground }) => ground.refId);
      expect([await found(own), await found(reader)]).toEqual([[checkIn.id, node.id], [node.id]]);
      const seen = await list('decisions', { first: 9 }, reader);
      expect(seen.nodes[0]?.grounds.map(({ kind }) => kind)).toEqual(['NODE']);
      const refused = await record({ grounds: [grounds[1]] }, reader);
      expect(refused.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['grounds', '0', 'refId'] }]);
      const { decision: renewed } = await revise(decision?.id ?? '', {}, own);
      expect(renewed?.grounds.map(({ refId }) => refId)).toEqual([node.id, checkIn.id]);
      expect(await found(own)).toEqual([]);
    });

    it('and are found page by page', async () => {
      const own = await newWorkspace();
      const nodes = [await grow(own).outcome(), await grow(own).outcome(), await grow(own).outcome()];
      for (const { id } of nodes) await record({ grounds: [{ kind: 'NODE', refId: id }] }, own);
      for (const { id } of nodes.slice(0, 2))
        await own.mutate('nodeArchive', { id, expectedVersion: 1, reason: 'Over' });
      const first = await shaken('first: 1', own);
      expect([first.nodes[0]?.ground.refId, first.pageInfo.hasNextPage]).toEqual([nodes[1]?.id, true]);
      const second = await shaken(`first: 1, after: "${first.pageInfo.endCursor ?? ''}"`, own);
      expect([second.nodes[0]?.ground.refId, second.pageInfo.hasNextPage]).toEqual([nodes[0]?.id, false]);
    });
  });
});
