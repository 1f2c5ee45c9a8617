import fc from 'fast-check';
import type { Target } from '../../goals/key-result/target.ts';
import { settleEffort, settleImpact, settleKeyResult, settleTest, type StatedImpact } from './settle.ts';

const stated: StatedImpact = {
  direction: 'UP',
  expectedSize: 5,
  dueOn: '2026-06-30',
  baseline: 20,
  latest: 26,
  verdict: null,
};
const reach = { kind: 'REACH', initial: 20, goal: 50, lower: null, upper: null } as const;
const ended = (target: Target, value: number | null, observedOn = '2026-06-30', isFinal = true) => ({
  target,
  latest: value === null ? null : { value, observedOn },
  endsOn: '2026-06-30',
  isFinal,
});
const between = { kind: 'KEEP_BETWEEN', initial: null, goal: null, lower: 95, upper: 99 } as const;

describe('an impact hypothesis', () => {
  it('is open until its due day is over', () => {
    expect(settleImpact(stated, '2026-06-30')).toMatchObject({ status: 'OPEN', actual: null, ratio: null });
    expect(settleImpact(stated, '2026-07-01').status).toBe('CAME_TRUE');
  });

  it('compares the move with what was expected, whichever way', () => {
    expect(settleImpact(stated, '2026-07-01')).toEqual({
      status: 'CAME_TRUE',
      actual: 6,
      ratio: 1.2,
      reason: 'From 20 to 26: moved 6 up, 5 expected = 120 %.',
    });
    expect(settleImpact({ ...stated, direction: 'DOWN' }, '2026-07-01')).toMatchObject({
      status: 'DID_NOT_COME_TRUE',
      actual: -6,
      ratio: -1.2,
    });
    expect(settleImpact({ ...stated, baseline: 0.2, latest: 0.3, expectedSize: 0.1 }, '2026-07-01').status).toBe(
      'CAME_TRUE',
    );
  });

  it('without a size comes true by any move in its direction, and by no move does not', () => {
    expect(settleImpact({ ...stated, expectedSize: null }, '2026-07-01')).toMatchObject({
      status: 'CAME_TRUE',
      ratio: null,
    });
    expect(settleImpact({ ...stated, expectedSize: null, latest: 20 }, '2026-07-01').status).toBe('DID_NOT_COME_TRUE');
    expect(settleImpact({ ...stated, expectedSize: 0, latest: 20 }, '2026-07-01')).toMatchObject({
      status: 'CAME_TRUE',
      ratio: null,
    });
  });

  it("takes a person's verdict without readings, and in any case that it cannot be told", () => {
    expect(settleImpact({ ...stated, latest: null }, '2026-07-01').status).toBe('CANNOT_TELL');
    expect(settleImpact({ ...stated, baseline: null, verdict: 'CAME_TRUE' }, '2026-07-01').status).toBe('CAME_TRUE');
    expect(settleImpact({ ...stated, verdict: 'DID_NOT_COME_TRUE' }, '2026-07-01')).toMatchObject({
      status: 'CAME_TRUE',
      reason: 'From 20 to 26: moved 6 up, 5 expected = 120 %. A person settled it otherwise: it did not come true.',
    });
    expect(settleImpact({ ...stated, verdict: 'CANNOT_TELL' }, '2026-07-01')).toMatchObject({
      status: 'CANNOT_TELL',
      actual: null,
    });
  });

  it('has no ratio to a size near 0', () => {
    expect(settleImpact({ ...stated, expectedSize: 1.2e-307 }, '2026-07-01')).toMatchObject({ ratio: null, actual: 6 });
  });

  it('comes true the more surely the further the metric went', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(value, value, fc.double({ min: 0, max: 1e6, noNaN: true }), (latest, further, expectedSize) => {
        const [near, far] = [Math.min(latest, further), Math.max(latest, further)];
        const at = (read: number) => settleImpact({ ...stated, expectedSize, latest: read }, '2026-07-01').status;
        if (at(near) === 'CAME_TRUE') expect(at(far)).toBe('CAME_TRUE');
      }),
    );
  });
});

describe('a key result', () => {
  it('is met when its cycle ends at the goal or past it', () => {
    expect(settleKeyResult(ended(reach, 50), '2026-06-30').status).toBe('OPEN');
    expect(settleKeyResult(ended(reach, 50), '2026-07-01').status).toBe('CAME_TRUE');
    expect(settleKeyResult(ended(reach, 35), '2026-07-01')).toMatchObject({
      status: 'DID_NOT_COME_TRUE',
      reason: 'On 2026-06-30 it stood at 35: 50 % of the way.',
    });
  });

  it('tells how old the value is, and that more may come', () => {
    expect(settleKeyResult(ended(reach, 35, '2026-04-02'), '2026-07-01').reason).toBe(
      'On 2026-06-30 it stood at 35, as read on 2026-04-02, 89 days before: 50 % of the way.',
    );
    expect(settleKeyResult(ended(reach, 35, '2026-06-29', false), '2026-07-01').reason).toBe(
      'On 2026-06-30 it stood at 35, as read on 2026-06-29, 1 day before: 50 % of the way. Its figures are not final yet.',
    );
    expect(settleKeyResult(ended(reach, 49.99), '2026-07-01')).toMatchObject({
      status: 'CAME_TRUE',
      reason: 'On 2026-06-30 it stood at 49.99: 100 % of the way.',
    });
  });

  it('with bounds is met when it ends within them', () => {
    const settle = (latest: number | null) => settleKeyResult(ended(between, latest), '2026-07-01').status;
    expect(settle(99)).toBe('CAME_TRUE');
    expect(settle(94)).toBe('DID_NOT_COME_TRUE');
    expect(settle(null)).toBe('CANNOT_TELL');
  });

  it('with equal initial and goal cannot be told', () => {
    const target = { ...reach, initial: 50 };
    expect(settleKeyResult(ended(target, 50), '2026-07-01').status).toBe('CANNOT_TELL');
  });
});

it('settles a test by its verdict', () => {
  expect(settleTest(null).status).toBe('OPEN');
  expect(settleTest('SUPPORTED').status).toBe('CAME_TRUE');
  expect(settleTest('REFUTED').status).toBe('DID_NOT_COME_TRUE');
  expect(settleTest('INCONCLUSIVE').status).toBe('CANNOT_TELL');
});

it('measures an effort once it is known', () => {
  expect(settleEffort(2, null).status).toBe('OPEN');
  expect(settleEffort(2, 3.6)).toEqual({
    status: 'MEASURED',
    actual: 3.6,
    ratio: 1.8,
    reason: 'It took 3.6 person-months; 2 person-months had been estimated.',
  });
  expect(settleEffort(0, 1)).toMatchObject({ status: 'MEASURED', ratio: null });
});
