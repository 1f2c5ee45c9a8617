import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { asItWas, valueThen } from './finals.reader.ts';

/** Reads how often the metrics of key results are read. */
@Injectable()
export class RhythmReader {
  constructor(private readonly db: Database) {}

  /** Days between two readings of a key result's metric; null where it has no rhythm. Once the figures of the cycle are final, as it was at that moment. One statement per request. */
  rhythmDays(keyResultId: string): Promise<number | null> {
    return currentRequest()
      .loader('KeyResult.rhythmDays', () => new Loader((ids: readonly string[]) => this.load(ids)))
      .load(keyResultId);
  }

  private async load(ids: readonly string[]): Promise<(number | null)[]> {
    const { workspaceId } = currentCaller();
    const rows = await this.db.sql<{ id: string; days: number | null }>`
      SELECT key_result.id, ${() => valueThen('metric', 'rhythm_days', 'int')} AS days FROM key_result
      JOIN objective ON objective.workspace_id = ${workspaceId} AND objective.id = key_result.objective_id
      JOIN cycle ON cycle.workspace_id = ${workspaceId} AND cycle.id = objective.cycle_id
      JOIN metric ON metric.workspace_id = ${workspaceId} AND metric.id = key_result.metric_id
      ${() => asItWas('metric')}
      WHERE key_result.workspace_id = ${workspaceId} AND key_result.id = ANY(${ids}::uuid[])`;
    const daysOf = new Map(rows.map(({ id, days }) => [id, days]));
    return ids.map((id) => daysOf.get(id) ?? null);
  }
}
