import { nearest } from './nearest.ts';

describe('nearest', () => {
  it.each([
    ['titel', ['tier', 'title', 'status'], 'title'],
    ['Title', ['title'], 'title'],
    ['reech', ['reach', 'effort'], 'reach'],
    ['xyz', ['reach', 'effort'], null],
    ['', ['reach'], null],
  ])('to %j among %j is %j', (name, known, expected) => {
    expect(nearest(name, known)).toBe(expected);
  });
});
