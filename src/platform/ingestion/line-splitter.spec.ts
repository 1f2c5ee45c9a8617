import fc from 'fast-check';
import { type Line, LineSplitter } from './line-splitter.ts';

/** The lines of these bytes, split in pieces of this size. */
function linesOf(bytes: Buffer, size: number, most = 1_000): Line[] {
  const splitter = new LineSplitter(most);
  const lines: Line[] = [];
  for (let at = 0; at < bytes.length; at += size) lines.push(...splitter.split(bytes.subarray(at, at + size)));
  return [...lines, ...splitter.end()];
}

describe('a stream of lines', () => {
  it('is cut at line feeds, with or without one at the end, blank lines passed over but counted', () => {
    const lines = linesOf(Buffer.from('one\r\n\n  \nzwölf\n'), 3);
    expect(lines.map(({ number, text }) => [number, text?.trim()])).toEqual([
      [1, 'one'],
      [4, 'zwölf'],
    ]);
    expect(linesOf(Buffer.from('last'), 2)).toEqual([{ number: 1, text: 'last', fault: null }]);
    expect(linesOf(Buffer.from(''), 1)).toEqual([]);
  });
  it('passes over lines of white space of any kind, and over nothing else', () => {
    const blank = ['', ' ', '\t', '\v\f\r', ' \u00a0', '\u2003', '\ufeff'];
    const bytes = Buffer.from([...blank, '\u0000', ' \u001f', 'x '].join('\n'));
    expect(linesOf(bytes, 5).map(({ number, text }) => [number, text])).toEqual([
      [8, '\u0000'],
      [9, ' \u001f'],
      [10, 'x '],
    ]);
  });
  it('reports lines that are too long or no UTF-8, and goes on behind them', () => {
    const bytes = Buffer.concat([Buffer.from(`${'x'.repeat(11)}\nok\n`), Buffer.from([0xff, 0x0a]), Buffer.from('on')]);
    expect(linesOf(bytes, 4, 10).map(({ text, fault }) => text ?? fault)).toEqual([
      'A line holds at most 10 bytes; this one has 11.',
      'ok',
      'The line is no UTF-8.',
      'on',
    ]);
  });
  it('is the same however the bytes come', () => {
    const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { maxLength: 6 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 7 }), (parts, size) => {
        const bytes = Buffer.from(parts.join('\n'));
        expect(linesOf(bytes, size)).toEqual(linesOf(bytes, Math.max(bytes.length, 1)));
      }),
    );
  });
});
