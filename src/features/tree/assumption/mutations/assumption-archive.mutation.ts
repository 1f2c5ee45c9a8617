import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { ArchivingInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Assumption } from '../assumption.model.ts';

/** The assumption to archive, and the reason. */
@InputType()
export class AssumptionArchiveInput extends ArchivingInput {}

/** The archived assumption. */
@ObjectType()
export class AssumptionArchivePayload extends payloadOf(Assumption, 'assumption') {}

/** Archives an assumption. */
@Resolver()
export class AssumptionArchiveMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => AssumptionArchivePayload, {
    description:
      'Archives an assumption. It stays readable, but it cannot be edited, and it leaves the lists and the assumptions of nodes.',
  })
  @RequiresScope('tree:write')
  async assumptionArchive(@Args('input') input: AssumptionArchiveInput): Promise<AssumptionArchivePayload> {
    return { assumption: await this.archive.archive(Assumption, 'assumption', input) };
  }
}
