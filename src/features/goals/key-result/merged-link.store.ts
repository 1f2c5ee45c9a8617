import { Injectable } from '@nestjs/common';
import { isStrongerHypothesis } from '../../../domain/goals/key-result/stronger-hypothesis.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { Database } from '../../../platform/database/database.ts';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Contributes } from '../../../platform/hook/contributions.ts';
import { type AttachesToNodes, NodeAttachments } from '../../tree/node/node-attachments.ts';
import { OpportunityMerged } from '../../tree/node/opportunity-merged.hook.ts';
import { KeyResultLink } from './key-result-link.model.ts';
import { refuseTooManyOfNode } from './key-result.store.ts';
import { Objective } from './objective.model.ts';

type Link = Pick<KeyResultLink, 'id' | 'keyResultId' | 'nodeId' | 'verdict' | 'expectedSize' | 'confidence'>;

/** Takes what a merged opportunity has to do with goals to the opportunity that remains. */
@Contributes(NodeAttachments)
@Injectable()
export class MergedLinkStore implements AttachesToNodes {
  readonly attached = [
    { model: KeyResultLink, namedIn: ['nodeId'], uniqueBy: ['keyResultId'] },
    { model: Objective, namedIn: ['opportunityId'] },
  ];

  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
  ) {}

  /**
   * Moves the links of a merged opportunity. Where both are linked to one key result, the stronger hypothesis stands, that
   * of the opportunity that remains among equals; the other stays with the merged one, where forecasts still settle it.
   *
   * @throws Refused TOO_MANY
   */
  @Subscribe(OpportunityMerged)
  async carryLinksOver({ fromId, intoId, report }: HookArgs<OpportunityMerged>): Promise<void> {
    const links = await this.db.sql<Link>`
      SELECT id, key_result_id AS "keyResultId", node_id AS "nodeId", verdict, expected_size AS "expectedSize", confidence
      FROM key_result_link
      WHERE workspace_id = ${currentCaller().workspaceId} AND node_id = ANY(${[fromId, intoId]}::uuid[]) ORDER BY id`;
    const present = new Map(
      links.filter(({ nodeId }) => nodeId === intoId).map((link) => [link.keyResultId, link] as const),
    );
    const given = links.filter(({ nodeId }) => nodeId === fromId);
    const free = given.filter(({ keyResultId }) => !present.has(keyResultId));
    refuseTooManyOfNode(present.size + free.length, []);
    const pairs = given.flatMap((link) => {
      const other = present.get(link.keyResultId);
      return other ? [{ link, other, isStronger: isStrongerHypothesis(link, other) }] : [];
    });
    const swapped = pairs.filter(({ isStronger }) => isStronger);
    await this.rows.updateEach(
      KeyResultLink,
      [
        ...[...free, ...swapped.map(({ link }) => link)].map(({ id }) => ({ id, nodeId: intoId })),
        ...swapped.map(({ other }) => ({ id: other.id, nodeId: fromId })),
      ],
      { operation: 'MERGED' },
    );
    report.carry('KeyResultLink', free.length + swapped.length);
    for (const { link, other, isStronger } of pairs) {
      const left = isStronger ? other : link;
      const reason = `Both were linked to this key result (${link.keyResultId}), and the other hypothesis is ${isStronger ? 'stronger' : 'as strong or stronger'}.`;
      report.leave('KeyResultLink', [left.id], reason);
    }
  }

  /** Lets the objectives of a merged opportunity name the opportunity that remains. */
  @Subscribe(OpportunityMerged)
  async carryObjectivesOver({ fromId, intoId, report }: HookArgs<OpportunityMerged>): Promise<void> {
    const objectives = await this.db.sql<{ id: string }>`
      SELECT id FROM objective WHERE workspace_id = ${currentCaller().workspaceId} AND opportunity_id = ${fromId}`;
    const ids = objectives.map(({ id }) => id);
    await this.rows.update(Objective, { ids }, { opportunityId: intoId }, 'MERGED');
    report.carry('Objective', ids.length);
  }
}
