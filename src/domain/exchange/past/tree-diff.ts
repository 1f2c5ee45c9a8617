/** Kinds of change between two states of a tree, in the order in which those of one node are told. To add a kind, add a row. */
export const TREE_CHANGE_KINDS = {
  ADDED: 'The node is new; `fields` has all of its fields that have a value.',
  ENTERED: 'The node came from another tree; `fields` has all of its fields that have a value.',
  LEFT: 'The node went to another tree, which `fields` names.',
  MOVED: 'The node hangs below another parent.',
  REORDERED: 'The node has another place among its siblings.',
  MERGED: 'The opportunity was merged into another one.',
  UNMERGED: 'The opportunity was parted again from the one that it was merged into.',
  ARCHIVED: 'The node was archived.',
  RESTORED: 'The node was brought back from the archive.',
  STATUS_CHANGED: 'The node has another status, or another reason for it.',
  RETARGETED: 'What the node is to reach was changed: its metric, its goal, its criterion, the day by which.',
  REWORDED: 'The node says something else in words.',
  CHANGED: 'Other fields of the node were changed, such as its owner or its tags.',
  RESCORED: 'Another score counts for the node; `fields` has the value by each model.',
  EVIDENCE_GAINED: 'Evidence was linked to the node; `fields` has how many pieces count.',
  EVIDENCE_LOST: 'Evidence of the node was removed or withdrawn; `fields` has how many pieces count.',
  TARGET_CHANGED: 'Another opportunity is the target of the tree, or none any more; `fields` has the ids.',
} as const;

/** Kind of a change between two states of a tree. */
export type TreeChangeKind = keyof typeof TREE_CHANGE_KINDS;

const KINDS = Object.keys(TREE_CHANGE_KINDS) as TreeChangeKind[];

/** Which kind a change of a field is. Fields that are not named are CHANGED. */
const KIND_OF_FIELD: Readonly<Record<string, TreeChangeKind | ((after: unknown) => TreeChangeKind)>> = {
  parentId: 'MOVED',
  position: 'REORDERED',
  mergedIntoId: (after) => (after === null ? 'UNMERGED' : 'MERGED'),
  archivedAt: (after) => (after === null ? 'RESTORED' : 'ARCHIVED'),
  status: 'STATUS_CHANGED',
  statusReason: 'STATUS_CHANGED',
  metricId: 'RETARGETED',
  goal: 'RETARGETED',
  successCriterion: 'RETARGETED',
  expectedSupport: 'RETARGETED',
  dueOn: 'RETARGETED',
  title: 'REWORDED',
  description: 'REWORDED',
  quote: 'REWORDED',
  alternatives: 'REWORDED',
  hypothesis: 'REWORDED',
  learning: 'REWORDED',
};

/** Fields that are told with another one where both change, as they change for its sake. */
const TOLD_WITH: Readonly<Record<string, string>> = { position: 'parentId', archiveReason: 'archivedAt' };

/** A node at one time: its fields by name, as the API writes them. */
export type NodeState = Readonly<Record<string, unknown>> & { readonly id: string };

/** What one field was before, and is after. */
export interface FieldDifference {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** One change of one node. */
export interface NodeDifference {
  readonly kind: TreeChangeKind;
  readonly nodeId: string;
  readonly fields: readonly FieldDifference[];
}

/**
 * What has to be done to the older state of a tree to have the newer one: fields of nodes, and nodes that came or went.
 *
 * @param cameFrom whether a node that was not in the older tree was in another one then
 * @param wentTo tree in which a node of the older tree is now
 */
export function diffTrees(
  older: ReadonlyMap<string, NodeState>,
  newer: ReadonlyMap<string, NodeState>,
  { fields, cameFrom }: { readonly fields: readonly string[]; readonly cameFrom: (id: string) => boolean },
): NodeDifference[] {
  const came = [...newer.values()].flatMap((after): NodeDifference[] => {
    const before = older.get(after.id);
    if (before) return changesOf(before, after, fields);
    const all = fields.flatMap((field) =>
      isEmpty(after[field]) ? [] : [{ field, before: null, after: after[field] ?? null }],
    );
    return [{ kind: cameFrom(after.id) ? 'ENTERED' : 'ADDED', nodeId: after.id, fields: all }];
  });
  const left = [...older.keys()].filter((id) => !newer.has(id));
  return [...came, ...left.map((nodeId): NodeDifference => ({ kind: 'LEFT', nodeId, fields: [] }))];
}

function changesOf(before: NodeState, after: NodeState, fields: readonly string[]): NodeDifference[] {
  const changed = fields.filter((field) => !isSame(before[field], after[field]));
  const byKind = new Map<TreeChangeKind, FieldDifference[]>();
  for (const field of changed) {
    const leading = TOLD_WITH[field];
    const told = leading !== undefined && changed.includes(leading) ? leading : field;
    const rule = KIND_OF_FIELD[told] ?? 'CHANGED';
    const kind = typeof rule === 'string' ? rule : rule(after[told] ?? null);
    const difference = { field, before: before[field] ?? null, after: after[field] ?? null };
    byKind.set(kind, [...(byKind.get(kind) ?? []), difference]);
  }
  return [...byKind].map(([kind, differences]) => ({ kind, nodeId: after.id, fields: differences }));
}

/** The changes by the order of their nodes, those of one node by their kinds. */
export function sortChanges<Change extends Pick<NodeDifference, 'kind' | 'nodeId'>>(
  changes: readonly Change[],
  nodeIds: Iterable<string>,
): Change[] {
  const place = new Map([...nodeIds].map((id, at) => [id, at]));
  const placeOf = ({ nodeId }: Change): number => place.get(nodeId) ?? place.size;
  return changes.toSorted(
    (one, other) => placeOf(one) - placeOf(other) || KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind),
  );
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
