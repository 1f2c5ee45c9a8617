import { day } from '../../support/aim.ts';
import { decide } from '../../support/decide.ts';
import { grow, type Node } from '../../support/grow.ts';
import { type Client, keyWith, newWorkspace } from '../../support/service.ts';

const NOBODY = '0198f3f0-0000-7000-8000-000000000000';

describe('the target opportunity', () => {
  let client: Client;
  let tree: ReturnType<typeof grow>;
  let decisions: ReturnType<typeof decide>;
  beforeAll(async () => {
    client = await newWorkspace();
    tree = grow(client);
    decisions = decide(client);
  });

  /** An outcome over three opportunities, the first of which has two below it. */
  const planted = async () => {
    const outcome = await tree.outcome();
    const plan = await tree.opportunity(outcome.id, 'I cannot plan');
    const [find, cook] = [await tree.opportunity(outcome.id, 'Find'), await tree.opportunity(outcome.id, 'Cook')];
    const [forget, share] = [await tree.opportunity(plan.id, 'Forget'), await tree.opportunity(plan.id, 'Share')];
    return { outcome, plan, find, cook, forget, share };
  };
  const change = (mutation: string, { id, version }: Node, more: object) =>
    client.mutate(mutation, { id, expectedVersion: version, ...more });

  it('carries its descent: what was chosen over what on each level, and which levels nobody decided', async () => {
    const { outcome, plan, cook, forget } = await planted();
    const descent = [{ chosenId: plan.id, overIds: [cook.id], reason: 'Most people fail here.' }];
    const { targetOpportunity, userErrors } = await decisions.target(outcome.id, forget.id, { descent });
    expect(userErrors).toEqual([]);
    expect(targetOpportunity).toMatchObject({
      current: true,
      endedOn: null,
      concerns: [],
      startsOn: day(0),
      opportunity: { id: forget.id },
      descent: [
        {
          level: 1,
          status: 'DECIDED',
          reason: 'Most people fail here.',
          siblings: 2,
          parent: { id: outcome.id },
          chosen: { title: 'I cannot plan' },
          over: [{ title: 'Cook' }],
        },
        {
          level: 2,
          status: 'UNDECIDED',
          reason: null,
          siblings: 1,
          parent: { id: plan.id },
          chosen: { title: 'Forget' },
          over: [{ title: 'Share' }],
        },
      ],
    });
    const { decisions: log } = await client.data<{ decisions: { nodes: object[] } }>(
      'query ($id: ID!) { decisions(filter: { nodeIds: [$id] }) { nodes { question options choice reason twoWayDoor decidedOn nodes { id } } } }',
      { id: plan.id },
    );
    const keys = [plan, cook].map(({ shortKey, title }) => `${shortKey} ${title}`);
    expect(log.nodes).toEqual([
      {
        question: `Which opportunity to go for below ${outcome.shortKey} Outcome?`,
        options: keys,
        choice: keys[0],
        reason: 'Most people fail here.',
        twoWayDoor: true,
        decidedOn: day(0),
        nodes: [{ id: outcome.id }, { id: plan.id }],
      },
    ]);
    const { node } = await client.data<{ node: { asTarget: { id: string } | null } }>(
      'query ($id: ID!) { node(id: $id) { ... on Opportunity { asTarget { id } } } }',
      { id: forget.id },
    );
    expect(node.asTarget?.id).toBe(targetOpportunity?.id);
  });

  it('is followed by the next, which begins when it ends; the day tells which was current', async () => {
    const { outcome, find, forget } = await planted();
    await decisions.target(outcome.id, find.id, { startsOn: day(-20) });
    await decisions.target(outcome.id, forget.id, { startsOn: day(-5) });
    const targets = await decisions.targetsOf(outcome.id);
    expect(targets.map(({ opportunity, endedOn, endedBy }) => [opportunity.id, endedOn, endedBy])).toEqual([
      [forget.id, null, null],
      [find.id, day(-5), 'REPLACED'],
    ]);
    const onDays = await Promise.all([-21, -20, -6, -5, 0].map((each) => decisions.targetOf(outcome.id, day(each))));
    expect(onDays.map((each) => each?.opportunity.id ?? null)).toEqual([null, find.id, find.id, forget.id, forget.id]);
  });

  it('is one at a time when 50 are set at once over two processes, and no setting is lost', async () => {
    const { outcome, find, cook, forget, share } = await planted();
    const among = [find, cook, forget, share];
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        decisions.target(
          outcome.id,
          among[index % 4]?.id ?? '',
          { reason: `Reason ${index}` },
          index % 2 ? client : client.elsewhere(),
        ),
      ),
    );
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    const targets = await decisions.targetsOf(outcome.id);
    expect(targets.map(({ reason }) => reason).sort()).toEqual(answers.map((_, index) => `Reason ${index}`).sort());
    expect(targets.filter(({ current }) => current)).toHaveLength(1);
    expect(targets[0]?.current).toBe(true);
  });

  it('is refused where it is archived, parked, above either, of another tree or no opportunity, and from days that do not fit', async () => {
    const { outcome, plan, find, cook, forget } = await planted();
    const other = await planted();
    const solution = await tree.solution(cook.id);
    await change('opportunityUpdate', plan, { status: 'PARKED', statusReason: 'Not now' });
    await change('nodeArchive', find, { reason: 'Never' });
    await decisions.target(outcome.id, cook.id, { startsOn: day(-3) });
    const refused = async (opportunityId: string, more: object = {}, outcomeId = outcome.id) =>
      (await decisions.target(outcomeId, opportunityId, more)).userErrors.map(({ code, path }) => [code, ...path]);
    expect(await refused(find.id)).toEqual([['ARCHIVED', 'opportunityId']]);
    expect(await refused(plan.id)).toEqual([['NOT_APPLICABLE', 'opportunityId']]);
    expect(await refused(forget.id)).toEqual([['NOT_APPLICABLE', 'opportunityId']]);
    expect(await refused(other.cook.id)).toEqual([['NOT_APPLICABLE', 'opportunityId']]);
    expect(await refused(solution.id)).toEqual([['WRONG_KIND', 'opportunityId']]);
    expect(await refused(NOBODY)).toEqual([['NOT_FOUND', 'opportunityId']]);
    expect(await refused(cook.id, {}, cook.id)).toEqual([['WRONG_KIND', 'outcomeId']]);
    expect(await refused(cook.id, { startsOn: day(2) })).toEqual([['INVALID_VALUE', 'startsOn']]);
    expect(await refused(cook.id, { startsOn: day(-4) })).toEqual([['INVALID_VALUE', 'startsOn']]);
    expect(await refused(cook.id, { descent: [{ chosenId: NOBODY, reason: 'So' }] })).toEqual([
      ['NOT_FOUND', 'descent', '0', 'chosenId'],
    ]);
    expect(await refused(cook.id, { descent: [{ chosenId: cook.id, overIds: [find.id], reason: 'So' }] })).toEqual([
      ['NOT_APPLICABLE', 'descent', '0', 'overIds', '0'],
    ]);
    expect(await refused(cook.id, { descent: [{ chosenId: cook.id, reason: ' ' }] })).toEqual([
      ['INVALID_VALUE', 'descent', '0', 'reason'],
    ]);
    expect((await decisions.targetsOf(outcome.id)).map(({ opportunity }) => opportunity.id)).toEqual([cook.id]);
  });

  it('shows what is wrong with it now: no leaf, parked, addressed, archived, moved to another tree', async () => {
    const { outcome, plan, find } = await planted();
    const other = await planted();
    const { targetOpportunity } = await decisions.target(outcome.id, plan.id);
    expect(targetOpportunity?.concerns).toEqual(['NOT_A_LEAF']);
    await change('opportunityUpdate', plan, { status: 'PARKED', statusReason: 'Not now' });
    await client.mutate('nodeMove', { id: plan.id, expectedVersion: 2, parentId: other.outcome.id });
    expect((await decisions.targetOf(outcome.id))?.concerns).toEqual(['NOT_A_LEAF', 'PARKED', 'MOVED_AWAY']);
    await decisions.target(outcome.id, find.id);
    await change('opportunityUpdate', find, { status: 'ADDRESSED' });
    expect((await decisions.targetOf(outcome.id))?.concerns).toEqual(['ADDRESSED']);
    await client.mutate('nodeArchive', { id: find.id, expectedVersion: 2, reason: 'Done' });
    const [now, before] = await decisions.targetsOf(outcome.id);
    expect([now?.concerns, before?.concerns]).toEqual([['ADDRESSED', 'ARCHIVED'], []]);
  });

  it('follows a merge within its tree, has ended where that leads to another, and leaves the past alone', async () => {
    const { outcome, find, cook, share } = await planted();
    const other = await planted();
    await decisions.target(outcome.id, find.id, { startsOn: day(-9) });
    await decisions.target(outcome.id, cook.id, { startsOn: day(-5) });
    const merge = (from: Node, into: Node, intoExpectedVersion = 1) =>
      client.mutate('opportunityMerge', {
        id: from.id,
        expectedVersion: from.version,
        intoId: into.id,
        intoExpectedVersion,
      });
    await merge(cook, share);
    expect(
      (await decisions.targetsOf(outcome.id)).map(({ opportunity, current }) => [opportunity.id, current]),
    ).toEqual([
      [share.id, true],
      [find.id, false],
    ]);
    expect((await merge({ ...share, version: 2 }, other.cook)).userErrors).toEqual([]);
    expect(await decisions.targetOf(outcome.id)).toBeNull();
    const [ended] = await decisions.targetsOf(outcome.id);
    expect(ended).toMatchObject({ endedBy: 'MERGED', endedOn: day(0), opportunity: { id: share.id } });
    expect(ended?.endReason).toContain(other.cook.shortKey);
  });

  it('ends once, with a reason, on a day on which it was the target', async () => {
    const { outcome, find } = await planted();
    const { targetOpportunity } = await decisions.target(outcome.id, find.id, { startsOn: day(-3) });
    const end = (more: object) =>
      client.mutate<{ targetOpportunity: { endedOn: string; endedBy: string; version: number } | null }>(
        'targetOpportunityEnd',
        { id: targetOpportunity?.id, expectedVersion: 1, reason: 'The quarter is over', ...more },
        'targetOpportunity { endedOn endedBy version }',
      );
    expect((await end({ endedOn: day(-4) })).userErrors[0]).toMatchObject({ path: ['endedOn'] });
    expect((await end({ endedOn: day(2) })).userErrors[0]).toMatchObject({ path: ['endedOn'] });
    expect(await end({ endedOn: day(-1) })).toEqual({
      userErrors: [],
      targetOpportunity: { endedOn: day(-1), endedBy: 'ENDED', version: 2 },
    });
    expect((await end({})).userErrors[0]).toMatchObject({ code: 'VERSION_CONFLICT' });
    expect((await end({ expectedVersion: 2 })).userErrors[0]).toMatchObject({ code: 'NOT_APPLICABLE', path: ['id'] });
    expect(await decisions.targetOf(outcome.id)).toBeNull();
  });

  it('is listed for teams, current or ended, page by page', async () => {
    const { team } = await client.mutate<{ team: { id: string } }>('teamCreate', { name: 'Basket' }, 'team { id }');
    const outcome = await tree.outcome('Ours', { teamId: team.id });
    const opportunities = [await tree.opportunity(outcome.id), await tree.opportunity(outcome.id)];
    for (const { id } of opportunities) await decisions.target(outcome.id, id);
    const page = async (more: object) =>
      (
        await client.data<{
          targetOpportunities: { nodes: { opportunityId: string }[]; pageInfo: { endCursor: string } };
        }>(
          `query ($teams: [ID!], $current: Boolean, $first: Int, $after: String) {
            targetOpportunities(first: $first, after: $after, filter: { teamIds: $teams, isCurrent: $current }) { nodes { opportunityId } pageInfo { endCursor } }
          }`,
          { teams: [team.id], ...more },
        )
      ).targetOpportunities;
    const of = (nodes: readonly { opportunityId: string }[]) => nodes.map(({ opportunityId }) => opportunityId);
    const [one, two] = opportunities.map(({ id }) => id);
    expect(of((await page({})).nodes)).toEqual([two, one]);
    expect(of((await page({ current: true })).nodes)).toEqual([two]);
    expect(of((await page({ current: false })).nodes)).toEqual([one]);
    await expect(page({ teams: [NOBODY] })).rejects.toThrow('names none');
    const first = await page({ first: 1 });
    expect(of(first.nodes)).toEqual([two]);
    expect(of((await page({ first: 1, after: first.pageInfo.endCursor })).nodes)).toEqual([one]);
  });

  it('answers the same to a repeated setting, and names the person on whose behalf it was set', async () => {
    const { outcome, find } = await planted();
    const { person } = await client.mutate<{ person: { id: string } }>(
      'personCreate',
      { name: 'Ada', role: 'PRODUCT' },
      'person { id }',
    );
    const ada = client.with({ 'x-on-behalf-of': person.id });
    const again = { idempotencyKey: 'once' };
    const [first, second] = [
      await decisions.target(outcome.id, find.id, again, ada),
      await decisions.target(outcome.id, find.id, again, ada),
    ];
    expect(second).toEqual(first);
    const { node } = await client.data<{ node: { setBy: { name: string } } }>(
      'query ($id: ID!) { node(id: $id) { ... on TargetOpportunity { setBy { name } } } }',
      { id: first.targetOpportunity?.id },
    );
    expect(node.setBy.name).toBe('Ada');
  });

  it('is set by keys that may change trees, and read by those that may read them', async () => {
    const { outcome, find } = await planted();
    const reader = await keyWith(client, ['TREE_READ']);
    const input = { outcomeId: outcome.id, opportunityId: find.id, reason: 'So' };
    const query =
      'mutation ($input: TargetOpportunitySetInput!) { targetOpportunitySet(input: $input) { userErrors { code } } }';
    expect((await reader.ask(query, { input })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const goals = await keyWith(client, ['OKR_READ']);
    const { errors } = await goals.ask(`{ node(id: "${outcome.id}") { ... on Outcome { targetOpportunity { id } } } }`);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
