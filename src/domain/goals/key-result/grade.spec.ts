import fc from 'fast-check';
import { bandOf, type GradeBand, gradeOf, isMet, meanGrade } from './grade.ts';

const ORDER: readonly GradeBand[] = ['RED', 'YELLOW', 'GREEN'];
const shares = fc.double({ min: 0, max: 1, noNaN: true });

describe('the band of a grade', () => {
  it.each([
    [0, 'RED'],
    [0.39, 'RED'],
    [0.4, 'YELLOW'],
    [0.1 + 0.3, 'YELLOW'],
    [0.69, 'YELLOW'],
    [0.7, 'GREEN'],
    [0.1 * 7, 'GREEN'],
    [1, 'GREEN'],
  ] as const)('%p is %s where it was a stretch', (value, band) => {
    expect(bandOf('ASPIRATIONAL', value)).toBe(band);
  });
  it('expects 1.0 of what was committed', () => {
    expect([0, 0.7, 0.99, 1].map((value) => bandOf('COMMITTED', value))).toEqual(['RED', 'RED', 'RED', 'GREEN']);
  });
  it('never gets worse as the grade rises, and is never better for what was committed', () => {
    fc.assert(
      fc.property(shares, shares, (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        for (const ambition of ['COMMITTED', 'ASPIRATIONAL'] as const)
          expect(ORDER.indexOf(bandOf(ambition, high))).toBeGreaterThanOrEqual(ORDER.indexOf(bandOf(ambition, low)));
        expect(ORDER.indexOf(bandOf('COMMITTED', one))).toBeLessThanOrEqual(ORDER.indexOf(bandOf('ASPIRATIONAL', one)));
      }),
    );
  });
});

describe('the grade of a key result', () => {
  const days = { days: 92, rhythmDays: null };
  it('is its progress, or the share of days within bounds', () => {
    expect(gradeOf('ASPIRATIONAL', { clamped: 0.65, shareInBand: null, daysRead: 1 }, days)).toEqual({
      value: 0.65,
      band: 'YELLOW',
      daysRead: 1,
      days: 92,
      shareOfDaysRead: 0.011,
      isHardlyRead: false,
      steps: ['progress 65 %', '0.65 is YELLOW for an aspirational objective'],
    });
    expect(gradeOf('COMMITTED', { clamped: null, shareInBand: 0.75, daysRead: 80 }, days)).toMatchObject({
      value: 0.75,
      band: 'RED',
      steps: ['share of days within bounds 75 %', '0.75 is RED for a committed objective'],
    });
  });
  it('is read as it is shown', () => {
    expect(gradeOf('ASPIRATIONAL', { clamped: 0.399_99, shareInBand: null, daysRead: 1 }, days)).toMatchObject({
      value: 0.4,
      band: 'YELLOW',
      steps: ['progress 40 %', '0.4 is YELLOW for an aspirational objective'],
    });
    fc.assert(
      fc.property(shares, (clamped) => {
        const { value, band, steps } = gradeOf('ASPIRATIONAL', { clamped, shareInBand: null, daysRead: 9 }, days);
        expect(steps.at(-1)).toBe(`${value} is ${band} for an aspirational objective`);
        expect(bandOf('ASPIRATIONAL', value ?? NaN)).toBe(band);
      }),
    );
  });
  it('is none, and not 0, while nothing was observed', () => {
    const nothing = { clamped: null, shareInBand: null, daysRead: 0 };
    expect(gradeOf('COMMITTED', nothing, days)).toMatchObject({ value: null, band: null });
    expect(isMet({ raw: null, inBand: null })).toBeNull();
  });
  it('is not green where it rests on hardly any reading', () => {
    const kept = (daysRead: number, more: object = {}, ambition: 'COMMITTED' | 'ASPIRATIONAL' = 'ASPIRATIONAL') =>
      gradeOf(ambition, { clamped: null, shareInBand: 1, daysRead }, { ...days, ...more });
    expect(kept(1)).toMatchObject({ value: 1, band: 'YELLOW', isHardlyRead: true, shareOfDaysRead: 0.011 });
    expect(kept(1).steps).toEqual([
      'share of days within bounds 100 %',
      'read on 1 of 92 days',
      '1 is YELLOW for an aspirational objective, because it rests on hardly any reading',
    ]);
    expect(kept(1, {}, 'COMMITTED').band).toBe('RED');
    // Weekly check-ins, a metric of each month, and the first week of a cycle.
    expect(kept(13)).toMatchObject({ band: 'GREEN', isHardlyRead: false });
    expect(kept(3, { rhythmDays: 30 }).band).toBe('GREEN');
    expect(kept(1, { rhythmDays: 30 }).band).toBe('YELLOW');
    expect(kept(1, { days: 7 }).band).toBe('GREEN');
    expect(kept(0, { days: 0 })).toMatchObject({ shareOfDaysRead: null });
  });
  it('is met at the end of the way as it is shown, or within bounds now', () => {
    expect([0.99, 0.9994, 0.9996, 1, 1.5].map((raw) => isMet({ raw, inBand: null }))).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
    expect([true, false].map((inBand) => isMet({ raw: null, inBand }))).toEqual([true, false]);
  });
});

describe('the grade of an objective', () => {
  const of = (...values: (number | null)[]) =>
    values.map((value, at) => ({ title: `KR ${at + 1}`, value, isHardlyRead: false }));
  it('is the mean of its key results, without those that were not read so far', () => {
    expect(meanGrade('ASPIRATIONAL', of(0.6, 0.8, null), false)).toEqual({
      value: 0.7,
      band: 'GREEN',
      steps: [
        '(60 % + 80 %) ÷ 2 = 70 %',
        '0.7 is GREEN for an aspirational objective',
        '1 key result without a grade: not counted (KR 3)',
      ],
    });
    expect(meanGrade('COMMITTED', [], true)).toEqual({ value: null, band: null, steps: ['no key result'] });
    expect(meanGrade('COMMITTED', of(null), false)).toMatchObject({ value: null, band: null });
  });
  it('counts 0 for what was never read once the cycle is over, and names it', () => {
    expect(meanGrade('ASPIRATIONAL', of(1, null, null), true)).toEqual({
      value: 0.333,
      band: 'RED',
      steps: [
        '(100 % + 0 % + 0 %) ÷ 3 = 33.3 %',
        '0.333 is RED for an aspirational objective',
        '2 key results never read, so counted as 0 (KR 2, KR 3)',
      ],
    });
    expect(meanGrade('ASPIRATIONAL', of(null), true)).toMatchObject({ value: 0, band: 'RED' });
  });
  it('is not green because of what was hardly read', () => {
    const [hardly] = of(1).map((each) => ({ ...each, isHardlyRead: true }));
    expect(meanGrade('ASPIRATIONAL', [...of(1), ...(hardly ? [hardly] : [])], true)).toMatchObject({
      value: 1,
      band: 'YELLOW',
    });
  });
  it('lies between the lowest and the highest, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(shares, { minLength: 1, maxLength: 10 }), (grades) => {
        const value = meanGrade('ASPIRATIONAL', of(...grades), false).value ?? NaN;
        expect(value).toBeGreaterThanOrEqual(Math.min(...grades) - 0.0006);
        expect(value).toBeLessThanOrEqual(Math.max(...grades) + 0.0006);
        const back = meanGrade('ASPIRATIONAL', of(...grades.toReversed()), false).value ?? NaN;
        expect(Math.abs(back - value)).toBeLessThan(0.0011);
      }),
    );
  });
});
