import { classOf } from '../evidence/evidence-class.ts';
import { INTERVIEW_TEMPLATES } from './interview-template.ts';

describe('the templates that every workspace has', () => {
  it.each(Object.entries(INTERVIEW_TEMPLATES))('%s asks each question once', (_, { questions }) => {
    expect(new Set(questions.map(({ key }) => key)).size).toBe(questions.length);
  });
  it('elicit speculation where they ask for wishes, and more where they ask what people do today', () => {
    const classes = new Map(
      INTERVIEW_TEMPLATES['SCRIPTED_SEVEN']?.questions.map(({ key, elicitation }) => [
        key,
        classOf('INTERVIEW', elicitation),
      ]),
    );
    expect([classes.get('change'), classes.get('imagine')]).toEqual(['SPECULATIVE', 'SPECULATIVE']);
    expect(classes.get('today')).toBe('WEAK');
  });
  it('elicit a story where they ask for one', () => {
    for (const { elicitation } of INTERVIEW_TEMPLATES['STORY_BASED']?.questions ?? [])
      expect(classOf('INTERVIEW', elicitation)).toBe('MEDIUM');
  });
});
