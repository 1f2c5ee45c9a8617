import { type BatchLimits, lineBatches } from './line-batches.ts';

const LIMITS: BatchLimits = { lines: 5, bytes: 1_000, lineBytes: 500, lingerMs: 20, idleMs: 60 };

async function* chunks(text: string, size: number, pauseMs = 0): AsyncGenerator<Buffer> {
  for (let at = 0; at < text.length; at += size) {
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    yield Buffer.from(text.slice(at, at + size));
  }
}

async function batchesOf(source: AsyncIterable<Buffer>, limits = LIMITS): Promise<number[][]> {
  const batches: number[][] = [];
  for await (const batch of lineBatches(source, limits, new AbortController().signal))
    batches.push(batch.map(({ number }) => number));
  return batches;
}

const text = Array.from({ length: 13 }, (_, at) => `line ${at}\n`).join('');

describe('lines in batches', () => {
  it.each([1, 7, 40, 1_000])('are as many as are allowed at once, whatever comes at once: %d bytes', async (size) => {
    expect(await batchesOf(chunks(text, size))).toEqual([
      [1, 2, 3, 4, 5],
      [6, 7, 8, 9, 10],
      [11, 12, 13],
    ]);
  });
  it('are fewer where they are long, or where nothing more comes for a moment', async () => {
    expect((await batchesOf(chunks(text, 7), { ...LIMITS, bytes: 20 })).map(({ length }) => length)).toContain(3);
    expect(await batchesOf(chunks('one\ntwo\n', 4, 40))).toEqual([[1], [2]]);
  });
  it.each(['\n', ' \n', '{}\n'])('let others go first while very many of them are split: %j', async (line) => {
    let turns = 0;
    const turn = (): void => {
      turns += 1;
      watch = setImmediate(turn);
    };
    let watch = setImmediate(turn);
    const many = line.repeat(3_000_000 / line.length);
    await batchesOf(chunks(many, many.length), {
      ...LIMITS,
      bytes: 10 * many.length,
      lines: 10_000_000,
      idleMs: 60_000,
    });
    clearImmediate(watch);
    // One chunk of three million bytes takes some dozens of slices of five milliseconds; all at once it would be two turns.
    expect(turns).toBeGreaterThan(5);
  });
  it('end with a reason when nothing comes at all', async () => {
    await expect(batchesOf(chunks('one\n', 4, 200))).rejects.toThrow('Nothing came for 0.06 s.');
  });
});
