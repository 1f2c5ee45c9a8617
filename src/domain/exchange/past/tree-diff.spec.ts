import { diffTrees, type NodeState, sortChanges } from './tree-diff.ts';

const FIELDS = ['parentId', 'position', 'title', 'status', 'archivedAt', 'archiveReason', 'tags'];
const node = (id: string, more: object = {}): NodeState => ({
  id,
  parentId: 'root',
  position: 'a',
  title: id,
  status: 'IDENTIFIED',
  archivedAt: null,
  archiveReason: null,
  tags: [],
  ...more,
});
const mapOf = (...nodes: readonly NodeState[]) => new Map(nodes.map((each) => [each.id, each]));
const diffOf = (older: readonly NodeState[], newer: readonly NodeState[], cameFrom = (_: string) => false) =>
  diffTrees(mapOf(...older), mapOf(...newer), { fields: FIELDS, cameFrom });

describe('the difference of two trees', () => {
  it('is nothing between two that are the same', () => {
    expect(diffOf([node('a')], [node('a')])).toEqual([]);
  });

  it('tells what came, from where, and what left', () => {
    expect(
      diffOf([node('a')], [node('b'), node('c')], (id) => id === 'c').map(({ kind, nodeId }) => [kind, nodeId]),
    ).toEqual([
      ['ADDED', 'b'],
      ['ENTERED', 'c'],
      ['LEFT', 'a'],
    ]);
    expect(diffOf([], [node('a')])[0]?.fields.map(({ field }) => field)).toEqual([
      'parentId',
      'position',
      'title',
      'status',
    ]);
  });

  it('tells each kind of change of a node by itself, a place with the parent that it is below', () => {
    const after = node('a', {
      parentId: 'b',
      position: 'c',
      title: 'Other',
      archivedAt: '2026',
      archiveReason: 'So',
      tags: ['x'],
    });
    expect(diffOf([node('a')], [after]).map(({ kind, fields }) => [kind, fields.map(({ field }) => field)])).toEqual([
      ['MOVED', ['parentId', 'position']],
      ['REWORDED', ['title']],
      ['ARCHIVED', ['archivedAt', 'archiveReason']],
      ['CHANGED', ['tags']],
    ]);
    expect(diffOf([after], [node('a', { ...after, archivedAt: null })])[0]?.kind).toBe('RESTORED');
    expect(diffOf([node('a')], [node('a', { position: 'b' })])[0]?.kind).toBe('REORDERED');
  });

  it('is sorted by nodes, then by kinds', () => {
    const changes = [
      { kind: 'CHANGED', nodeId: 'b' },
      { kind: 'LEFT', nodeId: 'gone' },
      { kind: 'MOVED', nodeId: 'b' },
      { kind: 'REWORDED', nodeId: 'a' },
    ] as const;
    expect(sortChanges(changes, ['a', 'b']).map(({ kind, nodeId }) => `${nodeId} ${kind}`)).toEqual([
      'a REWORDED',
      'b MOVED',
      'b CHANGED',
      'gone LEFT',
    ]);
  });
});
