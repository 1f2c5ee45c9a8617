import fc from 'fast-check';
import { snippetOf } from './snippet.ts';

const long = `${'before '.repeat(30)}the needle here ${'after '.repeat(30)}`.trim();
const isWellFormed = (text: string) => !/\p{Cs}/u.test(text);

describe('snippetOf', () => {
  it('gives a short text whole, with its white space squeezed', () => {
    expect(snippetOf('  a\n\tshort   text ', ['text'])).toBe('a short text');
    expect(snippetOf('', ['x'])).toBe('');
  });
  it('cuts at words around the first match', () => {
    const snippet = snippetOf(long, ['NEEDLE'], 50);
    expect(snippet).toBe('…before the needle here after after after after…');
  });
  it('gives the beginning when nothing matches, and the end when the match is there', () => {
    expect(snippetOf(long, ['nowhere'], 20)).toBe('before before…');
    expect(snippetOf(`${'word '.repeat(50)}last`, ['last'], 20)).toBe('…word word word last');
  });
  it('splits no emoji', () => {
    for (let length = 1; length < 30; length += 1) {
      expect(isWellFormed(snippetOf('👩‍👩‍👧‍👦'.repeat(40), [], length))).toBe(true);
      expect(snippetOf('👍🏽'.repeat(40), [], length)).toMatch(/^(👍🏽)*…$/u);
    }
  });
  it('cuts text that has no blanks', () => {
    const snippet = snippetOf(`${'あ'.repeat(100)}買い物${'い'.repeat(100)}`, ['買い物'], 30);
    expect(snippet).toContain('買い物');
    expect(snippet).toMatch(/^….+…$/u);
  });
  it('never exceeds the length, never breaks a character, and is a piece of the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(' ', 'needle', '\n', '米飯')), {
          maxLength: 60,
        }),
        fc.integer({ min: 3, max: 60 }),
        (parts, length) => {
          const source = parts.join(' ');
          const snippet = snippetOf(source, ['needle'], length);
          expect(Array.from(snippet).length).toBeLessThanOrEqual(length);
          expect(isWellFormed(snippet)).toBe(true);
          const squeezed = source.replace(/\s+/gu, ' ').trim();
          expect(`…${squeezed}…`).toContain(snippet.replace(/^…|…$/gu, ''));
        },
      ),
    );
  });
  it('includes the match whenever it fits', () => {
    fc.assert(
      fc.property(
        fc.lorem({ maxCount: 40 }),
        fc.lorem({ maxCount: 40 }),
        fc.integer({ min: 10, max: 80 }),
        (before, after, length) => {
          expect(snippetOf(`${before} needle ${after}`, ['needle'], length)).toContain('needle');
        },
      ),
    );
  });
});
