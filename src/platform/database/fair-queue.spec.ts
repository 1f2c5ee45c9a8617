import fc from 'fast-check';
import { FairQueue } from './fair-queue.ts';

/** Who gets places, one after the other, until nobody may have one. */
function served(queue: FairQueue<string>): string[] {
  const tickets: string[] = [];
  for (let ticket = queue.next(); ticket !== null; ticket = queue.next()) tickets.push(ticket);
  return tickets;
}

describe('FairQueue', () => {
  it('lets one tenant have every place but one, and keeps that one for another', () => {
    const queue = new FairQueue<string>(4);
    for (const ticket of ['a1', 'a2', 'a3', 'a4', 'a5']) queue.enqueue('a', ticket);
    expect(served(queue)).toEqual(['a1', 'a2', 'a3']);
    queue.enqueue('b', 'b1');
    queue.enqueue('b', 'b2');
    expect(served(queue)).toEqual(['b1']);
    queue.release('b');
    expect(served(queue)).toEqual(['b2']);
    queue.release('a');
    expect(served(queue)).toEqual([]);
    queue.release('b');
    expect(served(queue)).toEqual(['a4']);
  });

  it('has tenants take turns when several wait, each in the order of arrival', () => {
    const queue = new FairQueue<string>(2);
    queue.enqueue('a', 'a1');
    queue.enqueue('b', 'b1');
    expect(served(queue)).toEqual(['a1', 'b1']);
    for (const ticket of ['a2', 'b2', 'c1', 'c2', 'a3']) queue.enqueue(ticket[0] ?? '', ticket);
    const order: string[] = [];
    let holding = ['a', 'b'];
    for (let round = 0; round < 4; round++) {
      const [first = '', ...rest] = holding;
      queue.release(first);
      const now = served(queue);
      order.push(...now);
      holding = [...rest, ...now.map((ticket) => ticket[0] ?? '')];
    }
    expect(order).toEqual(['c1', 'a2', 'b2', 'c2']);
  });

  it('forgets who waits no longer', () => {
    const queue = new FairQueue<string>(2);
    queue.enqueue('a', 'a1');
    queue.enqueue('a', 'a2');
    expect(queue.withdraw('a', 'a1')).toBe(true);
    expect(queue.withdraw('a', 'a1')).toBe(false);
    expect(served(queue)).toEqual(['a2']);
    expect(() => {
      queue.release('b');
    }).toThrow('nobody holds');
  });

  it('never gives more places than there are, the last one only to whoever holds none, and none in vain', () => {
    const act = fc.record({ tenant: fc.constantFrom('a', 'b', 'c'), gives: fc.boolean() });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.array(act, { maxLength: 200 }), (places, acts) => {
        const queue = new FairQueue<string>(places);
        const held: Record<string, number> = { a: 0, b: 0, c: 0 };
        const waiting: Record<string, string[]> = { a: [], b: [], c: [] };
        const all = (): number => Object.values(held).reduce((sum, each) => sum + each, 0);
        acts.forEach(({ tenant, gives }, at) => {
          if (gives && (held[tenant] ?? 0) > 0) {
            queue.release(tenant);
            held[tenant] = (held[tenant] ?? 0) - 1;
          } else {
            const ticket = `${tenant}${at}`;
            queue.enqueue(tenant, ticket);
            waiting[tenant]?.push(ticket);
          }
          for (const ticket of served(queue)) {
            const who = ticket[0] ?? '';
            expect(waiting[who]?.shift()).toBe(ticket);
            held[who] = (held[who] ?? 0) + 1;
            expect(all()).toBeLessThanOrEqual(places);
            expect(held[who]).toBeLessThan(places);
          }
          const isOver = Object.entries(waiting).every(
            ([who, tickets]) =>
              tickets.length === 0 || all() === places || (all() === places - 1 && (held[who] ?? 0) > 0),
          );
          expect(isOver).toBe(true);
        });
      }),
    );
  });
});
