import { aim, day } from '../../support/aim.ts';
import { grow } from '../../support/grow.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

interface Breach {
  guardrail: { id: string };
  value: number;
  latest: number;
  since: string;
  until: string | null;
  isOngoing: boolean;
  sentence: string;
  metMeanwhile: { id: string }[];
}
const BREACH = 'guardrail { id } value latest observedAt since until isOngoing sentence metMeanwhile { id }';

describe('guardrails', () => {
  let client: Client;
  let plan: ReturnType<typeof aim>;
  beforeEach(async () => {
    client = await newWorkspace();
    plan = aim(client);
  });

  const rail = (input: Record<string, unknown>) =>
    client.mutate<{ guardrail: { id: string } | null }>(
      'guardrailCreate',
      { threshold: { kind: 'KEEP_BELOW', upper: 3 }, ...input },
      'guardrail { id }',
    );
  const record = (metricId: string, value: number, observedAt: string) =>
    client.mutate('metricReadingRecord', { metricId, value, observedAt: `${observedAt}T12:00:00Z` });
  const breaches = async (args = ''): Promise<Breach[]> =>
    (
      await client.data<{ guardrailBreaches: { nodes: Breach[] } }>(
        `{ guardrailBreaches${args && `(filter: { ${args} })`} { nodes { ${BREACH} } } }`,
      )
    ).guardrailBreaches.nodes;

  it('break while the last reading lies outside, since the first of the run', async () => {
    const { id: objectiveId } = await plan.objective();
    const errors = await plan.metric({ name: 'Wrong deliveries' });
    const { guardrail } = await rail({
      objectiveId,
      metricId: errors.id,
      protects: 'Nobody goes hungry for our number.',
    });
    for (const [ago, value] of [5, 2, 4, 3.5].entries()) await record(errors.id, value, day(ago - 10));
    expect(await breaches()).toEqual([
      {
        guardrail: { id: guardrail?.id },
        value: 4,
        observedAt: `${day(-8)}T12:00:00.000Z`,
        latest: 3.5,
        since: `${day(-8)}T12:00:00.000Z`,
        until: null,
        isOngoing: true,
        sentence: `Wrong deliveries is 3.5, not at most 3, since ${day(-8)}. At worst it was 4.`,
        metMeanwhile: [],
      },
    ]);
    await record(errors.id, 3, day(-6));
    expect(await breaches()).toEqual([]);
    expect(await breaches('includeRecovered: true')).toMatchObject([
      { value: 5, since: `${day(-10)}T12:00:00.000Z`, until: `${day(-9)}T12:00:00.000Z`, isOngoing: false },
      {
        value: 4,
        latest: 3.5,
        since: `${day(-8)}T12:00:00.000Z`,
        until: `${day(-6)}T12:00:00.000Z`,
        isOngoing: false,
        sentence: `Wrong deliveries was 4 at worst, not at most 3, from ${day(-8)} to ${day(-6)}.`,
      },
    ]);
  });

  it('show what was met by doing harm', async () => {
    const { id: objectiveId } = await plan.objective();
    const met = await plan.keyResult({ kind: 'REACH', initial: 20, goal: 50 }, { objectiveId });
    const missed = await plan.keyResult({ kind: 'REACH', initial: 20, goal: 50 }, { objectiveId });
    await plan.checkIn(met.id, 51);
    await plan.checkIn(missed.id, 30);
    const [ofAll, ofMissed] = [await plan.metric(), await plan.metric()];
    await rail({ objectiveId, metricId: ofAll.id });
    await rail({ keyResultId: missed.id, metricId: ofMissed.id });
    await record(ofAll.id, 9, day(-1));
    await record(ofMissed.id, 9, day(-1));
    const found = await breaches();
    expect(found.map(({ metMeanwhile }) => metMeanwhile)).toEqual([[{ id: met.id }], []]);
    const { keyResults } = await client.data<{ keyResults: { nodes: object[] } }>(
      '{ keyResults { nodes { id isMet metWhileGuardrailBroke breaches { value } guardrails { id } objective { guardrails { protects } } } } }',
    );
    expect(keyResults.nodes).toMatchObject([
      { id: met.id, isMet: true, metWhileGuardrailBroke: true, breaches: [{ value: 9 }], guardrails: [] },
      { id: missed.id, isMet: false, metWhileGuardrailBroke: false, breaches: [{}, {}], guardrails: [{}] },
    ]);
  });

  it('beside an outcome watch the key results that it is linked to', async () => {
    const outcome = await grow(client).outcome();
    const keyResult = await plan.keyResult();
    const hypothesis = { statement: 'It helps', direction: 'UP' };
    await client.mutate('keyResultLinkCreate', { keyResultId: keyResult.id, nodeId: outcome.id, hypothesis });
    await plan.checkIn(keyResult.id, 60);
    const metric = await plan.metric();
    await rail({ outcomeId: outcome.id, metricId: metric.id });
    await record(metric.id, 4, day(-2));
    expect(await breaches()).toMatchObject([{ metMeanwhile: [{ id: keyResult.id }] }]);
    const { keyResults } = await client.data<{ keyResults: { nodes: object[] } }>(
      '{ keyResults { nodes { metWhileGuardrailBroke } } }',
    );
    expect(keyResults.nodes).toEqual([{ metWhileGuardrailBroke: true }]);
  });

  it('of a cycle that is over break by what was read until its last day', async () => {
    const past = await plan.cycle({ startsOn: day(-90), endsOn: day(-30) });
    const { id: objectiveId } = await plan.objective({ cycleId: past.id });
    const metric = await plan.metric();
    await rail({ objectiveId, metricId: metric.id });
    await record(metric.id, 9, day(-31));
    await record(metric.id, 1, day(-29));
    expect(await breaches()).toEqual([]);
    expect(await breaches(`cycleId: "${past.id}"`)).toMatchObject([{ value: 9, until: null }]);
    expect(await breaches(`cycleId: "${(await plan.cycle()).id}"`)).toEqual([]);
  });

  it('are listed by team, cycle and metric', async () => {
    const { team } = await client.mutate<{ team: { id: string } }>('teamCreate', { name: 'Basket' }, 'team { id }');
    const cycle = await plan.cycle();
    const { id: objectiveId } = await plan.objective({ teamId: team.id, cycleId: cycle.id });
    const own = await plan.metric();
    await rail({ objectiveId, metricId: own.id });
    await record(own.id, 9, day(-1));
    for (let index = 0; index < 12; index++) {
      const metric = await plan.metric();
      await rail({ objectiveId: (await plan.objective()).id, metricId: metric.id });
      await record(metric.id, 9, day(-1));
    }
    expect(await breaches(`teamIds: ["${team.id}"]`)).toHaveLength(1);
    const list = async (args: string) =>
      (
        await client.data<{ guardrails: { nodes: object[] } }>(
          `{ guardrails(filter: { ${args} }) { nodes { threshold { kind lower upper } metric { id } objective { id } keyResult { id } outcome { id } } } }`,
        )
      ).guardrails.nodes;
    for (const args of [`teamIds: ["${team.id}"]`, `cycleIds: ["${cycle.id}"]`, `metricIds: ["${own.id}"]`])
      expect(await list(args)).toEqual([
        {
          threshold: { kind: 'KEEP_BELOW', lower: null, upper: 3 },
          metric: own,
          objective: { id: objectiveId },
          keyResult: null,
          outcome: null,
        },
      ]);
  });

  it('stand beside one thing, with the bounds of their kind, at most twenty', async () => {
    const { id: objectiveId } = await plan.objective();
    const { id: metricId } = await plan.metric();
    const codes = async (input: Record<string, unknown>) =>
      (await rail({ metricId, ...input })).userErrors.map(({ code, path }) => [code, ...path].join('.'));
    expect(await codes({})).toEqual(['INVALID_VALUE.objectiveId']);
    const { id: keyResultId } = await plan.keyResult(undefined, { objectiveId });
    expect(await codes({ objectiveId, keyResultId })).toEqual(['INVALID_VALUE.keyResultId']);
    expect(await codes({ objectiveId, threshold: { kind: 'KEEP_ABOVE', upper: 3 } })).toEqual([
      'INVALID_VALUE.threshold.lower',
      'INVALID_VALUE.threshold.upper',
    ]);
    const opportunity = await grow(client).opportunity((await grow(client).outcome()).id);
    expect(await codes({ outcomeId: opportunity.id })).toEqual(['WRONG_KIND.outcomeId']);
    const apart = (lower: number) => codes({ objectiveId, threshold: { kind: 'KEEP_ABOVE', lower } });
    const answers = await Promise.all(Array.from({ length: 22 }, (_, lower) => apart(lower)));
    expect(answers.flat()).toEqual(['TOO_MANY.objectiveId', 'TOO_MANY.objectiveId']);
  });

  it('are changed and removed by who knows the present version', async () => {
    const { guardrail } = await rail({ objectiveId: (await plan.objective()).id, metricId: (await plan.metric()).id });
    const id = guardrail?.id;
    const changed = await client.mutate(
      'guardrailUpdate',
      { id, expectedVersion: 1, threshold: { kind: 'KEEP_ABOVE', lower: 2 }, protects: 'Because' },
      'guardrail { version protects threshold { kind lower upper } }',
    );
    expect(changed).toEqual({
      guardrail: { version: 2, protects: 'Because', threshold: { kind: 'KEEP_ABOVE', lower: 2, upper: null } },
      userErrors: [],
    });
    const remove = (expectedVersion: number) =>
      client.mutate<object>('guardrailRemove', { id, expectedVersion }, 'removedId guardrail { version }');
    expect(await remove(1)).toMatchObject({
      removedId: null,
      guardrail: { version: 2 },
      userErrors: [{ code: 'VERSION_CONFLICT' }],
    });
    expect(await remove(2)).toEqual({ removedId: id, guardrail: null, userErrors: [] });
    expect(await remove(2)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND', path: ['id'] }] });
  });
});
