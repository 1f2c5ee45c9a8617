import { aim, day } from '../../support/aim.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

describe('the course of a key result', () => {
  let client: Client;
  let plan: ReturnType<typeof aim>;
  beforeAll(async () => {
    client = await newWorkspace();
    plan = aim(client);
  });

  const record = (metricId: string, value: number, observedAt: string) =>
    client.mutate('metricReadingRecord', { metricId, value, observedAt });
  const shown = async (id: string, fields: string): Promise<unknown> => {
    const { node } = await client.data<{ node: unknown }>(
      `query ($id: ID!) { node(id: $id) { ... on KeyResult { ${fields} } ... on Objective { ${fields.includes('keyResults') ? fields : 'id'} } } }`,
      { id },
    );
    return node;
  };
  const STANDS = 'progress { latest raw source observedAt }';

  it('is read from the metric where no check-in is newer, and says so', async () => {
    const metric = await plan.metric();
    const { id } = await plan.keyResult(undefined, { metricId: metric.id });
    await record(metric.id, 35, `${day(-5)}T12:00:00Z`);
    expect(await shown(id, STANDS)).toEqual({
      progress: { latest: 35, raw: 0.5, source: 'METRIC_READING', observedAt: `${day(-5)}T12:00:00.000Z` },
    });
    await plan.checkIn(id, 38, { observedAt: `${day(-4)}T12:00:00Z`, confidence: 7 });
    expect(await shown(id, STANDS)).toMatchObject({ progress: { latest: 38, source: 'CHECK_IN' } });
    await record(metric.id, 41, `${day(-3)}T12:00:00Z`);
    expect(await shown(id, STANDS)).toMatchObject({ progress: { latest: 41, source: 'METRIC_READING' } });
    // Of one instant a person has the last word.
    await plan.checkIn(id, 44, { observedAt: `${day(-3)}T12:00:00Z` });
    expect(await shown(id, STANDS)).toMatchObject({ progress: { latest: 44, source: 'CHECK_IN' } });
  });

  it('does not move with readings from before or after its cycle', async () => {
    const metric = await plan.metric();
    const past = await plan.cycle({ startsOn: day(-60), endsOn: day(-30) });
    const { id: objectiveId } = await plan.objective({ cycleId: past.id });
    const { id } = await plan.keyResult(undefined, { metricId: metric.id, objectiveId });
    await record(metric.id, 1, day(-61));
    await record(metric.id, 99, day(-29));
    expect(await shown(id, STANDS)).toMatchObject({ progress: { latest: null, source: null } });
    await record(metric.id, 50, `${day(-30)}T23:00:00Z`);
    expect(await shown(id, `${STANDS} isMet grade { value band isFinal }`)).toMatchObject({
      progress: { latest: 50 },
      isMet: true,
      grade: { value: 1, band: 'GREEN', isFinal: false },
    });
  });

  it('of what is to be kept counts each day by its last reading, whoever took it', async () => {
    const metric = await plan.metric();
    const { id } = await plan.keyResult({ kind: 'KEEP_ABOVE', lower: 10 }, { metricId: metric.id });
    await record(metric.id, 5, `${day(-3)}T08:00:00Z`);
    await record(metric.id, 15, `${day(-3)}T09:00:00Z`);
    await record(metric.id, 4, `${day(-2)}T08:00:00Z`);
    await plan.checkIn(id, 11, { observedAt: `${day(-2)}T09:00:00Z` });
    await record(metric.id, 3, `${day(-1)}T08:00:00Z`);
    expect(await shown(id, 'progress { inBand shareInBand } isMet')).toEqual({
      progress: { inBand: false, shareInBand: 2 / 3 },
      isMet: false,
    });
  });

  it('is graded by the ambition, the objective by the mean', async () => {
    const grades = async (ambition: string) => {
      const { id: objectiveId } = await plan.objective({ ambition });
      const keyResults = [0.65, 0.3].map(async (share) => {
        const { id } = await plan.keyResult({ kind: 'REACH', initial: 0, goal: 100 }, { objectiveId });
        await plan.checkIn(id, share * 100);
      });
      await Promise.all(keyResults);
      await plan.keyResult(undefined, { objectiveId });
      const { objectives } = await client.data<{ objectives: { nodes: { id: string; grade: object }[] } }>(
        '{ objectives(first: 100) { nodes { id grade { value band isFinal steps } keyResults { grade { value band } } } } }',
      );
      return objectives.nodes.find(({ id }) => id === objectiveId);
    };
    const stretch = await grades('ASPIRATIONAL');
    expect(stretch).toMatchObject({ grade: { value: 0.475, band: 'YELLOW', isFinal: false } });
    const committed = await grades('COMMITTED');
    expect(committed).toMatchObject({ grade: { value: 0.475, band: 'RED' } });
    expect(JSON.stringify(committed?.grade)).toContain('1 key result without a grade: not counted');
    expect(JSON.stringify(stretch)).toMatch(/"value":0.65,"band":"YELLOW"/);
  });

  it('is expected by its pace: evenly, all at once, or not at all', async () => {
    const pace = async (paceShape: string, more: object = {}) => {
      const { id: objectiveId } = await plan.objective(more);
      const { id } = await plan.keyResult(undefined, { objectiveId, paceShape });
      await plan.checkIn(id, 35, { observedAt: day(-2) });
      return ((await shown(id, 'pace { share aheadBy standing steps }')) as { pace: unknown }).pace;
    };
    expect(await pace('LINEAR')).toMatchObject({ standing: 'AHEAD' });
    expect(await pace('BY_DATE')).toMatchObject({ share: 0, aheadBy: null, standing: 'NOT_DUE' });
    const over = { cycleId: (await plan.cycle({ startsOn: day(-60), endsOn: day(-1) })).id };
    expect(await pace('BY_DATE', over)).toMatchObject({ share: 1, aheadBy: -0.5, standing: 'BEHIND' });
    expect(await pace('NONE')).toBeNull();
  });

  it('is shown as a series over its cycle, with what was expected and how sure somebody was', async () => {
    const metric = await plan.metric();
    const cycle = await plan.cycle({ startsOn: '2026-01-01', endsOn: '2026-03-31' });
    const { id: objectiveId } = await plan.objective({ cycleId: cycle.id });
    const { id } = await plan.keyResult(undefined, { metricId: metric.id, objectiveId });
    await record(metric.id, 26, '2026-01-20');
    await plan.checkIn(id, 35, { observedAt: '2026-03-10', confidence: 8, comment: 'Nearly' });
    await plan.checkIn(id, 32, { observedAt: '2026-03-01', confidence: 4 });
    const fields = `progressSeries(interval: MONTH) { startsOn endsOn value source raw clamped inBand expected confidence }
      confidenceHistory { confidence observedAt comment }`;
    expect(await shown(id, fields)).toEqual({
      progressSeries: [
        {
          startsOn: '2026-01-01',
          endsOn: '2026-01-31',
          value: 26,
          source: 'METRIC_READING',
          raw: 0.2,
          clamped: 0.2,
          inBand: null,
          expected: 31 / 90,
          confidence: null,
        },
        {
          startsOn: '2026-02-01',
          endsOn: '2026-02-28',
          value: null,
          source: null,
          raw: null,
          clamped: null,
          inBand: null,
          expected: 59 / 90,
          confidence: null,
        },
        {
          startsOn: '2026-03-01',
          endsOn: '2026-03-31',
          value: 35,
          source: 'CHECK_IN',
          raw: 0.5,
          clamped: 0.5,
          inBand: null,
          expected: 1,
          confidence: 8,
        },
      ],
      confidenceHistory: [
        { confidence: 4, observedAt: '2026-03-01T00:00:00.000Z', comment: null },
        { confidence: 8, observedAt: '2026-03-10T00:00:00.000Z', comment: 'Nearly' },
      ],
    });
  });

  it('keeps confidence and comment where a correction leaves them out, through corrections of corrections', async () => {
    const { id } = await plan.keyResult();
    const first = await plan.checkIn(id, 350, { confidence: 7, comment: 'Well', observedAt: '2026-03-10' });
    const second = await plan.checkIn(id, 36, { correctsId: first.id });
    await plan.checkIn(id, 35, { correctsId: second.id, observedAt: '2026-03-09', comment: null });
    expect(
      await shown(id, 'confidence progress { latest observedAt } confidenceHistory { confidence comment }'),
    ).toEqual({
      confidence: 7,
      progress: { latest: 35, observedAt: '2026-03-09T00:00:00.000Z' },
      confidenceHistory: [{ confidence: 7, comment: null }],
    });
  });

  it('is listed by teams, by where the cycle lies, and by whom it is for', async () => {
    const workspace = await newWorkspace();
    const own = aim(workspace);
    const { team } = await workspace.mutate<{ team: { id: string } }>('teamCreate', { name: 'Basket' }, 'team { id }');
    const over = (await own.cycle({ startsOn: day(-60), endsOn: day(-1) })).id;
    const soon = (await own.cycle({ startsOn: day(1), endsOn: day(60) })).id;
    const old = await own.keyResult(undefined, {
      objectiveId: (await own.objective({ cycleId: over, teamId: team.id })).id,
    });
    const now = await own.keyResult(undefined, { objectiveId: (await own.objective({ focus: 'BUSINESS' })).id });
    const next = await own.keyResult(undefined, { objectiveId: (await own.objective({ cycleId: soon })).id });
    const ids = async (list: string, args: string) => {
      const answer = await workspace.data<Record<string, { nodes: { id: string }[] }>>(
        `{ ${list}(filter: { ${args} }) { nodes { id } } }`,
      );
      return answer[list]?.nodes.map(({ id }) => id);
    };
    expect(await ids('keyResults', `teamIds: ["${team.id}"]`)).toEqual([old.id]);
    expect(await ids('keyResults', 'cycleStatuses: [CURRENT]')).toEqual([now.id]);
    expect(await ids('keyResults', 'cycleStatuses: [OVER, UPCOMING]')).toEqual([old.id, next.id]);
    expect(await ids('keyResults', 'focus: BUSINESS')).toEqual([now.id]);
    expect(await ids('objectives', 'cycleStatuses: [OVER], focus: USER')).toHaveLength(1);
    expect(await ids('cycles', 'statuses: [UPCOMING]')).toEqual([soon]);
    const { cycles } = await workspace.data<{ cycles: { nodes: object[] } }>('{ cycles { nodes { status } } }');
    expect(cycles.nodes).toEqual([{ status: 'OVER' }, { status: 'UPCOMING' }, { status: 'CURRENT' }]);
  });
});
