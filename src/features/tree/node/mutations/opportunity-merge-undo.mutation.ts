import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { IsInt, Min } from 'class-validator';
import { type Refusal, refusal, Refused, refuseStale } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RestartTransaction } from '../../../../platform/database/restart-transaction.ts';
import { CarryPayload, told } from '../carry-payload.model.ts';
import { Opportunity } from '../kinds/opportunity.model.ts';
import { MergeUndoAction } from '../merge-undo.action.ts';
import type { OpportunityMerge } from '../opportunity-merge.model.ts';
import { OpportunityMergeStore } from '../opportunity-merge.store.ts';
import { TreeNodeReader } from '../tree-node.reader.ts';
import { TreeStore } from '../tree.store.ts';

/** The opportunity that is to be parted from the one that it was merged into. */
@InputType()
export class OpportunityMergeUndoInput {
  /** Opportunity that was merged into another. */
  @Field(() => ID)
  id: string;

  /** Version of that opportunity that the caller knows. */
  @Field(() => Int)
  @IsInt()
  @Min(1)
  expectedVersion: number;

  /** Version, that the caller knows, of the opportunity that it was merged into. */
  @Field(() => Int)
  @IsInt()
  @Min(1)
  intoExpectedVersion: number;
}

/** Both opportunities, parted again. */
@ObjectType()
export class OpportunityMergeUndoPayload extends CarryPayload {
  /** The opportunity that was merged, itself again; on a conflict of versions as it now is; null when refused otherwise. */
  @Field(() => Opportunity, { nullable: true })
  merged?: Opportunity | null;
}

/** Undoes the merge of two opportunities. */
@Resolver()
export class OpportunityMergeUndoMutation {
  constructor(
    private readonly db: Database,
    private readonly reader: TreeNodeReader,
    private readonly store: TreeStore,
    private readonly merges: OpportunityMergeStore,
    private readonly action: MergeUndoAction,
  ) {}

  @Mutation(() => OpportunityMergeUndoPayload, {
    description:
      'Undoes a merge: everything that it took along or changed is where and as it was before, whatever was merged into the same opportunity later. What was changed since, or has come since, stays where it is and is named in `leftBehind`. Refused where the opportunity that stayed was itself merged into a third one, which has to be undone first, where one of both is archived, and where one of both hangs in another tree by now.',
  })
  @RequiresScope('tree:write')
  opportunityMergeUndo(
    @Args('input') { id, expectedVersion, intoExpectedVersion }: OpportunityMergeUndoInput,
  ): Promise<OpportunityMergeUndoPayload> {
    return this.db.transaction(async () => {
      const { id: mergedId } = await this.reader.get(id, ['id'], ['OPPORTUNITY']);
      const concerned = await this.concerned(mergedId);
      await this.store.lockTreesOf(...concerned.nodeIds);
      const { merge, later, nodeIds } = await this.concerned(mergedId);
      if (nodeIds.join() !== concerned.nodeIds.join()) throw new RestartTransaction(MERGED_MEANWHILE);
      const merged = (await this.reader.get(mergedId)) as Opportunity;
      refuseStale({ merged }, expectedVersion);
      if (!merge || merge.undoneAt !== null) throw new Refused([noMerge(merged, merge)]);
      const into = (await this.reader.get(merge.intoId)) as Opportunity;
      refuseStale({ opportunity: into }, intoExpectedVersion, ['intoExpectedVersion']);
      const report = await this.action.undo(merge, later);
      const [opportunity, parted] = [await this.reader.get(into.id), await this.reader.get(merged.id)];
      return { opportunity: opportunity as Opportunity, merged: parted as Opportunity, ...told(report) };
    });
  }

  /** The merge, those that came later into the same opportunity, and all nodes that take part in them. */
  private async concerned(mergedId: string) {
    const merge = await this.merges.lastOf(mergedId);
    const later = merge?.undoneAt === null ? await this.merges.laterThan(merge) : [];
    const nodeIds = [mergedId, ...(merge ? [merge.intoId] : []), ...later.map((each) => each.mergedId)];
    return { merge, later, nodeIds };
  }
}

const noMerge = ({ shortKey }: Opportunity, merge: OpportunityMerge | null): Refusal => {
  const problem = merge
    ? `The merge of ${shortKey} is undone already.`
    : `id takes an opportunity that was merged into another; ${shortKey} was not.`;
  return refusal('NOT_APPLICABLE', { problem }, ['id']);
};

const MERGED_MEANWHILE = 'While the locks were waited for, another opportunity was merged, or a merge was undone.';
