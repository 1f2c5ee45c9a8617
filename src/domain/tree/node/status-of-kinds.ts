import { NODE_KINDS, type NodeKind, type NodeStatus } from './node-kind.ts';

/**
 * What is wrong with statuses by which nodes of these kinds are selected, one sentence; null where each kind could be in
 * one of them. A status that none of the kinds has would select nothing.
 *
 * @param kinds null where nodes of all kinds are selected
 */
export function problemOfStatuses(
  kinds: readonly NodeKind[] | null | undefined,
  statuses: readonly NodeStatus[] | null | undefined,
): string | null {
  const among = kinds ?? (Object.keys(NODE_KINDS) as NodeKind[]);
  const known = new Set<string>(among.flatMap((kind) => NODE_KINDS[kind].statuses));
  const strange = (statuses ?? []).filter((status) => !known.has(status));
  if (strange.length === 0) return null;
  return `statuses takes those of ${among.join(', ')}: ${[...known].join(', ')}; not ${strange.join(', ')}.`;
}
