import { readConfig } from '../config.ts';
import { Admission } from './admission.ts';

const admission = (ms = 1_000): Admission =>
  new Admission(readConfig({ OST_COST_LIMIT: '100', OST_POOL_WAIT_MS: String(ms) }));

/** Lets whatever is settled go on. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Admission', () => {
  it('lets small work run side by side, and has dear work of one workspace wait in its order', async () => {
    const gate = admission();
    const begun: string[] = [];
    const enter = async (name: string, cost: number): Promise<() => void> => {
      const leave = await gate.enter('a', cost);
      begun.push(name);
      return leave;
    };
    const first = await enter('first', 60);
    const second = await enter('second', 40);
    const [third, fourth] = [enter('third', 1_000), enter('fourth', 1)];
    await settled();
    expect(begun).toEqual(['first', 'second']);
    expect(gate.mustWait('b', 100)).toBe(false);
    first();
    first();
    await settled();
    expect(begun).toEqual(['first', 'second']);
    second();
    await settled();
    expect(begun).toEqual(['first', 'second', 'third']);
    (await third)();
    (await fourth)();
    expect(begun).toEqual(['first', 'second', 'third', 'fourth']);
    expect(gate.mustWait('a', 100)).toBe(false);
  });

  it('ends the wait in bounded time, and forgets who waited', async () => {
    const gate = admission(100);
    const leave = await gate.enter('a', 100);
    await expect(gate.enter('a', 1)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    leave();
    expect(gate.mustWait('a', 100)).toBe(false);
  });
});
