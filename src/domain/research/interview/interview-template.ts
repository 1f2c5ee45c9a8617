import type { Elicitation } from '../insight/elicitation.ts';

/** One question of a template. */
export interface TemplateQuestion {
  /** Key by which answers refer to it, unique in its template. */
  readonly key: string;
  readonly text: string;
  /** Elicitation of the answers: what they can prove depends on it. */
  readonly elicitation: Elicitation;
}

interface Template {
  readonly name: string;
  readonly description: string;
  readonly questions: readonly TemplateQuestion[];
}

const asked = (key: string, text: string, elicitation: Elicitation): TemplateQuestion => ({ key, text, elicitation });

/**
 * Templates that every workspace has. The scripted seven come from Patton's product-leadership course, the story-based
 * one from Torres, Continuous Discovery Habits (2021). A wish is speculative; what people do today is not. To add a
 * template, add a row.
 */
export const INTERVIEW_TEMPLATES: Readonly<Record<string, Template>> = {
  STORY_BASED: {
    name: 'Tell me about the last time',
    description:
      'One story of a particular time, followed from before to after. What people did beats what they say they do.',
    questions: [
      asked('last-time', 'Tell me about the last time you …', 'STORY'),
      asked('before', 'What happened just before? How did it begin?', 'STORY'),
      asked('who', 'Who else was there, and what did they do?', 'STORY'),
      asked('what', 'What did you do then, step by step?', 'STORY'),
      asked('hard', 'What was hard about it?', 'STORY'),
      asked('after', 'What happened after? How did it end?', 'STORY'),
    ],
  },
  SCRIPTED_SEVEN: {
    name: 'The scripted seven',
    description: 'The same seven questions to everybody, from the product to how it is done today without it.',
    questions: [
      asked('product', 'Tell me about the product.', 'SCRIPTED'),
      asked('use', 'What do you use it for?', 'SCRIPTED'),
      asked('love', 'What do you love about it? Give me an example.', 'SCRIPTED'),
      asked('hate', 'What do you hate about it? Give me an example.', 'SCRIPTED'),
      asked('change', 'If you could change anything, what would it be?', 'HYPOTHETICAL'),
      asked('imagine', 'Imagine you had it: how would you use it?', 'HYPOTHETICAL'),
      asked('today', 'How do you do this today, without it?', 'SCRIPTED'),
    ],
  },
};
