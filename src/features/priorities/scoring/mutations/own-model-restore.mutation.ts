import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refusal } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { OwnModel } from '../own-model.model.ts';
import { OwnModelStore } from '../own-model.store.ts';

/** The archived own model to restore. */
@InputType()
export class OwnModelRestoreInput extends VersionedInput {}

/** The restored model. */
@ObjectType()
export class OwnModelRestorePayload extends payloadOf(OwnModel, 'ownModel') {}

/** Restores an archived own model. */
@Resolver()
export class OwnModelRestoreMutation {
  constructor(
    private readonly rows: RowStore,
    private readonly store: OwnModelStore,
  ) {}

  @Mutation(() => OwnModelRestorePayload, {
    description: 'Restores an archived own scoring model, as long as fewer than 20 are in use.',
  })
  @RequiresScope('tree:write')
  async ownModelRestore(@Args('input') { id, expectedVersion }: OwnModelRestoreInput): Promise<OwnModelRestorePayload> {
    const set = { archivedAt: null, archiveReason: null };
    const check = async ({ archivedAt }: OwnModel) => {
      if (archivedAt === null) return [refusal('NOT_APPLICABLE', { problem: 'The model is in use already.' }, ['id'])];
      await this.store.lockForOneMore();
      return [];
    };
    return {
      ownModel: await this.rows.updateOne(OwnModel, 'ownModel', id, expectedVersion, set, check),
    };
  }
}
