import { channelInWords, trendOf } from './sensing-health.ts';

describe('sensing', () => {
  it.each([
    [3, 2, 'RISING'],
    [2, 2, 'STEADY'],
    [1, 2, 'FALLING'],
    [0, 2, 'SILENT'],
    [0, 0, 'SILENT'],
  ])('%i after %i is %s', (now, before, trend) => {
    expect(trendOf({ now, before, lastOn: null })).toBe(trend);
  });
  it('says that nothing came through a channel', () => {
    expect(channelInWords('STRATEGIC', { now: 0, before: 0, lastOn: null })).toBe(
      'Nothing has ever come through the strategic channel (vision, strategy).',
    );
    expect(channelInWords('TACTICAL', { now: 0, before: 4, lastOn: '2026-01-02' })).toContain(
      'the last was on 2026-01-02',
    );
    expect(channelInWords('TACTICAL', { now: 2, before: 4, lastOn: '2026-03-02' })).toContain('2 came through');
  });
});
