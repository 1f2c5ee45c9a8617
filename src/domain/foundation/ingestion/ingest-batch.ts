import { decideOutcome, type ItemState, type ItemStatus } from './incoming-state.ts';

/** State of an item that the service knows, and the id of its row. */
export interface KnownState extends ItemState {
  readonly id: string;
}

/** How a row is written: added, given new content, or given only the later instant of its source. */
export type Write = 'INSERT' | 'UPDATE' | 'TOUCH';

interface BatchState<Row> extends KnownState {
  /** How the row is written at the end; null while it stays as it is. */
  readonly write: Write | null;
  /** The row of the latest state; null while it stays as it is. */
  readonly row: Row | null;
}

/** A row to write, with its id and the source's instant of its state. */
export type BatchRow<Row> = Row & { readonly id: string; readonly sourceUpdatedAt: Date | null };

/**
 * Decides on the items of one batch by their natural keys, as if each had come in on its own, and gathers the rows that
 * are written at the end: each row once, however many items it has.
 */
export class IngestBatch<Row extends object> {
  private readonly states: Map<string, BatchState<Row>>;

  /** @param known states that the service knows, by natural key */
  constructor(known: ReadonlyMap<string, KnownState>) {
    this.states = new Map([...known].map(([key, state]) => [key, { ...state, write: null, row: null }]));
  }

  /**
   * Decides on one item.
   *
   * @param newId id of the row if the item is new
   */
  ingest(
    key: string,
    incoming: ItemState & { readonly row: Row },
    newId: string,
  ): { status: ItemStatus; id: string; warnings: readonly string[] } {
    const known = this.states.get(key) ?? null;
    const { status, sourceUpdatedAt, warnings } = decideOutcome(known, incoming);
    const id = known?.id ?? newId;
    const isLater = sourceUpdatedAt?.getTime() !== known?.sourceUpdatedAt?.getTime();
    const write = WRITES[status] ?? (status === 'UNCHANGED' && isLater ? 'TOUCH' : null);
    if (write !== null) {
      const { content, row } = incoming;
      this.states.set(key, { id, content, sourceUpdatedAt, write: writeOfBoth(known?.write ?? null, write), row });
    }
    return { status, id, warnings };
  }

  /** Rows to write, all of them or those of one way, ordered by natural key: batches of the same time lock them in one order. */
  rows(write?: Write): BatchRow<Row>[] {
    return [...this.states]
      .filter(([, state]) => write === undefined || state.write === write)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([, { row, id, sourceUpdatedAt }]) => (row === null ? [] : [{ ...row, id, sourceUpdatedAt }]));
  }
}

const WRITES: Partial<Record<ItemStatus, Write>> = { CREATED: 'INSERT', UPDATED: 'UPDATE' };

/** How a row is written that two items of a batch change, one after the other. */
const writeOfBoth = (first: Write | null, second: Write): Write =>
  first === 'INSERT' || (first === 'UPDATE' && second === 'TOUCH') ? first : second;
