import { MARKETS, type Market, metricAdvice } from './metric-advice.ts';

const families = (market: Market | null, choosersAreUsers: boolean | null) =>
  metricAdvice({ market, choosersAreUsers }).families.map(({ family }) => family);

describe('the advice on metrics', () => {
  it('gives consumers HEART and AARRR, and business users how long and how well the job is done', () => {
    expect(families('B2C', true).slice(0, 2)).toEqual(['HEART', 'AARRR']);
    expect(families('B2B', true).slice(0, 2)).toEqual(['EFFICIENCY', 'EFFECTIVENESS']);
    expect(families('INTERNAL', null).slice(0, 2)).toEqual(['EFFICIENCY', 'EFFECTIVENESS']);
    expect(families('B2B2C', true)).toEqual(
      expect.arrayContaining(['HEART', 'AARRR', 'EFFICIENCY', 'EFFECTIVENESS', 'BUSINESS', 'HEALTH']),
    );
  });
  it.each(Object.keys(MARKETS) as Market[])('names each family once, and health and business always (%s)', (market) => {
    for (const choosersAreUsers of [true, false, null]) {
      const named = families(market, choosersAreUsers);
      expect(new Set(named).size).toBe(named.length);
      expect(named).toEqual(expect.arrayContaining(['HEALTH', 'BUSINESS']));
    }
  });
  it('puts users first where they do not choose, and says why', () => {
    const advice = metricAdvice({ market: 'B2B2C', choosersAreUsers: false });
    expect(advice.families.map(({ family }) => family)).toEqual([
      'HEART',
      'EFFICIENCY',
      'EFFECTIVENESS',
      'AARRR',
      'BUSINESS',
      'HEALTH',
    ]);
    expect(advice).toMatchObject({ usersFirst: true, missing: [] });
    expect(advice.reason).toContain('not those who use it');
    expect(families('B2C', false)).toEqual(['HEART', 'AARRR', 'BUSINESS', 'HEALTH']);
  });
  it('says what it lacks instead of guessing', () => {
    expect(metricAdvice({ market: null, choosersAreUsers: null })).toMatchObject({
      families: [],
      usersFirst: null,
      missing: ['market', 'choosersAreUsers'],
    });
    expect(metricAdvice({ market: 'B2C', choosersAreUsers: null })).toMatchObject({
      usersFirst: null,
      missing: ['choosersAreUsers'],
    });
    expect(metricAdvice({ market: null, choosersAreUsers: false })).toMatchObject({ families: [], usersFirst: true });
  });
});
