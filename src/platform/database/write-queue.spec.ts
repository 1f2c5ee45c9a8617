import { readConfig } from '../config.ts';
import { WriteQueue } from './write-queue.ts';

const queue = (ms = 1_000): WriteQueue => new WriteQueue(readConfig({ OST_LOCK_TIMEOUT_MS: String(ms) }));

describe('WriteQueue', () => {
  it('lets one at a time have a key, first come, first served', async () => {
    const writes = queue();
    const order: string[] = [];
    const write = async (name: string, ...keys: string[]): Promise<void> => {
      await writes.take(keys);
      order.push(name);
      await Promise.resolve();
      writes.leave(keys);
    };
    expect(writes.tryTake(['a'])).toBe(true);
    const all = [write('1', 'a'), write('2', 'b', 'a'), write('3', 'a', 'b'), write('4', 'a')];
    await Promise.resolve();
    expect(order).toEqual([]);
    writes.leave(['a']);
    await Promise.all(all);
    expect(order).toEqual(['1', '2', '3', '4']);
    expect(writes.isFree(['a', 'b'])).toBe(true);
  });

  it('takes all keys at once or none', () => {
    const writes = queue();
    expect(writes.tryTake(['a'])).toBe(true);
    expect(writes.tryTake(['b', 'a'])).toBe(false);
    expect(writes.isFree(['b'])).toBe(true);
  });

  it('gives up in bounded time, and leaves what it held', async () => {
    const writes = queue(100);
    writes.tryTake(['b']);
    await expect(writes.take(['a', 'b'])).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(writes.isFree(['a'])).toBe(true);
    writes.leave(['b']);
    expect(writes.isFree(['b'])).toBe(true);
  });
});
