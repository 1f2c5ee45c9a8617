import { linkedTerms } from '../../../domain/research/suggestion/profile.ts';

/** The words of an insight, as far as they are kept. */
export class InsightWords {
  /** The words of an insight that has none, because it is deleted or redacted. */
  static readonly NONE = new InsightWords('', null, [], null);

  private countedTerms: ReadonlyMap<string, number> | null = null;

  /** @param language language of the words; null where its source does not say */
  constructor(
    readonly title: string,
    readonly body: string | null,
    readonly quotes: readonly string[],
    readonly language: string | null,
  ) {}

  /** The terms by which suggestions and search know the insight, with their mass. Counted once, at the first call. */
  get terms(): ReadonlyMap<string, number> {
    const { title, body, quotes, language } = this;
    this.countedTerms ??= linkedTerms({ title, body: [body ?? '', ...quotes].join('\n'), language });
    return this.countedTerms;
  }
}
