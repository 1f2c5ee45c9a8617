import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCompiled } from './compiled-code.ts';

const folder = mkdtempSync(join(tmpdir(), 'ost-compiled-'));
const file = join(folder, 'service.cjs');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const write = (answer: number): void => {
  writeFileSync(file, `exports.answer = () => ${answer};\nexports.join = require('node:path').join;\n`);
};
const load = () => loadCompiled<{ answer: () => number; join: typeof join }>(file);
const kept = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.compiled'));

describe('what was compiled of a file', () => {
  it('is kept once, and used by later loads', () => {
    write(41);
    const first = load();
    expect([first.exported.answer(), first.exported.join('a', 'b')]).toEqual([41, join('a', 'b')]);
    expect(kept()).toEqual([]);
    first.keep();
    expect(kept()).toHaveLength(1);
    const { mtimeMs, ino } = statSync(join(folder, kept()[0] ?? ''));
    const second = load();
    expect(second.exported.answer()).toBe(41);
    second.keep();
    expect(statSync(join(folder, kept()[0] ?? ''))).toMatchObject({ mtimeMs, ino });
  });

  it('is not used for another file of the same length', async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    write(42);
    expect(load().exported.answer()).toBe(42);
  });

  it('is passed over and made anew when it is broken', () => {
    load().keep();
    const whole = kept().map((name) => readFileSync(join(folder, name)).length);
    for (const name of kept()) writeFileSync(join(folder, name), readFileSync(join(folder, name)).subarray(0, 90));
    const { exported, keep } = load();
    expect(exported.answer()).toBe(42);
    keep();
    expect(kept().map((name) => readFileSync(join(folder, name)).length > 90)).toContain(true);
    expect(whole.length).toBeGreaterThan(1);
  });
});
