import { linkedTerms } from '../../../domain/research/suggestion/profile.ts';

/** The words of an insight. */
export class InsightWords {
  /** The words of an insight that has none: deleted or redacted. */
  static readonly NONE = new InsightWords('', null, [], null);

  private counted: ReadonlyMap<string, number> | null = null;

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
    this.counted ??= linkedTerms({ title, body: [body ?? '', ...quotes].join('\n'), language });
    return this.counted;
  }
}
