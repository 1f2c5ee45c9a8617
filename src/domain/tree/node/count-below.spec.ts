import { arrange } from './arrange.ts';
import { type CountedItem, countsBelow } from './count-below.ts';

const item = (id: string, parentId: string | null, more: Partial<CountedItem> = {}): CountedItem => ({
  id,
  parentId,
  position: id,
  archivedAt: null,
  kind: 'OPPORTUNITY',
  status: 'IDENTIFIED',
  ...more,
});

const countsOf = (items: readonly CountedItem[]) => {
  const tree = arrange(items, 'root');
  if (!tree) throw new Error('The root is among the nodes.');
  return countsBelow(tree);
};

describe('counts below a node', () => {
  it('hold each kind at any depth', () => {
    const counts = countsOf([
      item('root', null, { kind: 'OUTCOME', status: 'ACTIVE' }),
      item('a', 'root'),
      item('b', 'a'),
      item('c', 'b', { kind: 'SOLUTION', status: 'IDEA' }),
      item('d', 'c', { kind: 'EXPERIMENT', status: 'PLANNED' }),
    ]);
    expect(counts.get('root')).toEqual({ OUTCOME: 0, OPPORTUNITY: 2, SOLUTION: 1, EXPERIMENT: 1 });
    expect(counts.get('b')).toEqual({ OUTCOME: 0, OPPORTUNITY: 0, SOLUTION: 1, EXPERIMENT: 1 });
    expect(counts.get('d')).toEqual({ OUTCOME: 0, OPPORTUNITY: 0, SOLUTION: 0, EXPERIMENT: 0 });
  });

  it('leave out what is archived or laid aside, and what lies below that, but not for that node itself', () => {
    const counts = countsOf([
      item('root', null, { kind: 'OUTCOME', status: 'ACTIVE' }),
      item('a', 'root', { archivedAt: new Date(0) }),
      item('b', 'a'),
      item('c', 'root', { status: 'PARKED' }),
      item('d', 'c'),
    ]);
    expect(counts.get('root')).toEqual({ OUTCOME: 0, OPPORTUNITY: 0, SOLUTION: 0, EXPERIMENT: 0 });
    expect(counts.get('a')).toMatchObject({ OPPORTUNITY: 1 });
    expect(counts.get('c')).toMatchObject({ OPPORTUNITY: 1 });
  });
});
