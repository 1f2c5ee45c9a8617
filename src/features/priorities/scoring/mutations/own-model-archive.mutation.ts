import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refusal } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { ArchivingInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { OwnModel } from '../own-model.model.ts';

/** The own model to archive, and why. */
@InputType()
export class OwnModelArchiveInput extends ArchivingInput {}

/** The archived model. */
@ObjectType()
export class OwnModelArchivePayload extends payloadOf(OwnModel, 'ownModel') {}

/** Archives an own model. */
@Resolver()
export class OwnModelArchiveMutation {
  constructor(private readonly rows: RowStore) {}

  @Mutation(() => OwnModelArchivePayload, {
    description:
      'Archives an own scoring model. It takes no new scores; its existing scores stay and can be explained.',
  })
  @RequiresScope('tree:write')
  async ownModelArchive(
    @Args('input') { id, expectedVersion, reason }: OwnModelArchiveInput,
  ): Promise<OwnModelArchivePayload> {
    const set = { archivedAt: new Date(), archiveReason: reason };
    const archived = ({ archivedAt, name }: OwnModel) =>
      archivedAt === null ? [] : [refusal('ARCHIVED', { what: `The scoring model ${name}` }, ['id'])];
    return {
      ownModel: await this.rows.updateOne(OwnModel, 'ownModel', id, expectedVersion, set, archived),
    };
  }
}
