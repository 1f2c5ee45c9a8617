import { shown } from './shown.ts';

describe('a value in a sentence', () => {
  it.each([
    ['', '""'],
    ['a\n"b"', '"a\\n\\"b\\""'],
    ['\ud800', '"\\ud800"'],
    [0.5, '0.5'],
    [Infinity, 'Infinity'],
    [null, 'null'],
    [undefined, 'nothing'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [new Date(NaN), 'an instant beyond the calendar'],
    [['x'], '["x"]'],
    ['😀'.repeat(80), `"${'😀'.repeat(59)}…`],
  ])('%j is shown as %s', (value, text) => {
    expect(shown(value)).toBe(text);
  });
});
