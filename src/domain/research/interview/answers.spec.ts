import { answersTo } from './answers.ts';

describe('answers', () => {
  const questions = [
    { key: 'love', text: 'What do you love?', elicitation: 'SCRIPTED' },
    { key: 'change', text: 'What would you change?', elicitation: 'HYPOTHETICAL' },
  ] as const;

  it('stand in the order of the questions, each beside its own, and strange ones are told', () => {
    const given = [
      { questionKey: 'change', text: 'It would write itself.' },
      { questionKey: 'hate', text: 'Nothing.' },
      { questionKey: 'love', text: 'The shelf order.' },
    ];
    expect(answersTo(questions, given)).toEqual({
      answers: [
        { questionKey: 'love', question: 'What do you love?', elicitation: 'SCRIPTED', text: 'The shelf order.' },
        {
          ...{ questionKey: 'change', question: 'What would you change?', elicitation: 'HYPOTHETICAL' },
          text: 'It would write itself.',
        },
      ],
      strange: [1],
    });
  });
  it('are all strange where nothing was asked', () => {
    expect(answersTo([], [{ questionKey: 'love', text: 'x' }])).toEqual({ answers: [], strange: [0] });
  });
});
