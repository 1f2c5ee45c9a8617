import { type ArrivedState, type ArrivalStatus, arrive } from './arrival.ts';

/** A state that stands under the row of that id. */
export interface StandingState extends ArrivedState {
  readonly id: string;
}

/** How a row is to be written: as a new one, with new content, or only with the instant of a later source's state. */
export type Write = 'ADD' | 'CHANGE' | 'MARK';

interface Standing<Row> extends StandingState {
  readonly write: Write | null;
  readonly row: Row | null;
}

/** A row as it is to be written. */
export type Written<Row> = Row & { readonly id: string; readonly sourceUpdatedAt: Date | null };

/**
 * Works off the arrivals of one push by their natural keys, as if they had come one after another, and gathers what is
 * to be written in the end: each row once.
 */
export class Arrivals<Row extends object> {
  private readonly standing: Map<string, Standing<Row>>;

  /** @param known what stands, by natural key */
  constructor(known: ReadonlyMap<string, StandingState>) {
    this.standing = new Map([...known].map(([key, state]) => [key, { ...state, write: null, row: null }]));
  }

  /**
   * Works off one arrival.
   *
   * @param freshId id of the row if it is a new one
   */
  take(
    key: string,
    sent: ArrivedState & { readonly row: Row },
    freshId: string,
  ): { status: ArrivalStatus; id: string; warnings: readonly string[] } {
    const before = this.standing.get(key) ?? null;
    const { status, sourceUpdatedAt, warnings } = arrive(before, sent);
    const id = before?.id ?? freshId;
    const isLater = sourceUpdatedAt?.getTime() !== before?.sourceUpdatedAt?.getTime();
    const write = WRITES[status] ?? (status === 'UNCHANGED' && isLater ? 'MARK' : null);
    if (write !== null) {
      const { content, row } = sent;
      this.standing.set(key, { id, content, sourceUpdatedAt, write: stronger(before?.write ?? null, write), row });
    }
    return { status, id, warnings };
  }

  /** Rows to be written in this way, ordered by natural key, so that pushes at the same time meet them in one order. */
  toWrite(how: Write): Written<Row>[] {
    return [...this.standing]
      .filter(([, { write }]) => write === how)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([, { row, id, sourceUpdatedAt }]) => (row === null ? [] : [{ ...row, id, sourceUpdatedAt }]));
  }
}

const WRITES: Partial<Record<ArrivalStatus, Write>> = { CREATED: 'ADD', UPDATED: 'CHANGE' };

/** What has to be written when a second arrival meets what the first one left. */
const stronger = (before: Write | null, now: Write): Write =>
  before === 'ADD' || (before === 'CHANGE' && now === 'MARK') ? before : now;
