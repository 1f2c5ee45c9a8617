import { Injectable } from '@nestjs/common';
import { shown } from '../../domain/foundation/text/shown.ts';
import { invalid, type Refusal, refusal } from '../../domain/refusal.ts';
import { Database } from '../database/database.ts';
import { isUnavailable } from '../database/fault.ts';
import { ShortKeys } from '../graphql/short-keys.ts';
import { currentCaller } from '../request/request.ts';
import { type AnyIngestKind, IngestKinds } from './ingest-kinds.ts';
import { ItemShape } from './item-shape.ts';
import type { Line } from './line-splitter.ts';
import type { IngestReceipt } from './ingest.model.ts';

/** Tries of a batch while the database is unavailable, and milliseconds between them. Chosen: longer than a fail-over. */
const [TRIES, PAUSE_MS] = [10, 1_000];

/** Under which lines of a type that there is not are counted, whatever they call it. */
export const UNKNOWN_KIND = 'UNKNOWN';

/** The receipt of an item as a line of the answer. */
export interface LineReceipt extends Omit<IngestReceipt, 'index'> {
  /** Number of the line, from 1. */
  readonly line: number;
  /** Kind of the item; "UNKNOWN" where its `type` names none. */
  readonly type: string;
}

/** A line that was read: an item of a kind, or the receipt that rejects it. */
export type ParsedLine = ParsedItem | { readonly line: number; readonly rejected: LineReceipt };

interface ParsedItem {
  readonly line: number;
  readonly kind: AnyIngestKind;
  /** The item as its line has it. */
  readonly item: unknown;
  /** The item as its kind ingests it. */
  readonly prepared: unknown;
}

/** Ingests lines of JSON, each an item of the kind that its `type` names. */
@Injectable()
export class IngestLines {
  constructor(
    private readonly db: Database,
    private readonly kinds: IngestKinds,
    private readonly shape: ItemShape,
    private readonly shortKeys: ShortKeys,
  ) {}

  /** Parses a line and checks its shape; days that stand for instants are those of `zone`. */
  parseLine({ number: line, text, fault }: Line, zone: string): ParsedLine {
    if (text === null) return rejectedLine(line, this.kinds.defaultType, null, [invalid(fault ?? '', [])]);
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (thrown) {
      return rejectedLine(line, this.kinds.defaultType, null, [
        invalid(`The line is no JSON: ${(thrown as Error).message}.`, []),
      ]);
    }
    return this.parseItem(line, value, zone);
  }

  /** Checks the shape of a value that is JSON already. */
  parseItem(line: number, value: unknown, zone: string): ParsedLine {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return rejectedLine(line, this.kinds.defaultType, null, [
        invalid(`A line holds one JSON object, not ${shown(value)}.`, []),
      ]);
    const { type = this.kinds.defaultType, ...fields } = value as Record<string, unknown>;
    const externalId = typeof fields['externalId'] === 'string' ? fields['externalId'] : null;
    const kind = typeof type === 'string' ? this.kinds.of(type) : null;
    const names = this.kinds
      .all()
      .map((each) => each.type)
      .sort();
    if (!kind)
      return rejectedLine(line, UNKNOWN_KIND, externalId, [
        invalid(`type takes ${names.join(', ')}, not ${shown(type)}.`, ['type']),
      ]);
    if (!currentCaller().scopes.has(kind.requiredScope)) {
      const problem = `The key lacks the scope ${kind.requiredScope}, which lines of type ${kind.type} take.`;
      return rejectedLine(line, kind.type, externalId, [refusal('NOT_APPLICABLE', { problem }, ['type'])]);
    }
    const read = this.shape.read(kind.shape, fields, zone);
    if ('faults' in read) return rejectedLine(line, kind.type, externalId, read.faults);
    return { line, kind, item: read.item, prepared: prepare(kind, read.item) };
  }

  /** One receipt for each line, in their order. Items of one kind that follow each other share a transaction. */
  async ingest(
    system: string,
    lines: readonly ParsedLine[],
    dryRun: boolean,
    stopping: AbortSignal,
  ): Promise<LineReceipt[]> {
    const receipts: LineReceipt[] = [];
    for (let at = 0; at < lines.length;) {
      const first = lines[at];
      if (!first || 'rejected' in first) {
        if (first) receipts.push(first.rejected);
        at += 1;
        continue;
      }
      const run = itemsOfKind(first.kind, lines, at);
      at += run.length;
      const ingested = await retryWhileUnavailable(stopping, () =>
        this.db.transaction(async () => {
          if (dryRun) this.db.setRollbackOnly();
          return first.kind.ingest(system, await this.withIds(first.kind, run));
        }),
      );
      receipts.push(...ingested.map((receipt, index) => lineReceipt(run[index]?.line ?? 0, first.kind.type, receipt)));
    }
    return receipts;
  }

  /** Items as their kind ingests them, with ids in place of short keys; those that have short keys are prepared once more. */
  private async withIds(kind: AnyIngestKind, run: readonly ParsedItem[]): Promise<unknown[]> {
    const type = this.shape.typeOf(kind.shape);
    const items = await this.shortKeys.replaceIn(run.map(({ item }) => [item, type] as const));
    return run.map(({ item, prepared }, index) => (items[index] === item ? prepared : prepare(kind, items[index])));
  }
}

const prepare = (kind: AnyIngestKind, item: unknown): unknown => (kind.prepare ? kind.prepare(item as never) : item);

/** Items of this kind that follow each other from this line on. */
function itemsOfKind(kind: AnyIngestKind, lines: readonly ParsedLine[], from: number): ParsedItem[] {
  const run: ParsedItem[] = [];
  for (const line of lines.slice(from)) {
    if ('rejected' in line || line.kind !== kind) break;
    run.push(line);
  }
  return run;
}

function rejectedLine(line: number, type: string, externalId: string | null, errors: readonly Refusal[]): ParsedLine {
  return { line, rejected: { line, type, externalId, status: 'REJECTED', errors, warnings: [] } };
}

/** The receipt of a batch as that of a line: its paths begin at the top of the item. */
function lineReceipt(line: number, type: string, { index: _, errors, ...receipt }: IngestReceipt): LineReceipt {
  return { line, type, ...receipt, errors: errors.map((error) => ({ ...error, path: error.path.slice(2) })) };
}

/** Tries again while the database is unavailable, so that a client need not send again what was not acknowledged. */
async function retryWhileUnavailable<Answer>(stopping: AbortSignal, work: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries++)
    try {
      return await work();
    } catch (fault) {
      if (tries === TRIES || stopping.aborted || !isUnavailable(fault)) throw fault;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
}
