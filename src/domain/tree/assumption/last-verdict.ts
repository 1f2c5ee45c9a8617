/** A test of an assumption, as far as its verdict goes. */
export interface Tested<Verdict extends string> {
  readonly id: string;
  readonly status: string;
  /** Day on which it ended, `YYYY-MM-DD`; null where nobody said. */
  readonly concludedOn: string | null;
  readonly verdict: Verdict | null;
}

/**
 * Verdict of the test that was concluded last; null where none was. Of two of one day the one that was made later counts,
 * and one whose day nobody said before all others.
 */
export function lastVerdict<Verdict extends string>(tests: readonly Tested<Verdict>[]): Verdict | null {
  const concluded = tests.filter(({ status, verdict }) => status === 'CONCLUDED' && verdict !== null);
  const when = ({ concludedOn, id }: Tested<Verdict>): string => `${concludedOn ?? ''}/${id}`;
  const [last] = [...concluded].sort((one, other) => (when(one) < when(other) ? 1 : -1));
  return last?.verdict ?? null;
}
