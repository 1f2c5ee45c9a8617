import fc from 'fast-check';
import { buildingWords, draftStatement, solutionsNamed } from './statement.ts';

const titles = ['Swap rules', 'A photo of the fridge on the list', 'Reminder', 'Shop by voice'];

describe('the solutions that a statement names', () => {
  it.each([
    ['Families agree on SWAP-RULES in one go', ['Swap rules']],
    ['Everybody sees a photo of the fridge on the list', ['A photo of the fridge on the list']],
    ['The list shows the fridge as a photo', ['A photo of the fridge on the list']],
    ['Families have everything for the week after one shop', []],
    ['Rules of the house swap hands', []],
    ['Nobody needs a reminder', []],
    ['People shop without a voice', []],
  ])('in "%s"', (statement, named) => {
    expect(solutionsNamed(statement, titles)).toEqual(named);
  });
  it('are found with any text around them', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 4 }), fc.lorem({ maxCount: 4 }), (before, after) => {
        expect(solutionsNamed(`${before} Swap rules ${after}`, ['Swap rules'])).toEqual(['Swap rules']);
      }),
    );
  });
});

describe('words of building', () => {
  it('are named once each, and are none where an objective says what becomes better', () => {
    expect(buildingWords('Launch the app, build the list and launch again')).toEqual(['launch', 'build']);
    expect(buildingWords('Families have everything after one shop')).toEqual([]);
  });
});

describe('the draft of an objective', () => {
  it('negates the quote, in the words of the target person', () => {
    expect(draftStatement('I never know what we have', 'Pia')).toBe(
      'Pia no longer has to say: “I never know what we have”',
    );
    expect(draftStatement(' I forget\nthings ', null)).toBe('Nobody has to say: “I forget things”');
  });
  it('is never longer than an objective may be, never cut within a character, and names no solution of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1000 }), (quote) => {
        const draft = draftStatement(quote, 'Pia');
        expect(Array.from(draft).length).toBeLessThanOrEqual(300);
        expect(() => encodeURIComponent(draft)).not.toThrow();
        expect(draft.endsWith('”')).toBe(true);
      }),
    );
    expect(draftStatement('word '.repeat(200), null)).toMatch(/word…”$/);
  });
});
