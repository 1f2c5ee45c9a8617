import fc from 'fast-check';
import { type ConcludedTest, ideaConfidence } from './idea-confidence.ts';
import { methodOf } from './test-method.ts';

const test = (method: string | null, verdict: ConcludedTest['verdict'] = 'SUPPORTED', showsPrototype = false) => ({
  method,
  verdict,
  showsPrototype,
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
    expect(idea([test('launch')]).wouldRaiseIt).toBeNull();
  });
  it('is not raised by tests that refuted, were inconclusive or have no known method, and says so', () => {
    const found = idea([test('A/B test', 'REFUTED'), test('usability test', 'INCONCLUSIVE'), test('spike')]);
    expect(found).toMatchObject({ level: 0.5, contested: true });
    expect(found.reason).toContain('1 supported test is of no method that counts');
    expect(found.reason).toContain('1 test refuted it, and does not raise it.');
    expect(idea([test('A/B test'), test('smoke test', 'REFUTED')])).toMatchObject({ level: 5, contested: false });
  });
  it('does not depend on the order of the tests, and never falls with one more that supports', () => {
    const any = fc.record({
      method: fc.constantFrom(null, 'smoke test', 'usability test', 'A/B test', 'launch', 'spike'),
      verdict: fc.constantFrom(null, 'SUPPORTED' as const, 'REFUTED' as const, 'INCONCLUSIVE' as const),
      showsPrototype: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), any, fc.constantFrom(0.01, 0.5, 3), (tests, one, problem) => {
        expect(idea([...tests].reverse(), problem)).toEqual(idea(tests, problem));
        const more = idea([...tests, { ...one, verdict: 'SUPPORTED' }], problem).level;
        expect(more).toBeGreaterThanOrEqual(idea(tests, problem).level);
      }),
    );
  });
});
