import fc from 'fast-check';
import { checkText } from './check-text.ts';

const title = { min: 1, max: 200 };
const note = { min: 0, max: 5, multiline: true };

describe('checkText', () => {
  it.each(['a', 'é', '👍'.repeat(200), 'Ünïcödé – “quotes”'])('lets %p pass', (text) => {
    expect(checkText(text, title)).toBeNull();
  });
  it.each([
    ['', 'must be 1 to 200 characters; it has 0'],
    ['👍'.repeat(201), 'must be 1 to 200 characters; it has 201'],
    ['   ', 'must not be blank'],
    ['\u200B\u00A0\u3000', 'must not be blank'],
    ['a\u0000', 'must not hold control characters; there is U+0000 at character 2'],
    ['👍\n', 'must not hold control characters; there is U+000A at character 2'],
    ['\u0085', 'must not hold control characters; there is U+0085 at character 1'],
    ['ab\uD800', 'must be well-formed Unicode; there is half a surrogate pair at character 3'],
    ['\uDC00\uD800', 'must be well-formed Unicode; there is half a surrogate pair at character 1'],
  ])('%p %s', (text, problem) => {
    expect(checkText(text, title)).toBe(problem);
  });
  it('allows lines and tabs where asked for', () => {
    expect(checkText('a\n\tb', note)).toBeNull();
    expect(checkText('a\r\nb', note)).toBeNull();
    expect(checkText('a\rb', note)).toContain('U+000D at character 2');
    expect(checkText('a\u001Bb', note)).toBe(
      'must not hold control characters other than line feed and tab; there is U+001B at character 2',
    );
  });
  it('allows nothing at all where the least is 0', () => {
    expect([checkText('', note), checkText('  ', note)]).toEqual([null, null]);
    expect(checkText('abcdef', note)).toBe('must be at most 5 characters; it has 6');
  });
  it('names an exact length', () => {
    expect(checkText('ab', { min: 3, max: 3 })).toBe('must be 3 characters; it has 2');
  });
  it('accepts every printable text within its length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-composite', maxLength: 20 }), (text) => {
        expect(checkText(`x${text}`, { min: 1, max: 1000 })).toBeNull();
      }),
    );
  });
});
