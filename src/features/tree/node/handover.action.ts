import { Injectable } from '@nestjs/common';
import { type Refusal, refusal } from '../../../domain/refusal.ts';
import type { LoggedRow } from '../../../platform/change-log/log-span.reader.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { idOf, newId } from '../../../platform/id.ts';
import { AttachedRowReader } from './attached-row.reader.ts';
import { nameOf, typeOf } from './attached-rows.action.ts';
import type { CarryReport } from './carry-report.ts';
import type { Opportunity } from './kinds/opportunity.model.ts';
import type { PartOfSplit } from './part-of-split.model.ts';
import { type NodeAttachment, NodeAttachments } from './node-attachments.ts';

type Named = LoggedRow & { readonly id: string };

/** Rows of one kind that hang on an opportunity. */
export interface Hanging {
  readonly attachment: NodeAttachment;
  readonly rows: readonly Named[];
}

/** Which parts get what of an opportunity. */
interface Handover {
  readonly original: Opportunity;
  readonly parts: readonly PartOfSplit[];
  /** The new opportunities, in the order of the parts. */
  readonly partIds: readonly string[];
  readonly report: CarryReport;
}

/** Hands over what hangs on an opportunity to its parts, within a transaction that has locked the opportunity. */
@Injectable()
export class HandoverAction {
  constructor(
    private readonly attachments: NodeAttachments,
    private readonly reader: AttachedRowReader,
    private readonly rows: RowStore,
  ) {}

  /** Everything that hangs on an opportunity but its children; one statement for each kind. */
  async hangingOn(nodeId: string): Promise<Hanging[]> {
    const hanging: Hanging[] = [];
    for (const attachment of this.attachments.all)
      hanging.push({ attachment, rows: await this.reader.of(attachment, [nodeId]) });
    return hanging;
  }

  /** Moves the rows that the parts name, and gives parts that share a row one like it. */
  async handOver(attachment: NodeAttachment, rows: Hanging['rows'], handover: Handover): Promise<void> {
    const { parts, partIds, original, report } = handover;
    const byName = new Map(rows.map((row) => [nameOf(attachment, row), row]));
    const named = (field: keyof PartOfSplit) =>
      parts.flatMap((part, index) =>
        part[field].flatMap((id) => {
          const [row, partId] = [byName.get(idOf(id)), partIds[index]];
          return row && partId !== undefined ? [{ row, partId }] : [];
        }),
      );
    const [moving, sharing] = [named('movedIds'), named('sharedIds')];
    const moved = moving.map(({ row, partId }) => ({
      id: row.id,
      ...renamed(attachment, row, (ids) => ids.map((id) => (id === original.id ? partId : id))),
    }));
    await this.rows.updateEach(attachment.model, moved, { operation: 'SPLIT' });
    const isList = ({ row }: (typeof sharing)[number]): boolean =>
      attachment.namedIn.some((name) => Array.isArray(row[name]));
    const copies = sharing
      .filter((each) => !isList(each))
      .map(({ row, partId }) => ({ ...row, ...renamed(attachment, row, () => [partId]), id: newId() }));
    await this.rows.insert(attachment.model, copies);
    const lists = new Map<string, Named>();
    for (const { row, partId } of sharing.filter(isList)) {
      const together = renamed(attachment, lists.get(row.id) ?? row, (ids) => [...ids, partId]);
      lists.set(row.id, { ...together, id: row.id });
    }
    await this.rows.updateEach(attachment.model, [...lists.values()], { operation: 'SPLIT' });
    report.carry(typeOf(attachment), moving.length + sharing.length);
    const gone = new Set(moved.map(({ id }) => id));
    const staying = rows.filter(({ id }) => !gone.has(id)).map((row) => nameOf(attachment, row));
    const reason = `It judged ${original.shortKey} as a whole: judge it and its parts anew.`;
    if (attachment.judgesWhole) report.leave(typeOf(attachment), staying, reason);
    const touched = [...moving, ...sharing].map(({ row }) => row);
    if (touched.length > 0) await attachment.follow?.(touched, [original.id, ...partIds]);
  }
}

/** The row's properties that name nodes, with other nodes in them. */
const renamed = (
  { namedIn }: NodeAttachment,
  row: LoggedRow,
  change: (nodeIds: readonly unknown[]) => readonly unknown[],
): LoggedRow =>
  Object.fromEntries(
    namedIn.map((name) => {
      const value = row[name];
      return [name, Array.isArray(value) ? change(value as unknown[]) : change([value])[0]];
    }),
  );

/** Refuses ids of a part that name nothing that may go there. @param childIds children of the opportunity, which move only */
export function checkHandover(
  parts: readonly PartOfSplit[],
  hanging: readonly Hanging[],
  { shortKey, childIds }: { readonly shortKey: string; readonly childIds: ReadonlySet<string> },
): Refusal[] {
  const byName = new Map(
    hanging.flatMap(({ attachment, rows }) =>
      rows.map((row) => [nameOf(attachment, row), { attachment, row }] as const),
    ),
  );
  const owners = new Map<string, number>();
  return parts.flatMap(({ movedIds, sharedIds }, part) => {
    const at = (field: string, index: number): readonly string[] => ['into', String(part), field, String(index)];
    const problem = (text: string, path: readonly string[]): Refusal[] => [
      refusal('NOT_APPLICABLE', { problem: text }, path),
    ];
    const unknown = (id: string, path: readonly string[]): Refusal[] => [
      refusal('NOT_FOUND', { type: `thing that hangs on ${shortKey}`, id }, path),
    ];
    const moving = movedIds.flatMap((given, index) => {
      const [id, path] = [idOf(given), at('movedIds', index)];
      const found = byName.get(id);
      if (!found && !childIds.has(id)) return unknown(given, path);
      const earlier = owners.get(id);
      owners.set(id, part);
      if (earlier !== undefined)
        return problem(
          `movedIds names ${given} twice: a thing goes to one part, and what speaks for several is shared.`,
          path,
        );
      const reason = found?.attachment.staysBecause?.(found.row) ?? null;
      return reason === null ? [] : problem(reason, path);
    });
    const sharing = sharedIds.flatMap((given, index) => {
      const [id, path] = [idOf(given), at('sharedIds', index)];
      const found = byName.get(id);
      if (childIds.has(id)) return problem(`A child hangs below one opportunity: name ${given} in movedIds.`, path);
      if (!found) return unknown(given, path);
      const { isShared = false } = found.attachment;
      if (!isShared)
        return problem(
          `sharedIds takes evidence, assumptions, decisions and snapshots; a ${inWords(typeOf(found.attachment))} belongs to one opportunity.`,
          path,
        );
      return sharedIds.indexOf(given) < index ? problem(`sharedIds names ${given} twice.`, path) : [];
    });
    return [...moving, ...sharing];
  });
}

/** A type in a sentence: `KeyResultLink` as "key result link". */
const inWords = (type: string): string => type.replace(/(?!^)[A-Z]/g, ' $&').toLowerCase();
