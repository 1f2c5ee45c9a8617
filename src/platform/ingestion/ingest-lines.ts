import { Injectable } from '@nestjs/common';
import { shown } from '../../domain/foundation/text/shown.ts';
import { invalid, type Refusal, refusal } from '../../domain/refusal.ts';
import { Admission } from '../access/admission.ts';
import { Database } from '../database/database.ts';
import { faultOf, isUnavailable } from '../database/fault.ts';
import { ShortKeys } from '../graphql/short-keys.ts';
import { LINE_LIMITS, measureJson } from '../http/json-size.ts';
import { Log } from '../log.ts';
import type { Fault } from '../request/fault.ts';
import { currentCaller, currentRequest } from '../request/request.ts';
import { type AnyIngestKind, IngestKinds } from './ingest-kinds.ts';
import { ItemShape } from './item-shape.ts';
import type { Line } from './line-splitter.ts';
import { bounded, type IngestReceipt } from './ingest.model.ts';

/** Tries of a batch while the database is unavailable, and milliseconds between them. Chosen: longer than a fail-over. */
const [TRIES, PAUSE_MS] = [10, 1_000];

/** Under which lines of a type that there is not are counted, whatever they call it. */
export const UNKNOWN_KIND = 'UNKNOWN';

/** What an item costs while it is written. Chosen: two full batches of a workspace are written at once. */
const ITEM_COST = 100;

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

/** Items that share a transaction, and how they are ingested. */
interface Run {
  readonly system: string;
  readonly kind: AnyIngestKind;
  readonly dryRun: boolean;
  readonly stopping: AbortSignal;
}

/** Ingests lines of JSON, each an item of the kind that its `type` names. */
@Injectable()
export class IngestLines {
  constructor(
    private readonly db: Database,
    private readonly kinds: IngestKinds,
    private readonly shape: ItemShape,
    private readonly shortKeys: ShortKeys,
    private readonly admission: Admission,
    private readonly log: Log,
  ) {}

  /** Parses a line and checks its shape; days that stand for instants are those of `zone`. */
  parseLine({ number: line, text, fault }: Line, zone: string): ParsedLine {
    if (text === null) return rejectedLine(line, this.kinds.defaultType, null, [invalid(fault ?? '', [])]);
    const size = measureJson(text, LINE_LIMITS);
    if (typeof size !== 'number')
      return rejectedLine(line, this.kinds.defaultType, null, [invalid(size.problem, size.path)]);
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
      receipts.push(...(await this.ingestRun({ system, kind: first.kind, dryRun, stopping }, run)));
    }
    return receipts;
  }

  /**
   * Ingests items of one kind in a transaction. Where something in them makes our code or Postgres fail, they are tried again in
   * two halves, and so on, until the item is found: it is rejected alone, and all others are kept.
   */
  private async ingestRun(of: Run, items: readonly ParsedItem[]): Promise<LineReceipt[]> {
    try {
      const ingested = await retryWhileUnavailable(of.stopping, async () => {
        const leave = await this.admission.enter(currentCaller().workspaceId, items.length * ITEM_COST);
        try {
          return await this.db.transaction(async () => {
            if (of.dryRun) this.db.setRollbackOnly();
            return of.kind.ingest(of.system, await this.withIds(of.kind, items));
          });
        } finally {
          leave();
        }
      });
      return ingested.map((receipt, index) => lineReceipt(items[index]?.line ?? 0, of.kind.type, receipt));
    } catch (thrown) {
      const fault = faultOf(thrown);
      // Whatever else it is, no item is the reason for it.
      if (fault.code !== 'INTERNAL' && fault.code !== 'BAD_REQUEST') throw thrown;
      const [only] = items;
      if (items.length === 1 && only) return [this.unfit(only, of.kind, fault, thrown)];
      const half = Math.ceil(items.length / 2);
      const before = await this.ingestRun(of, items.slice(0, half));
      return [...before, ...(await this.ingestRun(of, items.slice(half)))];
    }
  }

  /** The receipt of an item that cannot be ingested for a reason that no rule of ours foresaw. */
  private unfit({ line, item }: ParsedItem, { type }: AnyIngestKind, fault: Fault, thrown: unknown): LineReceipt {
    const { id: requestId } = currentRequest();
    if (fault.code === 'INTERNAL')
      this.log.error({ requestId, line, type, fault: thrown }, 'an item could not be ingested');
    const problem =
      fault.code === 'INTERNAL'
        ? `The item cannot be taken as it is; the log of request ${requestId} says why.`
        : fault.message;
    const { externalId } = item as { readonly externalId?: unknown };
    return receiptOf(line, type, typeof externalId === 'string' ? externalId : null, [invalid(problem, [])]);
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

const rejectedLine = (...of: Parameters<typeof receiptOf>): ParsedLine => ({ line: of[0], rejected: receiptOf(...of) });

const receiptOf = (line: number, type: string, externalId: string | null, errors: readonly Refusal[]): LineReceipt =>
  bounded({ line, type, externalId, status: 'REJECTED', errors, warnings: [] });

/** The receipt of a batch as that of a line: its paths begin at the top of the item. */
function lineReceipt(line: number, type: string, { index: _, ...receipt }: IngestReceipt): LineReceipt {
  const { errors, warnings, ...rest } = bounded(receipt);
  const ofItem = <Told extends { readonly path: readonly string[] }>(each: Told): Told => ({
    ...each,
    path: each.path.slice(2),
  });
  return { line, type, ...rest, errors: errors.map(ofItem), warnings: warnings.map(ofItem) };
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
