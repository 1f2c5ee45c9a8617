import fc from 'fast-check';
import { estimatesOf } from './check-score.ts';
import { scoreWith } from './scoring-model.ts';
import { SCORING_MODELS } from './scoring-models.ts';
import { checkFromSurvey, factorsOf, surveyedInterval } from './score-from-survey.ts';
import { surveyScore } from '../../research/survey/survey-score.ts';

const { ULWICK, OPPORTUNITY_SIZE } = SCORING_MODELS;
const enough = { n: 20, missing: null };
const asked = { model: ULWICK, segment: null, inputs: [], recordedAt: null };

describe('a score from a survey', () => {
  it('is of enough respondents, by the model whose factors they answer, for now', () => {
    expect(checkFromSurvey(asked, enough)).toEqual([]);
    const given = {
      model: OPPORTUNITY_SIZE,
      segment: 'new',
      inputs: [{ factor: 'importance', value: 3 }],
      recordedAt: new Date(0),
    };
    expect(checkFromSurvey(given, { n: 3, missing: 'Seven more.' }).map(({ code, path }) => [code, ...path])).toEqual([
      ['INVALID_VALUE', 'fromSurvey'],
      ['INVALID_VALUE', 'inputs'],
      ['INVALID_VALUE', 'recordedAt'],
      ['NOT_APPLICABLE', 'fromSurvey', 'segment'],
    ]);
  });
  it('says in which segment answers are missing', () => {
    const [none] = checkFromSurvey({ ...asked, segment: 'new' }, { n: 0, missing: 'Ten more.' });
    expect(none?.message).toBe('Nobody answered a survey about this opportunity in the segment "new".');
    const [few] = checkFromSurvey(asked, { n: 9, missing: 'One more is needed.' });
    expect(few).toMatchObject({ message: 'One more is needed. That is about this opportunity.', path: ['fromSurvey'] });
  });
  it("is worth what the survey's own figures say, within their interval", () => {
    const people = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(people, people, people, people, (both, onlyImportant, onlySatisfied, neither) => {
        const figures = surveyScore({ both, onlyImportant, onlySatisfied, neither });
        const { value } = scoreWith(ULWICK, 'OPPORTUNITY', estimatesOf(ULWICK, factorsOf(figures)).given);
        expect(value === null).toBe(figures.value === null);
        if (value === null) return;
        expect(value).toBeCloseTo(figures.value ?? NaN, 9);
        const interval = surveyedInterval(figures, value);
        expect(interval?.low).toBeLessThanOrEqual(value);
        expect(interval?.high).toBeGreaterThanOrEqual(value);
      }),
    );
  });
});
