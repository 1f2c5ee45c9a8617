import fc from 'fast-check';
import { addDays } from '../../foundation/calendar/date.ts';
import { settleEffort, settleImpact, settleKeyResult } from './settle.ts';
import { gradeOf, isMet, meanGrade } from '../../goals/key-result/grade.ts';
import { boundsInWords, breachInWords } from '../../goals/key-result/guardrail.ts';
import { suggestVerdict } from '../../goals/key-result/impact.ts';
import { meanProgress } from '../../goals/key-result/mean-progress.ts';
import { linearPace } from '../../goals/key-result/pace.ts';
import { progress } from '../../goals/key-result/progress.ts';
import { checkTarget, type Target } from '../../goals/key-result/target.ts';

/** Every finite number, its extremes above all. */
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1, -1, 5e-324, -5e-324, 1e-300, 1e308, -1e308, Number.MAX_VALUE, -Number.MAX_VALUE),
);
const target = fc
  .tuple(fc.constantFrom('REACH', 'KEEP_BETWEEN', 'KEEP_ABOVE', 'KEEP_BELOW'), number, number)
  .map(([kind, one, other]): Target => {
    const none = { initial: null, goal: null, lower: null, upper: null };
    if (kind === 'REACH') return { ...none, kind, initial: one, goal: other };
    if (kind === 'KEEP_BETWEEN') return { ...none, kind, lower: Math.min(one, other), upper: Math.max(one, other) };
    return kind === 'KEEP_ABOVE' ? { ...none, kind, lower: one } : { ...none, kind: 'KEEP_BELOW', upper: one };
  })
  .filter((each) => checkTarget(each, []).length === 0);
const day = fc.integer({ min: 0, max: 91 }).map((days) => addDays('2026-07-01', days));
const readings = fc.array(fc.record({ value: number, observedOn: day }), { maxLength: 5 });
const cycle = { startsOn: '2026-07-01', endsOn: '2026-09-30' };

/** Every number that an answer has is finite, and every sentence one that a person can read. */
function expectReadable(answer: unknown): void {
  if (typeof answer === 'number') expect(Number.isFinite(answer)).toBe(true);
  if (typeof answer === 'string') {
    expect(answer).not.toMatch(/NaN|Infinity|undefined|null|0{30}/);
    expect(answer.length).toBeLessThan(400);
  }
  if (typeof answer === 'object' && answer !== null) Object.values(answer).forEach(expectReadable);
}

describe('of the most extreme numbers', () => {
  it('progress, pace and grades are finite, or there is none and the reason is told', () => {
    fc.assert(
      fc.property(target, readings, day, (asked, read, today) => {
        const found = progress(asked, read);
        expectReadable(found);
        if (found.raw === null && found.inBand === null) expect(found.steps.length).toBeGreaterThan(0);
        const grade = gradeOf('ASPIRATIONAL', found, { days: 92, rhythmDays: null });
        expectReadable(grade);
        expectReadable(meanGrade('COMMITTED', [{ title: 'One', ...grade }], true));
        expectReadable(meanProgress([found.clamped]));
        expectReadable(linearPace(cycle, today, found.raw));
        expect([true, false, null]).toContain(isMet(found));
      }),
      { numRuns: 2_000 },
    );
  });

  it('impacts and forecasts are finite, and what they say is what they are', () => {
    const stated = fc.record({
      direction: fc.constantFrom('UP' as const, 'DOWN' as const),
      expectedSize: fc.option(number.map(Math.abs)),
      baseline: fc.option(number),
      dueOn: fc.constant('2026-09-30'),
      latest: fc.option(number),
      verdict: fc.option(fc.constantFrom('CAME_TRUE' as const, 'DID_NOT_COME_TRUE' as const)),
    });
    fc.assert(
      fc.property(stated, (each) => {
        expectReadable(suggestVerdict(each, each.latest, '2026-10-01', 2));
        const settled = settleImpact(each, '2026-10-01');
        expectReadable(settled);
        if (settled.ratio !== null && settled.actual !== null && each.expectedSize)
          expect(settled.status).toBe(Math.round(settled.ratio * 1_000) >= 1_000 ? 'CAME_TRUE' : 'DID_NOT_COME_TRUE');
      }),
      { numRuns: 2_000 },
    );
  });

  it('what is settled at the end of a cycle, and efforts, are finite', () => {
    fc.assert(
      fc.property(target, fc.option(number), day, number.map(Math.abs), (asked, value, observedOn, effort) => {
        const latest = value === null ? null : { value, observedOn };
        expectReadable(settleKeyResult({ target: asked, latest, endsOn: cycle.endsOn, isFinal: true }, '2026-10-01'));
        expectReadable(settleEffort(effort, value === null ? null : Math.abs(value)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('breaches and bounds are told in words that are read', () => {
    fc.assert(
      fc.property(number, number, number, (lower, worst, latest) => {
        const bounds = { lower, upper: null };
        expectReadable(boundsInWords(bounds));
        expectReadable(breachInWords({ metric: 'Returns', bounds, worst, latest, since: '2026-07-01', until: null }));
      }),
    );
  });
});
