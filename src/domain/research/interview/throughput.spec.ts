import { type DecidedIdea, throughputOf } from './throughput.ts';

const idea = (more: Partial<DecidedIdea>): DecidedIdea => ({
  insightOn: null,
  targetOn: null,
  testOn: null,
  decisionOn: null,
  settledOn: null,
  chosenOn: null,
  discardedOn: null,
  ...more,
});

const march = { from: '2026-03-02', to: '2026-03-31', weekStart: 'MONDAY' } as const;

describe('throughput', () => {
  it('begins weeks as the workspace does, and names those of ISO alone', () => {
    const { weeks } = throughputOf(['2026-03-08'], [], { ...march, to: '2026-03-08', weekStart: 'SUNDAY' });
    expect(weeks).toEqual([
      { week: null, startsOn: '2026-03-01', endsOn: '2026-03-07', experiments: 0 },
      { week: null, startsOn: '2026-03-08', endsOn: '2026-03-14', experiments: 1 },
    ]);
  });
  it('counts experiments by week within the days that are asked for, and weeks without any', () => {
    const { weeks } = throughputOf(['2026-03-02', '2026-03-08', '2026-03-18', '2026-02-27'], [], {
      from: '2026-03-02',
      to: '2026-03-17',
      weekStart: 'MONDAY',
    });
    expect(weeks.map(({ week, experiments }) => [week, experiments])).toEqual([
      ['2026-W10', 2],
      ['2026-W11', 0],
      ['2026-W12', 0],
    ]);
  });
  it('has discarded ideas as a share of those decided in the period, each once', () => {
    const ideas = [
      idea({ chosenOn: '2026-03-03', discardedOn: '2026-03-10' }),
      idea({ chosenOn: '2026-03-03' }),
      idea({ chosenOn: '2026-02-03', discardedOn: '2026-03-10' }),
      idea({ chosenOn: '2026-02-03', discardedOn: '2026-04-10' }),
    ];
    expect(throughputOf([], ideas, march)).toMatchObject({
      decided: 3,
      discarded: 2,
      discardedShare: 2 / 3,
    });
    expect(throughputOf([], [], march).discardedShare).toBeNull();
  });
  it('has the median time between stations, of ideas that passed both', () => {
    const whole = idea({
      insightOn: '2026-01-01',
      targetOn: '2026-01-11',
      testOn: '2026-01-21',
      chosenOn: '2026-03-02',
      decisionOn: '2026-03-02',
      settledOn: '2026-04-01',
    });
    const partly = idea({
      targetOn: '2026-02-01',
      testOn: '2026-02-03',
      chosenOn: '2026-03-02',
      decisionOn: '2026-03-02',
    });
    const backwards = idea({ testOn: '2026-03-05', chosenOn: '2026-03-02', decisionOn: '2026-03-02' });
    const twice = [whole, partly, backwards].flatMap((each) => [each, each, each]);
    const { steps, loop, untested, untestedShare } = throughputOf([], twice, { ...march, from: '2026-03-01' });
    expect(steps).toEqual([
      { medianDays: null, n: 3 },
      { medianDays: 6, n: 6 },
      { medianDays: 33.5, n: 6 },
      { medianDays: null, n: 3 },
    ]);
    expect(loop).toEqual({ medianDays: null, n: 3 });
    expect([untested, untestedShare]).toEqual([3, 1 / 3]);
    expect(throughputOf([], Array(5).fill(whole), march).loop).toEqual({ medianDays: 90, n: 5 });
  });
});
