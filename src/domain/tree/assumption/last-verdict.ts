/** A test of an assumption, with what decides whose verdict is the last. */
export interface ConcludedTest<Verdict extends string> {
  readonly id: string;
  readonly status: string;
  /** Day on which it was concluded, YYYY-MM-DD; null where it is not known. */
  readonly concludedOn: string | null;
  /** Null where the test has none. */
  readonly verdict: Verdict | null;
}

/**
 * Verdict of the test that was concluded last; null where no test was concluded with a verdict. Of two tests of one
 * day, the one created later is the last. A test without a day is earlier than all others.
 */
export function lastVerdict<Verdict extends string>(tests: readonly ConcludedTest<Verdict>[]): Verdict | null {
  const concluded = tests.filter(({ status, verdict }) => status === 'CONCLUDED' && verdict !== null);
  const when = ({ concludedOn, id }: ConcludedTest<Verdict>): string => `${concludedOn ?? ''}/${id}`;
  const [last] = [...concluded].sort((one, other) => (when(one) < when(other) ? 1 : -1));
  return last?.verdict ?? null;
}
