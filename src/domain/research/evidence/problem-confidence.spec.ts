import fc from 'fast-check';
import { problemConfidence } from './problem-confidence.ts';

const people = (supports: number, contradicts = 0, both = 0, insights = 0, themes = 0) =>
  problemConfidence({
    participants: { heard: supports + contradicts - both, supports, contradicts },
    withoutParticipant: { heard: insights, supports: insights, contradicts: 0 },
    themes,
  });

describe('the confidence in a problem', () => {
  it.each([
    [0, 0.01],
    [1, 0.5],
    [2, 1],
    [3, 1],
    [4, 1.5],
    [9, 1.5],
    [10, 2],
    [19, 2],
    [20, 3],
    [500, 3],
  ])('with %d participants is %d', (supports, level) => {
    expect(people(supports)).toMatchObject({ level, contested: false });
  });
  it('without participants is that of themes and trends, or of opinion', () => {
    expect(people(0, 0, 0, 3, 3)).toMatchObject({ level: 0.1, reason: expect.stringContaining('themes') as string });
    expect(people(0, 0, 0, 3, 2)).toMatchObject({
      level: 0.2,
      reason: expect.stringContaining('3 insights') as string,
    });
    expect(people(1, 0, 0, 30, 30).level).toBe(0.5);
  });
  it('is contested, and .5 at most, where a third or more of those heard contradict', () => {
    expect(people(8, 3)).toEqual({
      level: 1.5,
      contested: false,
      reason: '8 participants support it. 3 of 11 heard contradict it.',
      wouldRaiseIt: '2 more participants to reach 10–19, which counts for 2.',
    });
    expect(people(8, 4)).toEqual({
      level: 0.5,
      contested: true,
      reason:
        '8 participants support it. 4 of 12 heard contradict it, a third or more: it is contested, and counts for 0.5 at most.',
      wouldRaiseIt:
        '1 more participant who supports it would settle the contest; so would telling apart what the two sides speak of.',
    });
    expect(people(0, 1)).toMatchObject({ level: 0.01, contested: true });
    expect(people(1, 1, 1)).toMatchObject({ level: 0.5, contested: true });
  });
  it('has nothing that would raise it at the highest level', () => {
    expect(people(20).wouldRaiseIt).toBeNull();
    expect(people(0).wouldRaiseIt).toBe('1 more participant to reach 1, which counts for 0.5.');
  });

  const count = fc.integer({ min: 0, max: 60 });
  it('never falls with one more supporter, where none contradicts', () => {
    fc.assert(
      fc.property(count, count, (supports, themes) => {
        const [now, more] = [people(supports, 0, 0, themes, themes), people(supports + 1, 0, 0, themes, themes)];
        expect(more.level).toBeGreaterThanOrEqual(now.level);
        expect(now.contested).toBe(false);
      }),
    );
  });
  it('never rises with one more contradiction, stays on the meter, and rises by as many supporters as it says', () => {
    fc.assert(
      fc.property(count, count, (supports, contradicts) => {
        const [now, more] = [people(supports, contradicts), people(supports, contradicts + 1)];
        expect(more.level).toBeLessThanOrEqual(now.level);
        expect(now.level).toBeGreaterThanOrEqual(0.01);
        expect(now.level).toBeLessThanOrEqual(now.contested ? 0.5 : 3);
        if (!now.contested || supports === 0) return;
        const lacking = Number.parseInt(now.wouldRaiseIt ?? '', 10);
        expect(people(supports + lacking - 1, contradicts).contested).toBe(true);
        expect(people(supports + lacking, contradicts).contested).toBe(false);
      }),
    );
  });
});
