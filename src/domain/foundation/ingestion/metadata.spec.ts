import { checkMetadata } from './metadata.ts';

describe('metadata', () => {
  it.each([[{}], [{ state: 'open', votes: 3, closed: false, milestone: null }], [{ note: 'two\nlines' }]])(
    'may be %j',
    (value) => {
      expect(checkMetadata(value)).toBeNull();
    },
  );
  it.each([
    ['text', 'takes a flat JSON object'],
    [null, 'takes a flat JSON object'],
    [['a'], 'takes a flat JSON object'],
    [{ a: { b: 1 } }, 'has a value of "a" that is no text, number, boolean or null'],
    [{ a: [1] }, 'has a value of "a" that is no text, number, boolean or null'],
    [{ '': 1 }, 'has a name that must be 1 to 100 characters; it has 0'],
    [{ a: 'x'.repeat(1_001) }, 'has a value of "a" that must be at most 1000 characters; it has 1001'],
    [{ a: 'x\u0000' }, 'has a value of "a" that must not hold control characters'],
    [Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`n${index}`, 1])), 'holds at most 50 names'],
    [
      Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`n${index}`, 'x'.repeat(500)])),
      'holds at most 4000 bytes; these are',
    ],
  ])('may not be %j', (value, problem) => {
    expect(checkMetadata(value)).toContain(problem);
  });
});
