import { NODE_KINDS, type NodeKind, type NodeStatus } from './node-kind.ts';
import { problemOfStatuses } from './status-of-kinds.ts';

const KINDS = Object.keys(NODE_KINDS) as NodeKind[];

describe('statuses by which nodes are selected', () => {
  it.each(KINDS)('are those of %s, and of no other kind', (kind) => {
    const own = NODE_KINDS[kind].statuses as readonly NodeStatus[];
    expect(problemOfStatuses([kind], own)).toBeNull();
    for (const other of KINDS.filter((each) => each !== kind)) {
      const [strange] = NODE_KINDS[other].statuses;
      expect(problemOfStatuses([kind], [...own, strange])).toBe(
        `statuses takes those of ${kind}: ${own.join(', ')}; not ${strange}.`,
      );
      expect(problemOfStatuses([kind, other], [strange])).toBeNull();
    }
  });

  it('are all where no kind is named, and none narrow nothing', () => {
    expect(problemOfStatuses(null, ['IDEA', 'ACTIVE'])).toBeNull();
    expect(problemOfStatuses(['OUTCOME'], null)).toBeNull();
  });
});
