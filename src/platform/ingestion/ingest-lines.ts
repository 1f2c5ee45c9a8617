import { Injectable } from '@nestjs/common';
import { invalid, type Refusal, refusal } from '../../domain/refusal.ts';
import { Database } from '../database/database.ts';
import { isUnavailable } from '../database/fault.ts';
import { currentCaller } from '../request/request.ts';
import { type IngestKind, IngestKinds } from './ingest-kinds.ts';
import { ItemShape } from './item-shape.ts';
import type { Line } from './line-splitter.ts';
import type { PushReceipt } from './ingest.model.ts';

/** Times a batch is tried while the database cannot answer, and milliseconds between. Chosen: longer than a fail-over. */
const [TRIES, PAUSE_MS] = [10, 1_000];

/** A receipt as it stands in a line of the answer. */
export interface LineReceipt extends Omit<PushReceipt, 'index'> {
  /** Number of the line, from 1. */
  readonly line: number;
  readonly type: string;
}

/** A line that was read: an item with its kind, or what is wrong with it. */
export type Item =
  | { readonly line: number; readonly kind: IngestKind; readonly item: unknown }
  | { readonly line: number; readonly refused: LineReceipt };

/** Takes in what stands in lines of JSON: each its own item, of whatever sort its `type` says. */
@Injectable()
export class IngestLines {
  constructor(
    private readonly db: Database,
    private readonly kinds: IngestKinds,
    private readonly shape: ItemShape,
  ) {}

  /** What a line says, judged by the shape of its sort. */
  read({ number: line, text, fault }: Line): Item {
    if (text === null) return refusedLine(line, this.kinds.defaultType, null, [invalid(fault ?? '', [])]);
    let said: unknown;
    try {
      said = JSON.parse(text);
    } catch (thrown) {
      return refusedLine(line, this.kinds.defaultType, null, [
        invalid(`The line is no JSON: ${(thrown as Error).message}.`, []),
      ]);
    }
    return this.judge(line, said);
  }

  /** What an item that came as JSON is. */
  judge(line: number, said: unknown): Item {
    if (typeof said !== 'object' || said === null || Array.isArray(said))
      return refusedLine(line, this.kinds.defaultType, null, [invalid('A line holds one JSON object.', [])]);
    const { type = this.kinds.defaultType, ...rest } = said as Record<string, unknown>;
    const externalId = typeof rest['externalId'] === 'string' ? rest['externalId'] : null;
    const kind = typeof type === 'string' ? this.kinds.of(type) : null;
    const names = this.kinds
      .all()
      .map((each) => each.type)
      .sort();
    if (!kind)
      return refusedLine(line, String(type), externalId, [invalid(`type is one of ${names.join(', ')}.`, ['type'])]);
    if (!currentCaller().scopes.has(kind.requiredScope)) {
      const problem = `The key lacks the scope ${kind.requiredScope}, which lines of type ${kind.type} take.`;
      return refusedLine(line, kind.type, externalId, [refusal('NOT_APPLICABLE', { problem }, ['type'])]);
    }
    const read = this.shape.read(kind.shape, rest);
    if ('faults' in read) return refusedLine(line, kind.type, externalId, read.faults);
    kind.prepare?.(read.item as never);
    return { line, kind, item: read.item };
  }

  /** One receipt for each item, in their order. Items of one sort that follow each other are one transaction. */
  async take(system: string, items: readonly Item[], dryRun: boolean, stopping: AbortSignal): Promise<LineReceipt[]> {
    const receipts: LineReceipt[] = [];
    for (let at = 0; at < items.length;) {
      const head = items[at];
      if (!head || 'refused' in head) {
        if (head) receipts.push(head.refused);
        at += 1;
        continue;
      }
      const run = sameKind(items, at, head.kind);
      at += run.length;
      const made = await patiently(stopping, () =>
        this.db.transaction(() => {
          if (dryRun) this.db.setRollbackOnly();
          return head.kind.receive(system, run.map(({ item }) => item) as never);
        }),
      );
      receipts.push(...made.map((receipt, index) => lineReceipt(run[index]?.line ?? 0, head.kind.type, receipt)));
    }
    return receipts;
  }
}

type Sound = Exclude<Item, { refused: unknown }>;

/** Items from this place on that are of one sort. */
function sameKind(items: readonly Item[], from: number, kind: IngestKind): Sound[] {
  const run: Sound[] = [];
  for (const item of items.slice(from)) {
    if ('refused' in item || item.kind !== kind) break;
    run.push(item);
  }
  return run;
}

function refusedLine(line: number, type: string, externalId: string | null, errors: readonly Refusal[]): Item {
  return { line, refused: { line, type, externalId, status: 'REJECTED', errors, warnings: [] } };
}

/** The receipt of a push as that of a line: paths begin at the line's top. */
function lineReceipt(line: number, type: string, { index: _, errors, ...receipt }: PushReceipt): LineReceipt {
  return { line, type, ...receipt, errors: errors.map((error) => ({ ...error, path: error.path.slice(2) })) };
}

/** Tries again while the database cannot answer: what was acknowledged stays, and the rest need not be sent again. */
async function patiently<Answer>(stopping: AbortSignal, work: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries++)
    try {
      return await work();
    } catch (fault) {
      if (tries === TRIES || stopping.aborted || !isUnavailable(fault)) throw fault;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
}
