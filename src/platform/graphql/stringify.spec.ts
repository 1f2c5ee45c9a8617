import fc from 'fast-check';
import { stringify } from './stringify.ts';

describe('the text of an answer', () => {
  it('is what JSON.stringify writes, small or large', async () => {
    const json = fc.jsonValue({ maxDepth: 6 }).filter((value) => typeof value === 'object' && value !== null);
    await fc.assert(
      fc.asyncProperty(json as fc.Arbitrary<object>, async (value) => {
        const large = {
          data: { many: Array.from({ length: 600 }, () => value), one: value, none: undefined, date: new Date(0) },
        };
        expect(await stringify(value)).toBe(`${JSON.stringify(value)}\n`);
        expect(await stringify(large)).toBe(`${JSON.stringify(large)}\n`);
      }),
      { numRuns: 60 },
    );
  });

  it('lets others go first while it is written', async () => {
    const answer = Array.from({ length: 200_000 }, (_, at) => ({ at, text: 'a few words', list: [at] }));
    let between = 0;
    let written = false;
    const watch = () => {
      between += 1;
      if (!written) setImmediate(watch);
    };
    setImmediate(watch);
    const text = await stringify(answer);
    written = true;
    expect(text.length).toBeGreaterThan(1e6);
    expect(between).toBeGreaterThan(5);
  });
});
