import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
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
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => OwnModelArchivePayload, {
    description:
      'Archives an own scoring model. It takes no new scores; its existing scores stay and can be explained.',
  })
  @RequiresScope('tree:write')
  async ownModelArchive(@Args('input') input: OwnModelArchiveInput): Promise<OwnModelArchivePayload> {
    return { ownModel: await this.archive.archive(OwnModel, 'ownModel', input) };
  }
}
