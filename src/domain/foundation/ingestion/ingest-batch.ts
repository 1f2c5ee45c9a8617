import type { Warning } from '../../warning.ts';
import { decideOutcome, type ItemState, type ItemStatus } from './incoming-state.ts';

/** State of an item that the service knows, and the id of its row. */
export interface KnownState extends ItemState {
  readonly id: string;
}

/** How a row is written: added, or given new content. */
export type Write = 'INSERT' | 'UPDATE';

interface BatchState<Row> extends KnownState {
  /** How the row is written at the end; null while it stays as it is. */
  readonly write: Write | null;
  /** What the latest state says of the row; null while no item of the batch counted. */
  readonly row: Row | null;
}

/** A row to write, with its id. */
export type BatchRow<Row> = Row & { readonly id: string };

/**
 * Decides on the items of one batch by their natural keys, as if each had come in on its own, and gathers what is written
 * at the end: each row once, and each clock once, however many items they have.
 */
export class IngestBatch<Row extends object> {
  private readonly states: Map<string, BatchState<Row>>;

  /**
   * @param known states that the service knows, by natural key
   * @param arrivedAt instant at which the batch arrived
   */
  constructor(
    private readonly known: ReadonlyMap<string, KnownState>,
    private readonly arrivedAt: Date,
  ) {
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
  ): { status: ItemStatus; id: string; warnings: readonly Warning[] } {
    const known = this.states.get(key) ?? null;
    const { status, sourceUpdatedAt, warnings } = decideOutcome(known, incoming, this.arrivedAt);
    const id = known?.id ?? newId;
    if (status !== 'STALE') {
      const { content, isDeleted = false, row } = incoming;
      const write = known?.write ?? WRITES[status] ?? null;
      this.states.set(key, { id, content, isDeleted, sourceUpdatedAt, write, row });
    }
    return { status, id, warnings };
  }

  /** Rows to write in one way, ordered by natural key: batches of the same time lock them in one order. */
  rows(write: Write): BatchRow<Row>[] {
    return this.counted().flatMap(([, state]) => (state.write === write ? [rowOf(state)] : []));
  }

  /** Every row of which something is written, if only its clock; ordered as `rows`. */
  touched(): BatchRow<Row>[] {
    return this.counted().flatMap(([key, state]) =>
      state.write !== null || this.isMoved(key, state) ? [rowOf(state)] : [],
    );
  }

  /** Clocks that move on, by id of the row. */
  clocks(): ReadonlyMap<string, Date> {
    return new Map(
      this.counted().flatMap(([key, { id, sourceUpdatedAt }]) =>
        sourceUpdatedAt !== null && this.isMoved(key, { sourceUpdatedAt }) ? [[id, sourceUpdatedAt] as const] : [],
      ),
    );
  }

  private isMoved(key: string, { sourceUpdatedAt }: Pick<KnownState, 'sourceUpdatedAt'>): boolean {
    return sourceUpdatedAt?.getTime() !== this.known.get(key)?.sourceUpdatedAt?.getTime();
  }

  /** The states that items of the batch have set, ordered by natural key. */
  private counted(): [string, BatchState<Row> & { row: Row }][] {
    return [...this.states]
      .flatMap(([key, state]) =>
        state.row === null ? [] : [[key, { ...state, row: state.row }] as [string, BatchState<Row> & { row: Row }]],
      )
      .sort(([one], [other]) => (one < other ? -1 : 1));
  }
}

const WRITES: Partial<Record<ItemStatus, Write>> = { CREATED: 'INSERT', UPDATED: 'UPDATE' };

const rowOf = <Row extends object>({ row, id }: { readonly row: Row; readonly id: string }): BatchRow<Row> => ({
  ...row,
  id,
});
