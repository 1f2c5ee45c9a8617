import { type Refusal, refusal } from '../refusal.ts';
import { LAID_ASIDE, NODE_KINDS, type NodeKind, type NodeStatus } from './node-kind.ts';

/** A change of status needs a reason when it lays the node aside, unless the node has that status and its reason already. */
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

/** Each kind has statuses of its own; another kind's are refused. */
export function checkStatusOf(kind: NodeKind, status: NodeStatus | undefined): Refusal[] {
  const own: readonly NodeStatus[] = NODE_KINDS[kind].statuses;
  if (status === undefined || own.includes(status)) return [];
  const problem = `status must be one of ${own.join(', ')} for ${NODE_KINDS[kind].noun}; it is ${status}.`;
  return [refusal('INVALID_VALUE', { problem }, ['status'])];
}
