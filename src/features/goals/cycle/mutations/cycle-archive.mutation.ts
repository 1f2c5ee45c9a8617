import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { ArchivingInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Cycle } from '../cycle.model.ts';

/** The cycle to archive, and the reason. */
@InputType()
export class CycleArchiveInput extends ArchivingInput {}

/** The archived cycle. */
@ObjectType()
export class CycleArchivePayload extends payloadOf(Cycle, 'cycle') {}

/** Archives a cycle. */
@Resolver()
export class CycleArchiveMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => CycleArchivePayload, {
    description:
      'Archives a cycle. Its objectives and their key results are archived in effect: they leave lists, count nowhere and cannot be changed.',
  })
  @RequiresScope('okr:write')
  async cycleArchive(@Args('input') input: CycleArchiveInput): Promise<CycleArchivePayload> {
    return { cycle: await this.archive.archive(Cycle, 'cycle', input) };
  }
}
