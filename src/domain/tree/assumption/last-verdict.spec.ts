import fc from 'fast-check';
import { lastVerdict, type ConcludedTest } from './last-verdict.ts';

const test = (id: string, what: Partial<ConcludedTest<string>> = {}): ConcludedTest<string> => ({
  id,
  status: 'CONCLUDED',
  concludedOn: '2026-03-01',
  verdict: 'SUPPORTED',
  ...what,
});

describe('the verdict on an assumption', () => {
  it('is that of the test concluded last', () => {
    const [early, late] = [test('b'), test('a', { concludedOn: '2026-03-02', verdict: 'REFUTED' })];
    expect(lastVerdict([late, early])).toBe('REFUTED');
    expect(lastVerdict([test('a'), test('b', { verdict: 'INCONCLUSIVE' })])).toBe('INCONCLUSIVE');
    expect(lastVerdict([test('b', { concludedOn: null, verdict: 'REFUTED' }), early])).toBe('SUPPORTED');
  });
  it('is none while no test is concluded with a verdict', () => {
    expect(lastVerdict([])).toBeNull();
    expect(lastVerdict([test('a', { status: 'CANCELLED' }), test('b', { verdict: null })])).toBeNull();
  });
  it('does not depend on the order of the tests', () => {
    const any = fc.record({
      concludedOn: fc.constantFrom(null, '2026-03-01', '2026-03-02'),
      verdict: fc.constantFrom(null, 'SUPPORTED', 'REFUTED'),
      status: fc.constantFrom('CONCLUDED', 'RUNNING'),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), (drawn) => {
        const tests = drawn.map((each, index) => test(String(index), each));
        expect(lastVerdict([...tests].reverse())).toBe(lastVerdict(tests));
      }),
    );
  });
});
