import { answersTo } from './answers.ts';

describe('answers', () => {
  const questions = [
    { key: 'love', text: 'What do you love?', elicitation: 'SCRIPTED' },
    { key: 'change', text: 'What would you change?', elicitation: 'HYPOTHETICAL' },
  ] as const;

  it('are in the order of the questions, each with its own, and unknown ones are listed', () => {
    const given = [
      { questionKey: 'change', text: 'It would write itself.' },
      { questionKey: 'hate', text: 'Nothing.' },
      { questionKey: 'love', text: 'The shelf order.' },
    ];
    expect(answersTo(questions, given)).toEqual({
      answers: [
        { questionKey: 'love', question: 'What do you love?', elicitation: 'SCRIPTED', text: 'The shelf order.' },
        {
          questionKey: 'change',
          question: 'What would you change?',
          elicitation: 'HYPOTHETICAL',
          text: 'It would write itself.',
        },
      ],
      unknown: [1],
    });
  });
  it('are all unknown where there is no question', () => {
    expect(answersTo([], [{ questionKey: 'love', text: 'x' }])).toEqual({ answers: [], unknown: [0] });
  });
});
