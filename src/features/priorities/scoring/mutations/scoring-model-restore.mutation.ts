import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refusal } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { OwnScoringModel } from '../own-model.model.ts';
import { OwnModelStore } from '../own-model.store.ts';

/** The archived own model to restore. */
@InputType()
export class ScoringModelRestoreInput extends VersionedInput {}

/** The restored model. */
@ObjectType()
export class ScoringModelRestorePayload extends payloadOf(OwnScoringModel, 'ownScoringModel') {}

/** Restores an archived own model. */
@Resolver()
export class ScoringModelRestoreMutation {
  constructor(
    private readonly rows: RowStore,
    private readonly store: OwnModelStore,
  ) {}

  @Mutation(() => ScoringModelRestorePayload, {
    description: 'Restores an archived own scoring model, as long as fewer than 20 are in use.',
  })
  @RequiresScope('tree:write')
  async scoringModelRestore(
    @Args('input') { id, expectedVersion }: ScoringModelRestoreInput,
  ): Promise<ScoringModelRestorePayload> {
    const set = { archivedAt: null, archiveReason: null };
    const check = async ({ archivedAt }: OwnScoringModel) => {
      if (archivedAt === null) return [refusal('NOT_APPLICABLE', { problem: 'The model is in use already.' }, ['id'])];
      await this.store.lockForOneMore();
      return [];
    };
    return {
      ownScoringModel: await this.rows.updateOne(OwnScoringModel, 'ownScoringModel', id, expectedVersion, set, check),
    };
  }
}
