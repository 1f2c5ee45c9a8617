import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Assumption } from '../assumption.model.ts';

/** The archived assumption to restore. */
@InputType()
export class AssumptionRestoreInput extends VersionedInput {}

/** The restored assumption. */
@ObjectType()
export class AssumptionRestorePayload extends payloadOf(Assumption, 'assumption') {}

/** Restores an assumption. */
@Resolver()
export class AssumptionRestoreMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => AssumptionRestorePayload, {
    description: 'Restores an archived assumption: it returns to lists, at its old positions.',
  })
  @RequiresScope('tree:write')
  async assumptionRestore(@Args('input') input: AssumptionRestoreInput): Promise<AssumptionRestorePayload> {
    return { assumption: await this.archive.restore(Assumption, 'assumption', input) };
  }
}
