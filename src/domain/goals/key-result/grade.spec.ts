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
  it('is its progress, or the share of days within bounds', () => {
    expect(gradeOf('ASPIRATIONAL', { clamped: 0.65, shareInBand: null })).toEqual({
      value: 0.65,
      band: 'YELLOW',
      steps: ['progress 65 %', '0.65 is YELLOW for an aspirational objective'],
    });
    expect(gradeOf('COMMITTED', { clamped: null, shareInBand: 0.75 })).toEqual({
      value: 0.75,
      band: 'RED',
      steps: ['share of days within bounds 75 %', '0.75 is RED for a committed objective'],
    });
  });
  it('is none, and not 0, while nothing was observed', () => {
    expect(gradeOf('COMMITTED', { clamped: null, shareInBand: null })).toMatchObject({ value: null, band: null });
    expect(isMet({ raw: null, inBand: null })).toBeNull();
  });
  it('is met at the end of the way, or within bounds now', () => {
    expect([0.99, 1, 1.5].map((raw) => isMet({ raw, inBand: null }))).toEqual([false, true, true]);
    expect([true, false].map((inBand) => isMet({ raw: null, inBand }))).toEqual([true, false]);
  });
});

describe('the grade of an objective', () => {
  it('is the mean of its key results, without those that have none', () => {
    expect(meanGrade('ASPIRATIONAL', [0.6, 0.8, null])).toEqual({
      value: 0.7,
      band: 'GREEN',
      steps: [
        '(60 % + 80 %) ÷ 2 = 70 %',
        '0.7 is GREEN for an aspirational objective',
        '1 key result without a grade: not counted',
      ],
    });
    expect(meanGrade('COMMITTED', [])).toEqual({ value: null, band: null, steps: ['no key result'] });
    expect(meanGrade('COMMITTED', [null])).toMatchObject({ value: null, band: null });
  });
  it('lies between the lowest and the highest, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(shares, { minLength: 1, maxLength: 10 }), (grades) => {
        const value = meanGrade('ASPIRATIONAL', grades).value ?? NaN;
        expect(value).toBeGreaterThanOrEqual(Math.min(...grades) - 1e-12);
        expect(value).toBeLessThanOrEqual(Math.max(...grades) + 1e-12);
        expect(meanGrade('ASPIRATIONAL', grades.toReversed()).value).toBeCloseTo(value, 12);
      }),
    );
  });
});
