import fc from 'fast-check';
import { type ConcludedTest, ideaConfidence } from './idea-confidence.ts';
import { methodOf } from './test-method.ts';

const test = (
  method: string | null,
  verdict: ConcludedTest['verdict'] = 'SUPPORTED',
  about: Partial<ConcludedTest> = {},
): ConcludedTest => ({
  name: `EXP ${method ?? ''}`,
  method,
  verdict,
  showsPrototype: false,
  assumptionIds: [],
  testsWhole: (about.assumptionIds ?? []).length === 0,
  ...about,
});
const idea = (tests: readonly ConcludedTest[], problem = 3) => ideaConfidence(tests, { level: problem });

describe('the method of a test', () => {
  it.each([
    ['smoke test', 1],
    ['Landing page', 1],
    ['Fake-door test', 1],
    ['survey', 1],
    ['interview with a prototype', 3],
    ['Usability test', 3],
    ['MVP', 3],
    ['Wizard of Oz', 3],
    ['A/B test', 5],
    ['split test', 5],
    ['Longitudinal study', 5],
    ['Launch', 10],
    ['smoke test before the launch', 1],
    ['interview', null],
    ['spike', null],
    ['talk to developers', null],
    ['', null],
    [null, null],
  ])('%j counts for %j', (method, level) => {
    expect(methodOf(method, false)?.level ?? null).toBe(level);
  });
  it('counts as an interview with a prototype where something was shown', () => {
    expect(methodOf('interview', true)?.level).toBe(3);
    expect(methodOf('spike', true)).toBeNull();
  });
});

describe('the confidence in an idea', () => {
  it('without a test is that of its problem, half at most', () => {
    expect(idea([], 0.2)).toEqual({
      level: 0.2,
      contested: false,
      reason: 'No test supports it: it is as sure as its problem, 0.2.',
      wouldRaiseIt: 'A test that supports it, by a smoke test, a landing page or a survey, counts for 1.',
    });
    expect(idea([], 3).level).toBe(0.5);
  });
  it('is that of the strongest method that supported it', () => {
    expect(idea([test('smoke test'), test('A/B test'), test('usability test')], 0.01)).toMatchObject({
      level: 5,
      wouldRaiseIt: 'A test that supports it, by a launch, counts for 10.',
    });
    expect(idea([test('launch')])).toMatchObject({ level: 10, contested: false, wouldRaiseIt: null });
    expect(idea([test('spike')], 0.01).level).toBe(0.5);
  });
  it('falls when a test of a stronger kind refutes it later, and names that test', () => {
    expect(idea([test('usability test'), test('A/B test', 'REFUTED')])).toEqual({
      level: 0.5,
      contested: true,
      reason:
        'Contested: EXP A/B test (an A/B test) refuted it, so that it counts for no more than its problem, and for 0.5 at most.',
      wouldRaiseIt:
        'A later test of the same, as strong as EXP A/B test, that supports it, or an idea that does not rest on what was refuted.',
    });
    expect(idea([test('usability test'), test('A/B test', 'REFUTED')], 0.2).level).toBe(0.2);
  });
  it('follows the strongest kind that tested each assumption, and of that the latest', () => {
    const [one, other] = [{ assumptionIds: ['one'] }, { assumptionIds: ['other'] }];
    expect(idea([test('smoke test', 'REFUTED', one), test('A/B test', 'SUPPORTED', one)])).toMatchObject({
      level: 5,
      contested: false,
    });
    expect(idea([test('A/B test', 'REFUTED', one), test('smoke test', 'SUPPORTED', one)])).toMatchObject({
      contested: true,
    });
    expect(idea([test('A/B test', 'REFUTED', one), test('A/B test', 'SUPPORTED', one)])).toMatchObject({ level: 5 });
    // Another assumption stays refuted, however well the first one does.
    expect(idea([test('smoke test', 'REFUTED', other), test('launch', 'SUPPORTED', one)])).toMatchObject({
      level: 0.5,
      contested: true,
    });
    expect(idea([test('smoke test', 'REFUTED', other), test('launch')])).toMatchObject({ level: 0.5, contested: true });
  });
  it('is neither raised nor hidden by a test that was inconclusive, nor by one of what it does not rest on', () => {
    const gone = { assumptionIds: [], testsWhole: false };
    expect(idea([test('usability test'), test('A/B test', 'INCONCLUSIVE')])).toMatchObject({
      level: 3,
      contested: false,
    });
    expect(idea([test('usability test', 'REFUTED'), test('A/B test', 'INCONCLUSIVE')])).toMatchObject({
      contested: true,
    });
    const left = idea([test('A/B test', 'REFUTED', gone), test('smoke test')]);
    expect(left).toMatchObject({ level: 1, contested: false });
    expect(left.reason).toContain('1 test of assumptions on which it does not rest counts for nothing.');
  });
  it('never falls with one more that supports, nor rises with one more that refutes', () => {
    const any = fc
      .record({
        method: fc.constantFrom(null, 'smoke test', 'usability test', 'A/B test', 'launch', 'spike'),
        verdict: fc.constantFrom(null, 'SUPPORTED' as const, 'REFUTED' as const, 'INCONCLUSIVE' as const),
        assumptionIds: fc.subarray(['one', 'other']),
      })
      .map(({ method, verdict, assumptionIds }) => test(method, verdict, { assumptionIds }));
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), any, fc.constantFrom(0.01, 0.5, 3), (tests, one, problem) => {
        const now = idea(tests, problem).level;
        const more = idea([...tests, { ...one, verdict: 'SUPPORTED' }], problem).level;
        // Support of a stronger kind may only stand where a refutation stood.
        expect(more).toBeGreaterThanOrEqual(now);
        expect(idea([...tests, { ...one, verdict: 'REFUTED' }], problem).level).toBeLessThanOrEqual(now);
      }),
    );
  });
});
