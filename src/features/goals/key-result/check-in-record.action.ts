import { Injectable } from '@nestjs/common';
import { type Refusal, refusal, Refused, refuseIf } from '../../../domain/refusal.ts';
import { type NewRow, RowStore } from '../../../platform/change-log/row.store.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { eachItem, type ItemReceipt } from '../../../platform/graphql/each-item.ts';
import { idOf, newId } from '../../../platform/id.ts';
import { CheckIn } from './check-in.model.ts';
import { CheckInsRecordItemInput } from './check-ins-record.model.ts';
import { GoalReader } from './goal.reader.ts';
import { KeyResult } from './key-result.model.ts';
import { KeyResultStore } from './key-result.store.ts';

/** What the check-ins of a call refer to, by id. */
interface Referred {
  readonly keyResults: ReadonlyMap<string, KeyResult>;
  /** Refusals for those key results that are archived in effect, by id. */
  readonly archived: ReadonlyMap<string, Refusal[]>;
  /** Check-ins to correct; they are locked until the transaction ends. */
  readonly toCorrect: ReadonlyMap<string, CheckIn>;
  /** Ids of those that have a correction, to which each new one is added. */
  readonly corrected: Set<string>;
}

/** Records check-ins within the caller's transaction. */
@Injectable()
export class CheckInRecordAction {
  constructor(
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly store: KeyResultStore,
    private readonly goals: GoalReader,
  ) {}

  /** Records a check-in and returns its id. @throws Refused with the reason against it */
  async record(item: CheckInsRecordItemInput): Promise<string> {
    const row = rowOf(item, await this.referred([item]), new Date());
    await this.rows.insert(CheckIn, [row]);
    return row.id;
  }

  /**
   * Records check-ins, each of which may be declined alone, and returns what became of each, with its id. The same number
   * of statements whatever their number.
   */
  async recordEach(items: readonly CheckInsRecordItemInput[]): Promise<ItemReceipt<string>[]> {
    const referred = await this.referred(items);
    const now = new Date();
    const rows: NewRow<CheckIn>[] = [];
    const receipts = await eachItem(CheckInsRecordItemInput, items, (item) => {
      const row = rowOf(item, referred, now);
      rows.push(row);
      return row.id;
    });
    await this.rows.insert(CheckIn, rows);
    return receipts;
  }

  private async referred(items: readonly CheckInsRecordItemInput[]): Promise<Referred> {
    const keyResults = await this.read.byIds(KeyResult, [...new Set(items.map(({ keyResultId }) => keyResultId))]);
    const toCorrect = await this.read.byIds(CheckIn, [...new Set(items.flatMap(({ correctsId }) => correctsId ?? []))]);
    const corrected = await this.store.lockForCorrection(toCorrect.flatMap((checkIn) => checkIn?.id ?? []));
    const archived = await Promise.all(
      keyResults.map(async (each): Promise<[string, Refusal[]]> =>
        each ? [each.id, await this.goals.check(each, ['keyResultId'])] : ['', []],
      ),
    );
    return {
      keyResults: byId(keyResults),
      archived: new Map(archived),
      toCorrect: byId(toCorrect),
      corrected: new Set(corrected),
    };
  }
}

const byId = <Row extends { id: string }>(rows: readonly (Row | null)[]): Map<string, Row> =>
  new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));

/** The row of a new check-in; a correction takes over what the input leaves out. @throws Refused */
function rowOf(item: CheckInsRecordItemInput, referred: Referred, now: Date): NewRow<CheckIn> {
  const keyResult = found(KeyResult, referred.keyResults, item.keyResultId, 'keyResultId');
  refuseIf(...(referred.archived.get(keyResult.id) ?? []));
  const corrected = correctedBy(item, keyResult, referred);
  return {
    id: newId(),
    keyResultId: keyResult.id,
    value: item.value,
    confidence: item.confidence === undefined ? (corrected?.confidence ?? null) : item.confidence,
    comment: item.comment === undefined ? (corrected?.comment ?? null) : item.comment,
    observedAt: item.observedAt ?? corrected?.observedAt ?? now,
    correctsId: corrected?.id ?? null,
  };
}

/** The check-in that the item corrects, which no other may correct from then on; null if it corrects none. @throws Refused */
function correctedBy(
  { correctsId }: CheckInsRecordItemInput,
  keyResult: KeyResult,
  { toCorrect, corrected }: Referred,
): CheckIn | null {
  if (correctsId === null || correctsId === undefined) return null;
  const checkIn = found(CheckIn, toCorrect, correctsId, 'correctsId');
  if (checkIn.keyResultId !== keyResult.id)
    refuseIf(refusal('NOT_APPLICABLE', { problem: 'That check-in tells of another key result.' }, ['correctsId']));
  const what = 'A correction of this check-in (correct that one instead)';
  if (corrected.has(checkIn.id)) refuseIf(refusal('ALREADY_EXISTS', { what }, ['correctsId']));
  corrected.add(checkIn.id);
  return checkIn;
}

function found<Row>(type: { readonly name: string }, rows: ReadonlyMap<string, Row>, id: string, field: string): Row {
  const row = rows.get(idOf(id));
  if (!row) throw new Refused([refusal('NOT_FOUND', { type: type.name, id }, [field])]);
  return row;
}
