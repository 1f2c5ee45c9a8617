import { Injectable } from '@nestjs/common';
import { refusal, Refused } from '../../../domain/refusal.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { checkFirst, type Connection, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, decodeIdCursor } from '../../../platform/paging/cursor.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { archivedInEffect } from '../node/in-effect.reader.ts';
import { MOST_QUESTIONS, OpenQuestion, type OpenQuestionArgs } from './open-question.model.ts';

const LIST = 'openQuestions';

/** Reads open questions. */
@Injectable()
export class OpenQuestionReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** Questions about a node, oldest first; one statement for all nodes of a request. */
  of(nodeId: string): Promise<OpenQuestion[]> {
    return currentRequest()
      .loader('OpenQuestion.of', () => new Loader((ids: readonly string[]) => this.ofAll(ids)))
      .load(nodeId);
  }

  /** Number of questions about a node that have no answer yet; one statement for all nodes of a request. */
  count(nodeId: string): Promise<number> {
    const load = async (ids: readonly string[]): Promise<number[]> => {
      const rows = await this.db.sql<{ nodeId: string; count: number }>`
        SELECT node_id AS "nodeId", count(*) AS count FROM open_question
        WHERE workspace_id = ${currentCaller().workspaceId} AND node_id = ANY(${ids}::uuid[]) AND answer IS NULL GROUP BY node_id`;
      const counts = new Map(rows.map(({ nodeId: id, count }) => [id, count]));
      return ids.map((id) => counts.get(id) ?? 0);
    };
    return currentRequest()
      .loader('OpenQuestion.count', () => new Loader(load))
      .load(nodeId);
  }

  /** Questions about nodes as the transaction sees them, past the loader; one statement. */
  async ofAll(nodeIds: readonly string[]): Promise<OpenQuestion[][]> {
    const questions = await this.db.sql<OpenQuestion>`
      SELECT ${() => this.columns.of(OpenQuestion, 'question')} FROM open_question AS question
      WHERE question.workspace_id = ${currentCaller().workspaceId} AND question.node_id = ANY(${nodeIds}::uuid[])
      ORDER BY question.id`;
    return groupRowsById(nodeIds, questions, ({ nodeId }) => nodeId);
  }

  /** Checks that a node may have that many questions. @throws Refused TOO_MANY */
  checkCount(count: number, path: readonly string[]): void {
    if (count > MOST_QUESTIONS)
      throw new Refused([refusal('TOO_MANY', { what: 'Open questions of one node', most: MOST_QUESTIONS }, path)]);
  }

  /** One page of the workspace's questions, oldest first; one statement. */
  async page(args: OpenQuestionArgs): Promise<Connection<OpenQuestion>> {
    const first = checkFirst(args.first);
    const after = decodeIdCursor(LIST, args.after);
    const { forId, answered, dueBefore, archived } = args;
    const { workspaceId } = currentCaller();
    const questions = await this.db.sql<OpenQuestion>`
      SELECT ${() => this.columns.of(OpenQuestion, 'question')} FROM open_question AS question
      WHERE question.workspace_id = ${workspaceId} AND question.id > ${after}
        AND (${!forId} OR question.for_id = ${idOf(forId ?? '')})
        AND (${typeof answered !== 'boolean'} OR (question.answer IS NOT NULL) = ${answered ?? false})
        AND (${!dueBefore} OR question.due_on < ${dueBefore ?? 'infinity'}::date)
        AND (${archived} OR NOT (
          SELECT ${() => archivedInEffect('node')} FROM tree_node AS node
          WHERE node.workspace_id = ${workspaceId} AND node.id = question.node_id))
      ORDER BY question.id LIMIT ${first + 1}`;
    return pageOf(questions, args, ({ id }) => encodeCursor(LIST, [id]));
  }
}
