import type { NodeKind, NodeStatus } from '../../../domain/tree/node/node-kind.ts';
import { problemOfStatuses } from '../../../domain/tree/node/status-of-kinds.ts';
import { Faults } from '../../../platform/request/fault.ts';

/** What of a filter selects nodes by status. */
interface StatusFilter {
  readonly kinds?: readonly NodeKind[] | null;
  readonly statuses?: readonly NodeStatus[] | null;
}

/**
 * Refuses statuses that no node of the kinds can have: a list of none would look as if nothing fitted.
 *
 * @throws Faults BAD_REQUEST
 */
export function checkStatuses(filter: StatusFilter | null | undefined): void {
  const message = problemOfStatuses(filter?.kinds, filter?.statuses);
  if (message !== null) throw new Faults('BAD_REQUEST', [{ message, path: ['filter', 'statuses'] }]);
}
