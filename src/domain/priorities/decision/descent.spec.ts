import fc from 'fast-check';
import { CHOSEN } from '../chosen.ts';
import { checkSteps, descentOf, type Fork, levelStatus } from './descent.ts';

const forks: readonly Fork[] = [
  { parentId: 'outcome', chosenId: 'plan', siblingIds: ['find', 'cook'] },
  { parentId: 'plan', chosenId: 'week', siblingIds: [] },
  { parentId: 'week', chosenId: 'forget', siblingIds: ['share'] },
];

describe('the descent to a target', () => {
  it('has a level for each fork: decided, undecided, or without a choice', () => {
    const levels = descentOf(forks, [{ chosenId: 'plan', overIds: ['cook'], reason: 'Most people plan.' }]);
    expect(levels).toEqual([
      { parentId: 'outcome', chosenId: 'plan', overIds: ['cook'], siblings: 2, reason: 'Most people plan.' },
      { parentId: 'plan', chosenId: 'week', overIds: [], siblings: 0, reason: null },
      { parentId: 'week', chosenId: 'forget', overIds: ['share'], siblings: 1, reason: null },
    ]);
    expect(levels.map(levelStatus)).toEqual(['DECIDED', 'NO_CHOICE', 'UNDECIDED']);
  });

  it('takes all siblings where none are named, as many as a level holds', () => {
    const siblingIds = Array.from({ length: 30 }, (_, index) => `sibling ${index}`);
    const [level] = descentOf([{ parentId: 'a', chosenId: 'b', siblingIds }], [{ chosenId: 'b', reason: 'So.' }]);
    expect(level).toMatchObject({ overIds: siblingIds.slice(0, CHOSEN.descent.mostPassedOver), siblings: 30 });
  });

  it('is empty without forks', () => {
    expect(descentOf([], [])).toEqual([]);
  });

  it('does not depend on the order of the steps', () => {
    const steps = forks.map(({ chosenId }) => ({ chosenId, reason: `Because of ${chosenId}` }));
    fc.assert(
      fc.property(fc.shuffledSubarray(steps, { minLength: steps.length }), (told) => {
        expect(descentOf(forks, told)).toEqual(descentOf(forks, steps));
      }),
    );
  });
});

describe('the check of steps', () => {
  it('accepts steps on the way, and no steps', () => {
    expect(checkSteps(forks, [], ['descent'])).toEqual([]);
    expect(checkSteps(forks, [{ chosenId: 'forget', overIds: ['share'], reason: 'So.' }], ['descent'])).toEqual([]);
  });

  it('names every step off the way, every level decided twice, and every id that is no sibling', () => {
    const steps = [
      { chosenId: 'cook', reason: 'So.' },
      { chosenId: 'plan', overIds: ['find', 'share'], reason: 'So.' },
      { chosenId: 'plan', reason: 'Again.' },
    ];
    expect(checkSteps(forks, steps, ['descent']).map(({ code, path }) => [code, ...path])).toEqual([
      ['NOT_APPLICABLE', 'descent', '0', 'chosenId'],
      ['NOT_APPLICABLE', 'descent', '1', 'overIds', '1'],
      ['INVALID_VALUE', 'descent', '2', 'chosenId'],
    ]);
  });
});
