import type { Judgement } from '../../domain/rule.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Warning } from '../../domain/warning.ts';
import { currentRequest } from './request.ts';

/** Most warnings of one payload. Chosen: nobody reads more before looking again at what was sent. */
export const MOST_WARNINGS = 50;

/** Has the payload of the mutation tell these, unless it is refused after all. */
export function warn(...warnings: readonly Warning[]): void {
  currentRequest().warnings.push(...warnings);
}

/** Has the payload tell what rules warn of; answers with what they refuse, for `refuseIf`. */
export function judged({ refusals, warnings }: Judgement): readonly Refusal[] {
  warn(...warnings);
  return refusals;
}

/**
 * Puts the warnings of one item of a call at its place in the input; those of an item that is declined are dropped.
 *
 * @param before number of warnings before the item
 */
export function placeWarnings(before: number, path: readonly string[], isDeclined: boolean): void {
  const { warnings } = currentRequest();
  const ofItem = warnings.splice(before);
  if (!isDeclined) warn(...ofItem.map((each) => ({ ...each, path: [...path, ...each.path] })));
}

/** Runs `work`, and answers with what it had the payload tell beside what it returned. */
export async function withItsWarnings<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly warnings: readonly Warning[] }> {
  const { warnings } = currentRequest();
  const before = warnings.length;
  const result = await work();
  return { result, warnings: warnings.slice(before, before + MOST_WARNINGS) };
}

/** The first fifty warnings that were told so far, each once: a transaction that begins anew tells its own again. */
export function takeWarnings(): Warning[] {
  const told = currentRequest().warnings.splice(0);
  const seen = new Set<string>();
  const distinct = told.filter(({ message, path }) => {
    const key = [...path, message].join('\n');
    return !seen.has(key) && seen.add(key);
  });
  return distinct.slice(0, MOST_WARNINGS);
}
