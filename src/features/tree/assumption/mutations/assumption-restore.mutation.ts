import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Assumption } from '../assumption.model.ts';

/** Which archived assumption comes back. */
@InputType()
export class AssumptionRestoreInput extends VersionedInput {}

/** The assumption that was brought back. */
@ObjectType()
export class AssumptionRestorePayload extends payloadOf(Assumption, 'assumption') {}

/** Brings an assumption back. */
@Resolver()
export class AssumptionRestoreMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => AssumptionRestorePayload, {
    description: 'Brings an archived assumption back into lists, in its old places.',
  })
  @RequiresScope('tree:write')
  async assumptionRestore(@Args('input') input: AssumptionRestoreInput): Promise<AssumptionRestorePayload> {
    return { assumption: await this.archive.restore(Assumption, 'assumption', input) };
  }
}
