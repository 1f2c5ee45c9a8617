import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { KeyResult } from '../key-result.model.ts';
import { KeyResultStore } from '../key-result.store.ts';

/** The archived key result to restore. */
@InputType()
export class KeyResultRestoreInput extends VersionedInput {}

/** The restored key result. */
@ObjectType()
export class KeyResultRestorePayload extends payloadOf(KeyResult, 'keyResult') {}

/** Restores a key result. */
@Resolver()
export class KeyResultRestoreMutation {
  constructor(
    private readonly archive: ArchiveStore,
    private readonly store: KeyResultStore,
  ) {}

  @Mutation(() => KeyResultRestorePayload, {
    description: 'Restores an archived key result, as long as its objective has fewer than 50 others.',
  })
  @RequiresScope('okr:write')
  async keyResultRestore(@Args('input') input: KeyResultRestoreInput): Promise<KeyResultRestorePayload> {
    const keyResult = await this.archive.restore(KeyResult, 'keyResult', input, async ({ objectiveId }) => {
      await this.store.lockForKeyResult(objectiveId, ['id']);
      return [];
    });
    return { keyResult };
  }
}
