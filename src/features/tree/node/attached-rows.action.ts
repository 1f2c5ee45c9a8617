import { Injectable } from '@nestjs/common';
import { isSame, takenBack } from '../../../domain/tree/node/taken-back.ts';
import {
  type LoggedRow,
  LogSpanReader,
  type LogSpan,
  type SpannedRow,
} from '../../../platform/change-log/log-span.reader.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { AttachedRowReader } from './attached-row.reader.ts';
import type { CarryReport } from './carry-report.ts';
import type { Opportunity } from './kinds/opportunity.model.ts';
import type { NodeAttachment } from './node-attachments.ts';

/** A merge on its way back. */
export interface MergeUndoing {
  readonly mergeId: string;
  readonly merged: Opportunity;
  readonly into: Opportunity;
  /** Instant of the merge. */
  readonly since: Date;
  /** What the merge did. */
  readonly span: LogSpan;
  readonly report: CarryReport;
}

/** What becomes of a row: its properties as they will be. */
type Planned = LoggedRow & { readonly id: string };

/** Takes back what a merge did to rows that hang on nodes, within a transaction that has locked both trees. */
@Injectable()
export class AttachedRowsAction {
  constructor(
    private readonly spans: LogSpanReader,
    private readonly reader: AttachedRowReader,
    private readonly rows: RowStore,
  ) {}

  /**
   * Puts rows back where they were before a merge, each property as it was, as far as nobody has changed it since. What has
   * been changed, or has come since, stays and is reported.
   */
  async putBack(attachment: NodeAttachment, undoing: MergeUndoing): Promise<void> {
    const { span, report, merged, into } = undoing;
    const written = await this.spans.rowsOf(attachment.model, span);
    await this.nameAdded(attachment, undoing, new Set(written.map(({ id }) => id)));
    const removed = written.flatMap(({ before, after, now }) =>
      before !== null && after === null && now === null ? [before] : [],
    );
    const planned = written.flatMap((row) => this.plan(attachment, row, report));
    const hindered = await this.hindrances(attachment, planned);
    for (const row of planned) {
      const reason = hindered.get(row.id);
      if (reason !== undefined) report.leave(typeOf(attachment), [nameOf(attachment, row)], reason);
    }
    const changed = planned.filter(({ id }) => !hindered.has(id));
    const names = [...new Set(written.flatMap(changedInSpan))];
    const set = changed.map((row) => ({ ...Object.fromEntries(names.map((name) => [name, row[name]])), id: row.id }));
    await this.rows.updateEach(attachment.model, set, { operation: 'UNMERGED' });
    await this.rows.insert(attachment.model, removed as unknown as { id: string }[]);
    const back = [...changed, ...removed];
    report.carry(typeOf(attachment), back.length);
    if (back.length > 0) await attachment.follow?.(back, [merged.id, into.id]);
  }

  /** The row as it will be; nothing where it stays as it is. */
  private plan(attachment: NodeAttachment, row: SpannedRow, report: CarryReport): Planned[] {
    const { id, before, after, now } = row;
    if (before === null || after === null) return [];
    const leave = (reason: string, field: string | null = null): void => {
      report.leave(typeOf(attachment), [nameOf(attachment, { ...after, id })], reason, field);
    };
    if (now === null) {
      leave('It was removed since the merge.');
      return [];
    }
    const set: Record<string, unknown> = {};
    for (const name of changedInSpan(row)) {
      const { value, isKept } = takenBack(before[name], after[name], now[name]);
      set[name] = value;
      if (!isKept) continue;
      if (attachment.namedIn.includes(name))
        leave('It was given another place since the merge, and what was added stays.');
      else leave('It was changed since the merge, and stays as it is.', name);
    }
    return Object.keys(set).every((name) => isSame(set[name], now[name])) ? [] : [{ ...now, ...set, id }];
  }

  /** Reports what hangs on the one that stays and came since the merge. */
  private async nameAdded(
    attachment: NodeAttachment,
    { into, since, report }: MergeUndoing,
    written: ReadonlySet<string>,
  ): Promise<void> {
    const present = await this.reader.of(attachment, [into.id]);
    const added = present.filter(({ id, createdAt }) => !written.has(id) && (createdAt as Date) > since);
    const ids = added.map((row) => nameOf(attachment, row));
    report.leave(typeOf(attachment), ids, `It came since the merge, and stays with ${into.shortKey}.`);
  }

  /** Why rows cannot be as planned, by id: the feature's own reasons, and that another row like it has come since. */
  private async hindrances(
    attachment: NodeAttachment,
    planned: readonly Planned[],
  ): Promise<ReadonlyMap<string, string>> {
    const { uniqueBy, namedIn } = attachment;
    const hindered = new Map(planned.length === 0 ? [] : await attachment.hindrances?.(planned));
    if (!uniqueBy || planned.length === 0) return hindered;
    const keyOf = (row: LoggedRow): string => JSON.stringify([...namedIn, ...uniqueBy].map((name) => row[name]));
    const ids = new Set(planned.map(({ id }) => id));
    const nodeIds = planned
      .flatMap((row) => namedIn.map((name) => row[name] as string | null))
      .filter((id) => id !== null);
    const others = (await this.reader.of(attachment, [...new Set(nodeIds)])).filter(({ id }) => !ids.has(id));
    const taken = new Set(others.map(keyOf));
    for (const row of planned)
      if (taken.has(keyOf(row))) hindered.set(row.id, 'Another one like it has come since, and stands in its place.');
    return hindered;
  }
}

/** Properties of a row that an operation has changed. */
export const changedInSpan = ({ before, after }: SpannedRow): string[] =>
  before === null || after === null
    ? []
    : Object.keys(after).filter((name) => !COUNTED.has(name) && name in before && !isSame(before[name], after[name]));

/** What every change of a row changes. */
const COUNTED = new Set(['version', 'updatedAt']);

export const typeOf = ({ model, calledBy }: NodeAttachment): string => calledBy?.type ?? model.name;
export const nameOf = ({ calledBy }: NodeAttachment, row: LoggedRow): string =>
  row[calledBy?.property ?? 'id'] as string;
