import type { TemplateQuestion } from './interview-template.ts';

/** An answer as somebody gives it. */
export interface GivenAnswer {
  readonly questionKey: string;
  readonly text: string;
}

/** An answer beside the question as it read when it was given: templates change, what was asked does not. */
export interface KeptAnswer extends GivenAnswer {
  readonly question: string;
  readonly elicitation: TemplateQuestion['elicitation'];
}

/** Answers in the order of the questions, each beside its own; and the places of those that answer none of them. */
export function answersTo(
  questions: readonly TemplateQuestion[],
  given: readonly GivenAnswer[],
): { readonly answers: KeptAnswer[]; readonly strange: number[] } {
  const byKey = new Map(given.map((answer) => [answer.questionKey, answer]));
  const keys = new Set(questions.map(({ key }) => key));
  return {
    answers: questions.flatMap(({ key, text: question, elicitation }) => {
      const answer = byKey.get(key);
      return answer ? [{ questionKey: key, question, elicitation, text: answer.text }] : [];
    }),
    strange: given.flatMap(({ questionKey }, index) => (keys.has(questionKey) ? [] : [index])),
  };
}
