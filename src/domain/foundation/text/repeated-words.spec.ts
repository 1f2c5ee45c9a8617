import { foldedText, isDistinctive, RepeatedWords } from './repeated-words.ts';

const QUOTE = 'I never know what to cook on Thursdays.';

describe('a folded text', () => {
  it.each([
    ['capitals', 'I NEVER know What to cook on thursdays'],
    ['line breaks and spaces', ' I never\n know  what to\u00a0cook on Thursdays '],
    ['punctuation', '“I never know what to cook … on Thursdays!”'],
    ['compatible characters', 'Ｉ never ｋnow what to cook on Thursdays'],
  ])('is the same whatever its %s', (_, text) => {
    expect(foldedText(text)).toBe(foldedText(QUOTE));
  });
  it('knows letters with accents composed and decomposed, and the sharp s', () => {
    expect(foldedText('Café Straße')).toBe(foldedText('CAFE\u0301 STRASSE'));
  });
});

describe('a passage', () => {
  it.each([
    ['five words', QUOTE, true],
    ['a few words that anybody says', 'it is too slow', false],
    ['an id', 'cust-8472913', true],
    ['an address', 'tess@example.com', true],
    ['a tag', 'self-service', false],
    ['a word', 'communication', false],
  ])('is known again or not: %s', (_, text, expected) => {
    expect(isDistinctive(text)).toBe(expected);
  });
});

describe("a person's words", () => {
  const words = new RepeatedWords([QUOTE, 'Too slow.', 'cust-8472913-x'], ['The checkout is too slow on phones']);

  it.each([
    ['the whole, in capitals', 'i never know what to cook on THURSDAYS', true],
    ['a short whole', 'too slow', true],
    ['a part', 'never know what to cook on Thursdays', true],
    ['more than the whole', `She said: ${QUOTE} And laughed.`, true],
    ['other words', 'I never know what to eat on Sundays', false],
    ['nothing', '…', false],
  ])('are known where a text stands for them: %s', (_, text, expected) => {
    expect(words.isQuotedBy(text)).toBe(expected);
  });
  it('are taken out of longer texts, and the rest stays as it is', () => {
    expect(words.takenOutOf(`She said: “I never know what to cook on Thursdays”, twice. ${QUOTE}`)).toBe(
      'She said: “[removed]”, twice. [removed]',
    );
    expect(words.takenOutOf('It is too slow. The checkout is too slow on phones')).toBe(
      'It is too slow. The checkout is too slow on phones',
    );
    expect(words.takenOutOfEach({ a: ['ask CUST-8472913-X', 1, null], b: new Date(0) })).toEqual({
      a: ['ask [removed]', 1, null],
      b: new Date(0),
    });
  });
  it('have signs of which every text that repeats a passage holds one', () => {
    expect(new RepeatedWords([QUOTE, `${QUOTE} Really.`]).signs).toEqual(['thursdays']);
    expect(
      new RepeatedWords(['私は木曜日に何を料理すればよいか決してわからないのですよ本当に本当に']).signs,
    ).toBeNull();
    expect(new RepeatedWords(['Too slow.']).signs).toEqual([]);
  });
});
