import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
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
    private readonly archive: ArchiveStore,
    private readonly store: OwnModelStore,
  ) {}

  @Mutation(() => OwnModelRestorePayload, {
    description: 'Restores an archived own scoring model, as long as fewer than 20 are in use.',
  })
  @RequiresScope('tree:write')
  async ownModelRestore(@Args('input') input: OwnModelRestoreInput): Promise<OwnModelRestorePayload> {
    const ownModel = await this.archive.restore(OwnModel, 'ownModel', input, async () => {
      await this.store.lockForOneMore();
      return [];
    });
    return { ownModel };
  }
}
