import { setImmediate } from 'node:timers/promises';
import { type Caller, currentRequest, Request, within } from './request.ts';
import { runAfterYield, mapYielding, shouldYield } from './event-loop-yield.ts';

/** Keeps the processor until the turn is over. */
function useUp(): void {
  while (!shouldYield());
}

describe('turns', () => {
  it('do what waits in the order of asking, each as part of its own request', async () => {
    const done: string[] = [];
    const asked = ['one', 'other', 'one again'].map((id) => {
      const later = new Promise<void>((resolve) => {
        within(new Request(id, null), () => {
          runAfterYield(() => {
            done.push(`${id} as ${currentRequest().id}`);
            useUp();
            resolve();
          });
        });
      });
      return later;
    });
    expect(done).toEqual([]);
    await Promise.all(asked);
    expect(done).toEqual(['one as one', 'other as other', 'one again as one again']);
  });

  it('are taken by tenants in turns, however much one of them asks for', async () => {
    const done: string[] = [];
    const caller = (workspaceId: string): Caller => ({
      workspaceId,
      keyId: workspaceId,
      keyName: workspaceId,
      scopes: new Set(),
      sourceSystem: null,
      onBehalfOf: null,
    });
    const asked = ['greedy', 'greedy', 'greedy', 'greedy', 'modest', 'modest'].map(
      (tenant) =>
        new Promise<void>((resolve) => {
          within(new Request(tenant, caller(tenant)), () => {
            runAfterYield(() => {
              done.push(tenant);
              useUp();
              resolve();
            });
          });
        }),
    );
    await Promise.all(asked);
    expect(done).toEqual(['greedy', 'modest', 'greedy', 'modest', 'greedy', 'greedy']);
  });

  it('let others go first as soon as one is over', async () => {
    const seen: string[] = [];
    const work = mapYielding([1, 2, 3], (one) => {
      useUp();
      seen.push(`worked ${one}`);
      return one * 2;
    });
    for (let at = 1; at <= 2; at++) {
      await setImmediate();
      seen.push(`between ${at}`);
    }
    expect(await work).toEqual([2, 4, 6]);
    expect(seen.indexOf('between 1')).toBeLessThan(seen.indexOf('worked 3'));
  });

  it('begin anew once the event loop comes round', async () => {
    useUp();
    expect(shouldYield()).toBe(true);
    await setImmediate();
    expect(shouldYield()).toBe(false);
  });
});
