import { classOf } from '../evidence/evidence-class.ts';
import { INTERVIEW_TEMPLATES } from './interview-template.ts';

describe('the templates that every workspace has', () => {
  it.each(Object.entries(INTERVIEW_TEMPLATES))('%s asks each question once', (_, { questions }) => {
    expect(new Set(questions.map(({ key }) => key)).size).toBe(questions.length);
  });
  it('take wishes for speculation, and what people do today for more', () => {
    const classes = new Map(
      INTERVIEW_TEMPLATES['SCRIPTED_SEVEN']?.questions.map(({ key, elicitation }) => [
        key,
        classOf('INTERVIEW', elicitation),
      ]),
    );
    expect([classes.get('change'), classes.get('imagine')]).toEqual(['SPECULATIVE', 'SPECULATIVE']);
    expect(classes.get('today')).toBe('WEAK');
  });
  it('take a story for what it is', () => {
    for (const { elicitation } of INTERVIEW_TEMPLATES['STORY_BASED']?.questions ?? [])
      expect(classOf('INTERVIEW', elicitation)).toBe('MEDIUM');
  });
});
