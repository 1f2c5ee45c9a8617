import type { NodeStatus } from '../../tree/node/node-kind.ts';

/** Today's state of a target opportunity and its surroundings. */
export interface TargetToday {
  readonly outcomeId: string;
  /** Outcome of the tree of which the opportunity is now a part. */
  readonly treeId: string;
  readonly status: NodeStatus;
  /** Statuses of its ancestors. */
  readonly statusesAbove: readonly NodeStatus[];
  /** Whether it or one of its ancestors is archived. */
  readonly archived: boolean;
  /** Number of opportunities below it, at any level, that are not archived. */
  readonly opportunitiesBelow: number;
}

/** Concerns about a target, each with its test. To add a concern, add a row. */
export const TARGET_CONCERNS = {
  NOT_A_LEAF: {
    description: 'Smaller opportunities hang below it: choose one of them, or it is too broad to solve.',
    holds: ({ opportunitiesBelow }) => opportunitiesBelow > 0,
  },
  PARKED: {
    description: 'It, or an opportunity above it, was parked after it became the target.',
    holds: ({ status, statusesAbove }) => [status, ...statusesAbove].includes('PARKED'),
  },
  ADDRESSED: {
    description: 'A shipped solution took care of it: time for the next target.',
    holds: ({ status }) => status === 'ADDRESSED',
  },
  ARCHIVED: {
    description: 'It, or something above it, was archived after it became the target.',
    holds: ({ archived }) => archived,
  },
  MOVED_AWAY: {
    description: "It was moved to another outcome's tree after it became the target.",
    holds: ({ outcomeId, treeId }) => outcomeId !== treeId,
  },
} as const satisfies Record<string, { description: string; holds: (target: TargetToday) => boolean }>;

/** Key of a concern. */
export type TargetConcern = keyof typeof TARGET_CONCERNS;

/** Concerns that hold for a target today, in the order of the table. */
export const targetConcerns = (target: TargetToday): TargetConcern[] =>
  (Object.keys(TARGET_CONCERNS) as TargetConcern[]).filter((concern) => TARGET_CONCERNS[concern].holds(target));
