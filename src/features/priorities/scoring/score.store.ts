import { Injectable } from '@nestjs/common';
import { type Warning, warning } from '../../../domain/warning.ts';
import { type NewRow, RowStore } from '../../../platform/change-log/row.store.ts';
import { notchRange } from '../../../domain/priorities/scoring/notch.ts';
import type { ScoringModel } from '../../../domain/priorities/scoring/scoring-model.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { dayAt } from '../../../platform/calendar/sql-day.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Score } from './score.model.ts';
import { RankingEntryStore } from './ranking-entry.store.ts';

/** A score to add, and the model that it is by. */
export interface ScoreToAdd {
  readonly score: NewRow<Score>;
  readonly model: ScoringModel;
}

/** A complete score that goes on counting although an incomplete one was added. */
interface CompleteScore {
  readonly addedId: string;
  readonly completeId: string;
  /** Day for which the complete score holds, UTC. */
  readonly day: string;
  /** Factors that the added score lacks. */
  readonly missing: string[];
}

/** Adds scores, and updates the ranking entries of their nodes. */
@Injectable()
export class ScoreStore {
  constructor(
    private readonly calendar: CalendarReader,
    private readonly db: Database,
    private readonly rows: RowStore,
    private readonly rankingEntries: RankingEntryStore,
  ) {}

  /**
   * Adds scores, and ranks their nodes by the scores that count; the number of statements is the same however many.
   * Returns warnings by the ids of the scores that have some.
   */
  async record(added: readonly ScoreToAdd[]): Promise<ReadonlyMap<string, readonly Warning[]>> {
    const rows = await this.rows.insert(
      Score,
      added.map(({ score }) => score),
    );
    await this.rankingEntries.write(
      added.map(({ model }, index) => {
        const { id, nodeId, given } = rows[index] as Score;
        return { id, nodeId, reach: notchRange(model, given) };
      }),
    );
    const incomplete = rows.filter(({ missing }) => missing.length > 0).map(({ id }) => id);
    return new Map((await this.completeBeside(incomplete)).map((each) => [each.addedId, [warningOf(each)]]));
  }

  private async completeBeside(incompleteIds: readonly string[]): Promise<CompleteScore[]> {
    if (incompleteIds.length === 0) return [];
    const { workspaceId } = currentCaller();
    return this.db.sql`
      SELECT added.id AS "addedId", entry.score_id AS "completeId", added.missing,
             ${() => dayAt('entry.recorded_at', 'zone.name')}::text AS day
      FROM score AS added
      CROSS JOIN (SELECT ${await this.calendar.zone()}::text AS name) AS zone
      JOIN ranking_entry AS entry ON entry.workspace_id = ${workspaceId} AND entry.node_id = added.node_id
        AND entry.model = added.model AND entry.batch_id = COALESCE(added.batch_id, '') AND entry.complete
      WHERE added.workspace_id = ${workspaceId} AND added.id = ANY(${incompleteIds}::uuid[])`;
  }
}

const warningOf = ({ completeId, day, missing }: CompleteScore): Warning =>
  warning(
    'INCOMPLETE',
    `This score lacks ${missing.join(', ')}, so the complete score of ${day} goes on counting. ` +
      `To change single factors of that one, call scoreAmend with its id ${completeId}.`,
    ['inputs'],
  );
