import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { ModelColumns, type ModelClass } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { Answer } from './answer.model.ts';
import { SurveyAnswer } from './survey-answer.model.ts';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import { Contributes } from '../../../platform/hook/contributions.ts';
import { type AttachesToNodes, NodeAttachments } from '../../tree/node/node-attachments.ts';
import { OpportunityMerged } from '../../tree/node/opportunity-merged.hook.ts';

/** Finds answers that are known, and moves them when opportunities are merged. */
@Contributes(NodeAttachments)
@Injectable()
export class AnswerStore implements AttachesToNodes {
  readonly attached = [{ model: SurveyAnswer, namedIn: ['opportunityId'] }];

  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly rows: RowStore,
  ) {}

  /** Answers of a system by natural key, locked until the transaction ends; those that are not known are missing. One statement. */
  async known<Model extends Answer>(
    model: ModelClass<Model>,
    system: string,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, Model>> {
    const found = await this.db.sql<Model>`
      SELECT ${() => this.columns.of(model, 'answer')} FROM ${() => this.columns.metadata(model).tableName} AS answer
      WHERE answer.workspace_id = ${currentCaller().workspaceId} AND answer.source_system = ${system}
        AND answer.natural_key = ANY(${keys}::text[])
      ORDER BY answer.id FOR NO KEY UPDATE`;
    return new Map(found.map((answer) => [answer.naturalKey, answer]));
  }

  /** Keeps participants from being erased until the transaction ends, so that of none of them more is kept than an erasure leaves. */
  async shareWithErasures(): Promise<void> {
    const { workspaceId } = currentCaller();
    await this.db.sql`SELECT FROM workspace WHERE workspace_id = ${workspaceId} FOR SHARE`;
  }

  /** Those of these respondents who were erased; one statement. */
  async erased(respondents: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.db.sql<{ digest: string }>`
      SELECT digest FROM erased_identity
      WHERE workspace_id = ${currentCaller().workspaceId} AND digest = ANY(${respondents}::text[])`;
    return new Set(found.map(({ digest }) => digest));
  }

  /** Moves the answers of a merged opportunity to the one that it was merged into. */
  @Subscribe(OpportunityMerged)
  async carryAnswersOver({ fromId, intoId, report }: HookArgs<OpportunityMerged>): Promise<void> {
    const { workspaceId } = currentCaller();
    // A batch of answers that is under way has to end first, or its answers would be left behind.
    await this.db.sql`SELECT FROM tree_node WHERE workspace_id = ${workspaceId} AND id = ${fromId} FOR NO KEY UPDATE`;
    const answers = await this.db.sql<{ id: string }>`
      SELECT id FROM survey_answer WHERE workspace_id = ${workspaceId} AND opportunity_id = ${fromId}`;
    const ids = answers.map(({ id }) => id);
    await this.rows.update(SurveyAnswer, { ids }, { opportunityId: intoId }, 'MERGED');
    report.carry('SurveyAnswer', ids.length);
  }
}
