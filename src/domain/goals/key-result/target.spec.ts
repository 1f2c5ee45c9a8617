import { checkTarget, type Target } from './target.ts';

const none = { initial: null, goal: null, lower: null, upper: null };
const faults = (target: Target) =>
  checkTarget(target, ['target']).map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('checkTarget', () => {
  it.each<Target>([
    { ...none, kind: 'REACH', initial: 20, goal: 50 },
    { ...none, kind: 'REACH', initial: 8, goal: 5 },
    { ...none, kind: 'REACH', initial: 0, goal: -1 },
    { ...none, kind: 'KEEP_BETWEEN', lower: 95, upper: 99 },
    { ...none, kind: 'KEEP_ABOVE', lower: 0 },
    { ...none, kind: 'KEEP_BELOW', upper: 0 },
  ])('lets $kind pass', (target) => {
    expect(faults(target)).toEqual([]);
  });
  it('refuses a goal that equals the initial value', () => {
    expect(faults({ ...none, kind: 'REACH', initial: 5, goal: 5 })).toEqual([
      'target.goal: goal must differ from initial: there is no way from a number to itself.',
    ]);
  });
  it('names what is needed and what must be empty', () => {
    expect(faults({ ...none, kind: 'REACH', goal: 5, lower: 1 })).toEqual([
      'target.initial: initial is needed: REACH means to move from initial to goal.',
      'target.lower: lower must be empty: REACH means to move from initial to goal.',
    ]);
    expect(faults({ kind: 'KEEP_ABOVE', initial: 1, goal: 2, lower: null, upper: 3 })).toHaveLength(4);
    expect(faults({ ...none, kind: 'KEEP_BELOW' })).toEqual([
      'target.upper: upper is needed: KEEP_BELOW means to stay at upper or below.',
    ]);
  });
  it('refuses bounds of which the lower is not less than the upper', () => {
    expect(faults({ ...none, kind: 'KEEP_BETWEEN', lower: 99, upper: 95 })).toEqual([
      'target.lower: lower must be less than upper; 99 is not less than 95.',
    ]);
    expect(faults({ ...none, kind: 'KEEP_BETWEEN', lower: 95, upper: 95 })).toHaveLength(1);
  });
  it('refuses what is not finite', () => {
    expect(faults({ ...none, kind: 'REACH', initial: NaN, goal: Infinity })).toEqual([
      'target.initial: initial must be a finite number; NaN is not.',
      'target.goal: goal must be a finite number; Infinity is not.',
    ]);
  });
});
