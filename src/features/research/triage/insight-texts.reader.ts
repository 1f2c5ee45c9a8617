import { Injectable } from '@nestjs/common';
import type { InsightTexts } from '../../../domain/research/suggestion/profile.ts';
import { Insight } from '../insight/insight.model.ts';
import { InsightReader } from '../insight/insight.reader.ts';

/** Reads what insights say. */
@Injectable()
export class InsightTextsReader {
  constructor(private readonly insights: InsightReader) {}

  /** Title, body and quotes; one statement for all insights of a request. */
  async of({ id, title, body, language }: Insight): Promise<InsightTexts> {
    const quotes = await this.insights.quotesOf(id);
    const said = [body ?? '', ...quotes.map(({ text }) => text)].join('\n');
    return { title: isBeginning(title, said) ? '' : title, body: said, language };
  }
}

/** Whether a title is nothing but how the text begins: then its words would count twice. */
function isBeginning(title: string, said: string): boolean {
  const begins = title.replace(/…$/u, '').trim();
  return said.replace(/\s+/gu, ' ').trim().startsWith(begins);
}
