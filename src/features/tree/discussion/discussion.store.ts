import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Comment } from './comment.model.ts';
import { OpenQuestion } from './open-question.model.ts';
import { OpenQuestionReader } from './open-question.reader.ts';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import { Contributes } from '../../../platform/hook/contributions.ts';
import { type AttachesToNodes, NodeAttachments } from '../node/node-attachments.ts';
import { OpportunityMerged } from '../node/opportunity-merged.hook.ts';

/** Moves questions and comments from one node to another. */
@Contributes(NodeAttachments)
@Injectable()
export class DiscussionStore implements AttachesToNodes {
  readonly attached = [OpenQuestion, Comment].map((model) => ({ model, namedIn: ['nodeId'] }));

  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
    private readonly questions: OpenQuestionReader,
  ) {}

  /** Moves the questions and comments of the merged opportunity to the one that stays. @throws Refused TOO_MANY */
  @Subscribe(OpportunityMerged)
  async carryDiscussionOver({ fromId, intoId, report }: HookArgs<OpportunityMerged>): Promise<void> {
    const [asked = [], present = []] = await this.questions.ofAll([fromId, intoId]);
    if (asked.length > 0) this.questions.checkCount(asked.length + present.length, ['intoId']);
    const comments = await this.db.sql<{ id: string }>`
      SELECT id FROM comment WHERE workspace_id = ${currentCaller().workspaceId} AND node_id = ${fromId}`;
    const moved = { nodeId: intoId };
    await this.rows.update(OpenQuestion, { ids: idsOf(asked) }, moved, 'MOVED');
    await this.rows.update(Comment, { ids: idsOf(comments) }, moved, 'MOVED');
    report.carry('OpenQuestion', asked.length);
    report.carry('Comment', comments.length);
  }
}

const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);
