import { inOrder } from './order.ts';

class First {}
class Second {}
class Third {}

const names = (...given: Parameters<typeof inOrder>[0]): string[] =>
  inOrder(given).map(({ subscriber }) => subscriber.name);

describe('the order of subscribers', () => {
  it('is the order given where none waits for another', () => {
    expect(names({ subscriber: Second, after: [] }, { subscriber: First, after: [] })).toEqual(['Second', 'First']);
  });

  it('puts a subscriber behind those that it waits for, through others too', () => {
    const waiting = [
      { subscriber: Third, after: [Second] },
      { subscriber: Second, after: [First] },
      { subscriber: First, after: [] },
    ];
    expect(names(...waiting)).toEqual(['First', 'Second', 'Third']);
  });

  it('refuses a wait for itself, and one for a class that does not subscribe', () => {
    expect(() => names({ subscriber: First, after: [Second] }, { subscriber: Second, after: [First] })).toThrow(
      'First runs after itself.',
    );
    expect(() => names({ subscriber: First, after: [Second] })).toThrow(
      'First runs after Second, which does not subscribe to the hook.',
    );
  });
});
