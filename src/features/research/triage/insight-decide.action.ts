import { Injectable } from '@nestjs/common';
import { type Refusal, refusal, refuseIf } from '../../../domain/refusal.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Insight } from '../insight/insight.model.ts';
import { InsightStatusStore } from '../insight/insight-status.store.ts';
import { MOST_DECIDED } from './link.model.ts';

/** A decision on insights. */
interface Decision {
  /** Writes the decision for the insights that allow it. */
  readonly write: (ids: readonly string[]) => Promise<void>;
  /** Why an insight does not allow the decision, in a sentence; null if it does. */
  readonly against: (insight: Insight) => string | null;
}

/** Decides on insights in bulk, within the caller's transaction; a refused insight does not affect the others. */
@Injectable()
export class InsightDecideAction {
  constructor(
    private readonly read: RowReader,
    private readonly statuses: InsightStatusStore,
  ) {}

  /** For each id, in the given order, why it was refused; empty if it was not. Four statements, however many ids. */
  async each(ids: readonly string[], { write, against }: Decision): Promise<Refusal[][]> {
    if (ids.length > MOST_DECIDED)
      refuseIf(refusal('TOO_MANY', { what: 'Ids of one call', most: MOST_DECIDED, given: ids.length }, ['ids']));
    await this.statuses.lock(ids);
    const insights = await this.read.byIds(Insight, ids);
    const refusals = ids.map((id, index) => {
      const [insight, path] = [insights[index], ['ids', String(index)]];
      if (!insight) return [refusal('NOT_FOUND', { type: Insight.name, id }, path)];
      const problem = against(insight);
      return problem === null ? [] : [refusal('NOT_APPLICABLE', { problem }, path)];
    });
    const decided = insights.flatMap((insight, index) =>
      insight && refusals[index]?.length === 0 ? [insight.id] : [],
    );
    await write([...new Set(decided)]);
    await this.statuses.settle(decided);
    return refusals;
  }
}
