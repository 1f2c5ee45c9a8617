import { Injectable } from '@nestjs/common';
import { refusal, Refused } from '../../../domain/refusal.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import type { List } from '../../../platform/database/list-page.reader.ts';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { holdsText, isOneOf, isSaid, part } from '../../../platform/database/sql-part.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { AS_MADE } from '../../../platform/paging/sort-key.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { archivedInEffect } from '../node/in-effect.reader.ts';
import type { OpenQuestionArgs } from './open-question-args.model.ts';
import { MOST_QUESTIONS, OpenQuestion } from './open-question.model.ts';

/** Reads open questions. */
@Injectable()
export class OpenQuestionReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly lists: ListReader,
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

  /** One page of the workspace's questions, oldest first unless said otherwise. */
  page(args: OpenQuestionArgs): Promise<CountedConnection<OpenQuestion>> {
    return this.lists.page(this.list(args), args);
  }

  /** One page of the questions that a person should answer; one statement for all persons of a request. */
  pageFor(personId: string, args: OpenQuestionArgs): Promise<CountedConnection<OpenQuestion>> {
    return this.lists.pageOf({ ...this.list(args), of: 'row.for_id' }, personId, args);
  }

  private list(args: OpenQuestionArgs): List {
    const { workspaceId } = currentCaller();
    const { forIds, outcomeIds, teamIds, isAnswered, dueBefore, text, includeArchived = false } = args.filter ?? {};
    return this.lists.rowsOf(OpenQuestion, {
      name: 'openQuestions',
      join: part`JOIN tree_node AS node ON node.workspace_id = ${workspaceId} AND node.id = row.node_id
        JOIN tree_node AS root ON root.workspace_id = ${workspaceId} AND root.id = node.tree_id`,
      where: [
        isOneOf('row.for_id', forIds, 'uuid'),
        isOneOf('node.tree_id', outcomeIds, 'uuid'),
        isOneOf('root.team_id', teamIds, 'uuid'),
        isSaid('row.answer IS NOT NULL', isAnswered),
        dueBefore ? part`row.due_on < ${dueBefore}::date` : null,
        holdsText("row.text || ' ' || COALESCE(row.answer, '')", text),
        !includeArchived && part`NOT ${() => archivedInEffect('node')}`,
      ],
      orders: { CREATED_AT: AS_MADE, DUE_ON: { sql: `COALESCE(row.due_on, 'infinity')`, type: 'date' } },
      order: { field: 'CREATED_AT', direction: 'ASC' },
    });
  }
}
