import fc from 'fast-check';
import { LAID_ASIDE, NODE_STATUSES, type NodeStatus } from '../../tree/node/node-kind.ts';
import { RANK_STATES, type RankState, statesOf } from './rank-state.ts';

const STATUSES = Object.keys(NODE_STATUSES) as NodeStatus[];

describe('the states that a ranking reads', () => {
  it('are those of nodes that are ranked, unless more is asked for', () => {
    const plain = { archived: false, laidAside: false, statuses: null };
    expect(statesOf(plain)).toEqual(['RANKED']);
    expect(statesOf({ ...plain, archived: true })).toEqual(['RANKED', 'ARCHIVED']);
    expect(statesOf({ ...plain, laidAside: true })).toEqual(['RANKED', 'LAID_ASIDE', 'BELOW_LAID_ASIDE']);
    expect(statesOf({ ...plain, archived: true, laidAside: true })).toEqual(Object.keys(RANK_STATES));
  });

  it('are those of laid aside nodes when their status is named, and of those alone', () => {
    const of = (...statuses: NodeStatus[]) => statesOf({ archived: false, laidAside: false, statuses });
    expect(of('PARKED')).toEqual(['LAID_ASIDE']);
    expect(of('PARKED', 'EXPLORING')).toEqual(['RANKED', 'LAID_ASIDE']);
    expect(of('EXPLORING')).toEqual(['RANKED']);
  });

  it('hold every node that fits and is asked for', () => {
    const node = fc.record({
      status: fc.constantFrom(...STATUSES),
      archived: fc.boolean(),
      below: fc.boolean(),
    });
    const filter = fc.record({
      archived: fc.boolean(),
      laidAside: fc.boolean(),
      statuses: fc.option(fc.uniqueArray(fc.constantFrom(...STATUSES), { minLength: 1 })),
    });
    fc.assert(
      fc.property(node, filter, ({ status, archived, below }, asked) => {
        const itself = LAID_ASIDE.has(status);
        const aside = below ? 'BELOW_LAID_ASIDE' : itself ? 'LAID_ASIDE' : 'RANKED';
        const state = (archived ? `ARCHIVED_${aside}`.replace('_RANKED', '') : aside) as RankState;
        const named = asked.statuses?.includes(status) ?? false;
        const fits =
          (asked.statuses === null || named) &&
          (asked.archived || !archived) &&
          (asked.laidAside || !below) &&
          (asked.laidAside || !itself || named);
        if (fits) expect(statesOf(asked)).toContain(state);
        else if (asked.statuses === null) expect(statesOf(asked)).not.toContain(state);
      }),
    );
  });
});
