import { Fault } from '../request/fault.ts';
import { MOST_PER_PAGE } from './connection.model.ts';
import { DEFAULT_PAGE, type ListArgs } from './list-args.model.ts';

/** How many items a page holds, and from which end of the list they are counted. */
export interface PageRequest {
  readonly size: number;
  readonly backwards: boolean;
}

/**
 * Reads the size of a page from its arguments.
 *
 * @throws Fault BAD_REQUEST where `first` and `last` are both said, or one is not 1 to 100
 */
export function pageRequestOf({ first, last }: ListArgs, most = MOST_PER_PAGE): PageRequest {
  if (isSaid(first) && isSaid(last))
    throw new Fault('BAD_REQUEST', '"first" and "last" are both said. Take one: a page is counted from one end.');
  const [name, size] = isSaid(last) ? (['last', last] as const) : (['first', first ?? DEFAULT_PAGE] as const);
  if (!Number.isInteger(size) || size < 1 || size > most)
    throw new Fault('BAD_REQUEST', `"${name}" is how many at most: 1 to ${most}, not ${size}.`);
  return { size, backwards: name === 'last' };
}

const isSaid = (value: number | null | undefined): value is number => value !== null && value !== undefined;
