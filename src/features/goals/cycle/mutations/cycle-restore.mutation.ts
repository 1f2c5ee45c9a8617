import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Cycle } from '../cycle.model.ts';

/** The archived cycle to restore. */
@InputType()
export class CycleRestoreInput extends VersionedInput {}

/** The restored cycle. */
@ObjectType()
export class CycleRestorePayload extends payloadOf(Cycle, 'cycle') {}

/** Restores a cycle. */
@Resolver()
export class CycleRestoreMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => CycleRestorePayload, {
    description: 'Restores an archived cycle, and with it what is not archived itself.',
  })
  @RequiresScope('okr:write')
  async cycleRestore(@Args('input') input: CycleRestoreInput): Promise<CycleRestorePayload> {
    return { cycle: await this.archive.restore(Cycle, 'cycle', input) };
  }
}
