import { Injectable } from '@nestjs/common';
import { withoutMarkup } from '../../../domain/foundation/text/markup.ts';
import type { InsightTexts } from '../../../domain/research/suggestion/profile.ts';
import { shouldYield, yieldToEventLoop } from '../../../platform/request/event-loop-yield.ts';
import { Insight } from '../insight/insight.model.ts';
import { QuoteReader } from '../insight/quote.reader.ts';

/** Reads the texts of insights. */
@Injectable()
export class InsightTextsReader {
  constructor(private readonly insights: QuoteReader) {}

  /** Title, body and quotes without markup; one statement for all insights of a request. */
  async of({ id, title, body, language }: Insight): Promise<InsightTexts> {
    const quotes = await this.insights.quotesOf(id);
    // A page of long texts takes longer than others should wait.
    if (shouldYield()) await yieldToEventLoop();
    const text = withoutMarkup([body ?? '', ...quotes.map((quote) => quote.text)].join('\n'));
    return { title: isBeginning(title, text) ? '' : title, body: text, language };
  }
}

/** Whether a title only repeats the beginning of the text, so that its words would count twice. */
function isBeginning(title: string, text: string): boolean {
  const begins = title.replace(/…$/u, '').trim();
  return text.replace(/\s+/gu, ' ').trim().startsWith(begins);
}
