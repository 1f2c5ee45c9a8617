import fc from 'fast-check';
import { LAID_ASIDE, NODE_STATUSES, type NodeStatus } from '../../tree/node/node-kind.ts';
import { RANK_STATES, type RankState, rankStatesOf } from './rank-state.ts';

const STATUSES = Object.keys(NODE_STATUSES) as NodeStatus[];

describe('the states that a ranking reads', () => {
  it('are RANKED alone unless the filter includes more', () => {
    const plain = { archived: false, laidAside: false, statuses: null };
    expect(rankStatesOf(plain)).toEqual(['RANKED']);
    expect(rankStatesOf({ ...plain, archived: true })).toEqual(['RANKED', 'ARCHIVED']);
    expect(rankStatesOf({ ...plain, laidAside: true })).toEqual(['RANKED', 'LAID_ASIDE', 'BELOW_LAID_ASIDE']);
    expect(rankStatesOf({ ...plain, archived: true, laidAside: true })).toEqual(Object.keys(RANK_STATES));
  });

  it('are those of laid aside nodes alone when the filter names their status', () => {
    const of = (...statuses: NodeStatus[]) => rankStatesOf({ archived: false, laidAside: false, statuses });
    expect(of('PARKED')).toEqual(['LAID_ASIDE']);
    expect(of('PARKED', 'EXPLORING')).toEqual(['RANKED', 'LAID_ASIDE']);
    expect(of('EXPLORING')).toEqual(['RANKED']);
  });

  it('include every node that fits the filter', () => {
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
        if (fits) expect(rankStatesOf(asked)).toContain(state);
        else if (asked.statuses === null) expect(rankStatesOf(asked)).not.toContain(state);
      }),
    );
  });
});
