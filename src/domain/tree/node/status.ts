import { invalid, type Refusal, refusal } from '../../refusal.ts';
import { LAID_ASIDE, NODE_KINDS, type NodeKind, type NodeStatus } from './node-kind.ts';

/**
 * Checks that a change to a status that lays the node aside has a reason, unless the node has status and reason
 * already.
 */
export function checkStatus(
  now: { readonly status: NodeStatus; readonly statusReason: string | null } | null,
  set: { readonly status?: NodeStatus; readonly statusReason?: string | null },
  path: readonly string[] = [],
): Refusal[] {
  const status = set.status ?? now?.status;
  if (status === undefined || !LAID_ASIDE.has(status)) return [];
  const kept = now?.status === status ? now.statusReason : null;
  const reason = set.statusReason === undefined ? kept : set.statusReason;
  return reason === null || reason.trim() === ''
    ? [refusal('REASON_REQUIRED', { change: `The status ${status}` }, [...path, 'statusReason'])]
    : [];
}

/** Checks that a status is one of the kind's own. */
export function checkStatusOf(kind: NodeKind, status: NodeStatus | undefined): Refusal[] {
  const own: readonly NodeStatus[] = NODE_KINDS[kind].statuses;
  if (status === undefined || own.includes(status)) return [];
  const problem = `status must be one of ${own.join(', ')} for ${NODE_KINDS[kind].noun}; it is ${status}.`;
  return [invalid(problem, ['status'])];
}

/** Statuses whose first day a node stores, and the field that stores it. */
const DAY_OF_STATUS = {
  BUILDING: 'buildingSince',
  SHIPPED: 'shippedOn',
  RUNNING: 'startedOn',
  CONCLUDED: 'concludedOn',
} as const satisfies Partial<Record<NodeStatus, string>>;
type Dated = { readonly [Field in (typeof DAY_OF_STATUS)[keyof typeof DAY_OF_STATUS]]?: string | null };

/**
 * Field that a new status sets to today, because neither the node nor the change has a day in it; null where there is
 * none.
 */
export function dayToSet(
  now: ({ readonly status: NodeStatus } & Dated) | null,
  set: { readonly status?: NodeStatus } & Dated,
): keyof Dated | null {
  if (set.status === undefined || set.status === now?.status || !(set.status in DAY_OF_STATUS)) return null;
  const field = DAY_OF_STATUS[set.status as keyof typeof DAY_OF_STATUS];
  return (now?.[field] ?? null) === null && set[field] === undefined ? field : null;
}
