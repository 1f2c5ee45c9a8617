import { Injectable } from '@nestjs/common';
import { RowStore } from '../../platform/change-log/row.store.ts';
import { Columns } from '../../platform/database/columns.ts';
import { Database } from '../../platform/database/database.ts';
import { databaseFault } from '../../platform/database/fault.ts';
import { idOf } from '../../platform/database/id.ts';
import { currentCaller } from '../../platform/request/request.ts';
import { SurveyAnswer } from './survey-answer.model.ts';

/** An answer that is to be written. */
export type KeptAnswer = Omit<SurveyAnswer, 'workspaceId' | 'createdAt'>;

/** Holds and writes what people answered. */
@Injectable()
export class SurveyAnswerStore {
  constructor(
    private readonly db: Database,
    private readonly columns: Columns,
    private readonly rows: RowStore,
  ) {}

  /** Which of these are nodes of the kind that is asked about. */
  async nodesOf(kind: 'OPPORTUNITY' | 'SOLUTION', ids: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.db.sql<{ id: string }>`
      SELECT id FROM tree_node
      WHERE workspace_id = ${currentCaller().workspaceId} AND id = ANY(${ids.map(idOf)}::uuid[]) AND kind = ${kind}`;
    return new Set(found.map(({ id }) => id));
  }

  /** Answers of a system that are known, by their natural key; held until the transaction ends. */
  async held(system: string, keys: readonly string[]): Promise<ReadonlyMap<string, SurveyAnswer>> {
    const found = await this.db.sql<SurveyAnswer>`
      SELECT ${() => this.columns.of(SurveyAnswer, 'answer')} FROM survey_answer AS answer
      WHERE answer.workspace_id = ${currentCaller().workspaceId} AND answer.source_system = ${system}
        AND answer.natural_key = ANY(${keys}::text[])
      ORDER BY answer.natural_key FOR NO KEY UPDATE`;
    return new Map(found.map((answer) => [answer.naturalKey, answer]));
  }

  /** Writes what became of a push: new answers in one statement, changed ones in one each. */
  async keep(added: readonly KeptAnswer[], changed: readonly KeptAnswer[]): Promise<void> {
    try {
      await this.rows.insert(SurveyAnswer, added);
    } catch (fault) {
      // Another push brought the same answer first: what stands has to be read anew.
      if (databaseFault(fault)?.code === '23505') throw new AnswerTaken();
      throw fault;
    }
    for (const { id, ...set } of changed) await this.rows.update(SurveyAnswer, { ids: [id] }, set);
  }

  /** What people answered of an opportunity counts for the one that it was merged into. */
  async follow(fromId: string, intoId: string): Promise<void> {
    const answers = await this.db.sql<{ id: string }>`
      SELECT id FROM survey_answer WHERE workspace_id = ${currentCaller().workspaceId} AND node_id = ${fromId}`;
    const ids = answers.map(({ id }) => id);
    await this.rows.update(SurveyAnswer, { ids }, { nodeId: intoId });
  }
}

/** The transaction starts anew. Carries the code by which that is done. */
class AnswerTaken extends Error {
  readonly code = '40001';
}
