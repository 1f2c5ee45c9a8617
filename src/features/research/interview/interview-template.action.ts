import { Injectable } from '@nestjs/common';
import { invalid, type Refusal, refusal } from '../../../domain/refusal.ts';
import type { InterviewQuestion } from './interview-template.model.ts';
import { MOST_OWN_TEMPLATES } from './interview-template.model.ts';
import { InterviewTemplateReader } from './interview-template.reader.ts';

/** Checks the templates of workspaces. */
@Injectable()
export class InterviewTemplateCheck {
  constructor(private readonly templates: InterviewTemplateReader) {}

  /** A refusal for each question whose key an earlier question has. */
  questions(questions: readonly Pick<InterviewQuestion, 'key'>[]): Refusal[] {
    const seen = new Set<string>();
    return questions.flatMap(({ key }, index) => {
      const isTwice = seen.has(key);
      seen.add(key);
      return isTwice ? [invalid(`Another question is called ${key}.`, ['questions', String(index), 'key'])] : [];
    });
  }

  /** A refusal where as many templates are in use as may be. */
  async room(): Promise<Refusal[]> {
    const full = (await this.templates.inUse()) >= MOST_OWN_TEMPLATES;
    return full ? [refusal('TOO_MANY', { what: 'Own templates in use', most: MOST_OWN_TEMPLATES })] : [];
  }
}
