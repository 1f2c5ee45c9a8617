/** Kinds of steps of a lineage, in the order in which each serves the one before. */
export const LINEAGE_STEPS = {
  KEY_RESULT: 'What is to be reached or kept.',
  HYPOTHESIS: 'What a node is expected to do to a key result.',
  OUTCOME: 'The change a team is asked to bring about.',
  OPPORTUNITY: 'A need, pain point or desire of customers.',
  SOLUTION: 'One candidate way to address an opportunity.',
  EXPERIMENT: 'A test of what a solution or an opportunity rests on.',
} as const;
/** Key of a kind of step. */
export type LineageStepKind = keyof typeof LINEAGE_STEPS;

/** Reasons for which one step serves another. */
export const LINEAGE_EDGES = {
  EXPECTED_OF: 'A hypothesis about a key result.',
  CLAIMED_FOR: 'A node, and the hypothesis about it.',
  BELOW: 'A node, and the one that it hangs below.',
  ALSO_UNDER: 'An opportunity, and another one that it also belongs below.',
  ALSO_ADDRESSES: 'A solution, and another opportunity that it also addresses.',
} as const;
/** Key of a kind of edge. */
export type LineageEdgeKind = keyof typeof LINEAGE_EDGES;

/** Gaps on the way from a key result to the work. */
export const LINEAGE_GAPS = {
  NO_KEY_RESULT: 'The node serves no key result: neither it nor anything above or below it is linked to one.',
  NO_HYPOTHESIS: 'The key result is served by nothing: nobody works on it.',
  NO_OPPORTUNITY: 'The outcome has no opportunity that is not laid aside.',
  NO_SOLUTION: 'The opportunity has neither a smaller one nor a solution that is not laid aside.',
  NO_EXPERIMENT: 'The solution has no test that is not cancelled.',
} as const;
/** Key of a gap. */
export type LineageGapKind = keyof typeof LINEAGE_GAPS;

/** A step of a lineage. */
export interface LineageStep {
  readonly id: string;
  readonly kind: LineageStepKind;
  /** Whether it is parked, discarded, dropped, cancelled or archived: such a step is shown but does not count. */
  readonly isLaidAside: boolean;
}

/** An edge from a step to the one that it serves, from the work towards the key result. */
export interface LineageEdge {
  readonly fromId: string;
  readonly toId: string;
  readonly kind: LineageEdgeKind;
}

/** A gap at a step. */
export interface LineageGap {
  readonly stepId: string;
  readonly kind: LineageGapKind;
}

/** Kinds of steps of which one has to serve a step, and the gap where none does. To require more, add a row. */
const NEEDS: Partial<
  Record<LineageStepKind, { readonly oneOf: readonly LineageStepKind[]; readonly gap: LineageGapKind }>
> = {
  KEY_RESULT: { oneOf: ['HYPOTHESIS'], gap: 'NO_HYPOTHESIS' },
  OUTCOME: { oneOf: ['OPPORTUNITY'], gap: 'NO_OPPORTUNITY' },
  OPPORTUNITY: { oneOf: ['OPPORTUNITY', 'SOLUTION'], gap: 'NO_SOLUTION' },
  SOLUTION: { oneOf: ['EXPERIMENT'], gap: 'NO_EXPERIMENT' },
};

/**
 * Gaps of steps. A step that is laid aside has no gap and fills none; neither does one that serves only such steps.
 *
 * @param isWhole whether all steps that serve this one are among `steps`; others have no gaps
 */
export function gapsOf(
  steps: readonly LineageStep[],
  edges: readonly LineageEdge[],
  isWhole: (stepId: string) => boolean,
): LineageGap[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const serving = adjacency(
    edges,
    ({ toId }) => toId,
    ({ fromId }) => fromId,
  );
  const open = (id: string): boolean => byId.get(id)?.isLaidAside === false;
  const served = adjacency(
    edges,
    ({ fromId }) => fromId,
    ({ toId }) => toId,
  );
  const counts = (step: LineageStep): boolean => {
    const towards = served.get(step.id) ?? [];
    return open(step.id) && (towards.length === 0 || towards.some(open));
  };
  return steps.flatMap((step) => {
    const needs = NEEDS[step.kind];
    if (!needs || !isWhole(step.id) || !counts(step)) return [];
    const kinds = (serving.get(step.id) ?? []).filter(open).map((id) => byId.get(id)?.kind);
    return needs.oneOf.some((kind) => kinds.includes(kind)) ? [] : [{ stepId: step.id, kind: needs.gap }];
  });
}

/**
 * Row of each step, for drawing: the number of edges on the shortest way to a step that serves none, whose row is 0.
 * Steps that serve each other in a circle have row 0.
 */
export function levelsOf(steps: readonly LineageStep[], edges: readonly LineageEdge[]): ReadonlyMap<string, number> {
  const serving = adjacency(
    edges,
    ({ toId }) => toId,
    ({ fromId }) => fromId,
  );
  const serves = new Set(edges.map(({ fromId }) => fromId));
  const levels = new Map<string, number>();
  let row = steps.filter(({ id }) => !serves.has(id)).map(({ id }) => id);
  for (let level = 0; row.length > 0; level++) {
    for (const id of row) levels.set(id, level);
    row = [...new Set(row.flatMap((id) => serving.get(id) ?? []))].filter((id) => !levels.has(id));
  }
  for (const { id } of steps) if (!levels.has(id)) levels.set(id, 0);
  return levels;
}

function adjacency(
  edges: readonly LineageEdge[],
  key: (edge: LineageEdge) => string,
  value: (edge: LineageEdge) => string,
): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, string[]>();
  for (const edge of edges) {
    const list = lists.get(key(edge)) ?? [];
    list.push(value(edge));
    lists.set(key(edge), list);
  }
  return lists;
}
