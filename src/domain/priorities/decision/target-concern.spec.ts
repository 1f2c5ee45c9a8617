import { TARGET_CONCERNS, targetConcerns, type TargetToday } from './target-concern.ts';

const fine: TargetToday = {
  outcomeId: 'outcome',
  treeId: 'outcome',
  status: 'EXPLORING',
  statusesAbove: ['ACTIVE', 'IDENTIFIED'],
  archived: false,
  opportunitiesBelow: 0,
};

describe('concerns about a target', () => {
  it('are none for a leaf that is being explored in its outcome’s tree', () => {
    expect(targetConcerns(fine)).toEqual([]);
  });

  it.each([
    ['NOT_A_LEAF', { opportunitiesBelow: 1 }],
    ['PARKED', { status: 'PARKED' }],
    ['PARKED', { statusesAbove: ['ACTIVE', 'PARKED'] }],
    ['ADDRESSED', { status: 'ADDRESSED' }],
    ['ARCHIVED', { archived: true }],
    ['MOVED_AWAY', { treeId: 'another' }],
  ] as const)('name %s for that alone: %j', (concern, change) => {
    expect(targetConcerns({ ...fine, ...change })).toEqual([concern]);
  });

  it('do not mind an addressed parent: the smaller need may still be there', () => {
    expect(targetConcerns({ ...fine, statusesAbove: ['ACTIVE', 'ADDRESSED'] })).toEqual([]);
  });

  it('are named all at once, in the order of the table', () => {
    const worst = { ...fine, status: 'PARKED', archived: true, opportunitiesBelow: 2, treeId: 'another' } as const;
    const expected = Object.keys(TARGET_CONCERNS).filter((concern) => concern !== 'ADDRESSED');
    expect(targetConcerns(worst)).toEqual(expected);
  });
});
