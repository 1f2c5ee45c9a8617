import type { TemplateQuestion } from './interview-template.ts';

/** An answer as it is given. */
export interface GivenAnswer {
  readonly questionKey: string;
  readonly text: string;
}

/** An answer with the text of its question at the time, for templates change. */
export interface KeptAnswer extends GivenAnswer {
  readonly question: string;
  readonly elicitation: TemplateQuestion['elicitation'];
}

/** Answers with their questions, in the order of the questions, and the indexes of answers to unknown questions. */
export function answersTo(
  questions: readonly TemplateQuestion[],
  given: readonly GivenAnswer[],
): { readonly answers: KeptAnswer[]; readonly unknown: number[] } {
  const byKey = new Map(given.map((answer) => [answer.questionKey, answer]));
  const keys = new Set(questions.map(({ key }) => key));
  return {
    answers: questions.flatMap(({ key, text: question, elicitation }) => {
      const answer = byKey.get(key);
      return answer ? [{ questionKey: key, question, elicitation, text: answer.text }] : [];
    }),
    unknown: given.flatMap(({ questionKey }, index) => (keys.has(questionKey) ? [] : [index])),
  };
}
