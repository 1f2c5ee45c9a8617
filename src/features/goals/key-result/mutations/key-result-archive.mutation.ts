import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { ArchivingInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { KeyResult } from '../key-result.model.ts';

/** The key result to archive, and the reason. */
@InputType()
export class KeyResultArchiveInput extends ArchivingInput {}

/** The archived key result. */
@ObjectType()
export class KeyResultArchivePayload extends payloadOf(KeyResult, 'keyResult') {}

/** Archives a key result. */
@Resolver()
export class KeyResultArchiveMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => KeyResultArchivePayload, {
    description:
      "Archives a key result. It counts nowhere then: neither in the objective's progress and grade, nor in coverage and breaches. Its check-ins and links stay readable. Where the figures of its cycle are final, it stays part of them.",
  })
  @RequiresScope('okr:write')
  async keyResultArchive(@Args('input') input: KeyResultArchiveInput): Promise<KeyResultArchivePayload> {
    return { keyResult: await this.archive.archive(KeyResult, 'keyResult', input) };
  }
}
