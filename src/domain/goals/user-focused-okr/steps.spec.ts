import { stepStates, type OkrFacts, USER_FOCUSED_STEPS, type UserFocusedStep } from './steps.ts';

const whole: OkrFacts = {
  businessKeyResults: 1,
  treeIsAround: true,
  isTarget: true,
  otherTarget: null,
  interviews: 7,
  quote: { origin: 'VERBATIM' },
  objective: { isAmbitious: true, solutionsNamed: [], buildingWords: [] },
  metrics: 2,
};
const of = (facts: OkrFacts, step: UserFocusedStep) => stepStates(facts).find((each) => each.step === step);

describe('the five steps', () => {
  it('are all done, in their order and without doubts, where every fact is present', () => {
    const steps = stepStates(whole);
    expect(steps.map(({ step }) => step)).toEqual(Object.keys(USER_FOCUSED_STEPS));
    expect(steps.every(({ isDone, next, doubts }) => isDone && next === null && doubts.length === 0)).toBe(true);
    expect(of(whole, 'TREE_AND_TARGET')?.reason).toContain('7 interviews');
  });
  it.each([
    ['BUSINESS_KEY_RESULTS', { businessKeyResults: 0 }, 'objectiveCreate'],
    ['TREE_AND_TARGET', { treeIsAround: false }, 'keyResultLinkCreate'],
    ['TREE_AND_TARGET', { isTarget: false }, 'targetOpportunitySet'],
    ['QUOTE', { quote: null }, 'opportunityUpdate'],
    ['OBJECTIVE', { objective: null }, 'userFocusedOkrCreate'],
    [
      'OBJECTIVE',
      { objective: { isAmbitious: true, solutionsNamed: ['Swap rules'], buildingWords: [] } },
      'objectiveUpdate',
    ],
    ['METRICS', { metrics: 0 }, 'metricAdvice'],
    ['METRICS', { metrics: 1 }, 'metricAdvice'],
    ['METRICS', { metrics: 5 }, 'Keep the four'],
  ] as const)('%s is missing with %j, and is the only one with a next step', (step, lacking, says) => {
    const steps = stepStates({ ...whole, ...lacking });
    expect(steps.filter(({ isDone }) => !isDone).map((each) => each.step)).toEqual([step]);
    expect(of({ ...whole, ...lacking }, step)?.next).toContain(says);
  });
  it('name the other target, and what solution is named', () => {
    expect(of({ ...whole, isTarget: false, otherTarget: 'Other' }, 'TREE_AND_TARGET')?.reason).toContain('“Other”');
    const objective = { isAmbitious: true, solutionsNamed: ['Swap rules'], buildingWords: [] };
    expect(of({ ...whole, objective }, 'OBJECTIVE')?.reason).toContain('“Swap rules”');
  });
  it('warn where nobody was interviewed', () => {
    expect(of({ ...whole, interviews: 0 }, 'TREE_AND_TARGET')?.doubts).toHaveLength(1);
  });
  it('warn of composed quotes, commitments and words of building, and are done all the same', () => {
    expect(of({ ...whole, quote: { origin: 'COMPOSED' } }, 'QUOTE')).toMatchObject({
      isDone: true,
      doubts: [expect.any(String)],
    });
    const objective = { isAmbitious: false, solutionsNamed: [], buildingWords: ['launch'] };
    expect(of({ ...whole, objective }, 'OBJECTIVE')).toMatchObject({
      isDone: true,
      doubts: [expect.any(String), expect.any(String)],
    });
  });
});
