/**
 * Kinds of nodes: the kinds of their children, the prefix of their short keys, their statuses. To add a kind, add a
 * row.
 */
export const NODE_KINDS = {
  OUTCOME: {
    noun: 'an outcome',
    description: 'The change the team is asked to bring about; the root of a tree.',
    prefix: 'OUT',
    mayHold: ['OPPORTUNITY'],
    statuses: ['ACTIVE', 'ACHIEVED', 'DROPPED'],
    types: ['BUSINESS', 'PRODUCT', 'TRACTION'],
  },
  OPPORTUNITY: {
    noun: 'an opportunity',
    description: "A customer's need, pain point or desire; nests to any depth.",
    prefix: 'OPP',
    mayHold: ['OPPORTUNITY', 'SOLUTION', 'EXPERIMENT'],
    statuses: ['IDENTIFIED', 'EXPLORING', 'PARKED', 'ADDRESSED'],
    types: ['NEED', 'PAIN_POINT', 'DESIRE'],
  },
  SOLUTION: {
    noun: 'a solution',
    description: 'One candidate way to address an opportunity.',
    prefix: 'SOL',
    mayHold: ['EXPERIMENT'],
    statuses: ['IDEA', 'TESTING', 'BUILDING', 'SHIPPED', 'DISCARDED'],
    types: [],
  },
  EXPERIMENT: {
    noun: 'an experiment',
    description: 'An assumption test: the smallest thing that tells.',
    prefix: 'EXP',
    mayHold: [],
    statuses: ['PLANNED', 'RUNNING', 'CONCLUDED', 'CANCELLED'],
    types: [],
  },
} as const satisfies Record<
  string,
  {
    noun: string;
    description: string;
    prefix: string;
    mayHold: readonly string[];
    statuses: readonly string[];
    types: readonly string[];
  }
>;

/** Kind of a node. */
export type NodeKind = keyof typeof NODE_KINDS;
/** Status of a node of one kind. */
export type StatusOf<Kind extends NodeKind> = (typeof NODE_KINDS)[Kind]['statuses'][number];
/** Status of a node of any kind. */
export type NodeStatus = StatusOf<NodeKind>;

/** Whether a node of the kind `child` may be a child of a node of the kind `parent`. */
export const mayHold = (parent: NodeKind, child: NodeKind): boolean =>
  (NODE_KINDS[parent].mayHold as readonly string[]).includes(child);

/** Status of a new node of the kind. */
export const firstStatus = (kind: NodeKind): NodeStatus => NODE_KINDS[kind].statuses[0];

/** Statuses that require a reason and take a node out of rankings: it was laid aside, and may be looked at again. */
export const LAID_ASIDE: ReadonlySet<NodeStatus> = new Set<NodeStatus>(['PARKED', 'DISCARDED', 'DROPPED', 'CANCELLED']);

/** Meaning of each status. */
export const NODE_STATUSES = {
  ACTIVE: 'Outcome: being worked on.',
  ACHIEVED: 'Outcome: brought about.',
  DROPPED: 'Outcome: given up, with a reason.',
  IDENTIFIED: 'Opportunity: heard of, not yet looked into.',
  EXPLORING: 'Opportunity: being looked into.',
  PARKED: 'Opportunity: laid aside for now, with a reason.',
  ADDRESSED: 'Opportunity: a shipped solution took care of it.',
  IDEA: 'Solution: thought of.',
  TESTING: 'Solution: its assumptions are being tested.',
  BUILDING: 'Solution: being built.',
  SHIPPED: 'Solution: in the hands of customers.',
  DISCARDED: 'Solution: given up, with a reason.',
  PLANNED: 'Experiment: not yet started.',
  RUNNING: 'Experiment: under way.',
  CONCLUDED: 'Experiment: over, with what was observed.',
  CANCELLED: 'Experiment: given up before it told anything, with a reason.',
} as const satisfies Record<NodeStatus, string>;
