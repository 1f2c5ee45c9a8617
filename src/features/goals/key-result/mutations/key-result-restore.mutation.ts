import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { GoalReader } from '../goal.reader.ts';
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
    private readonly goals: GoalReader,
  ) {}

  @Mutation(() => KeyResultRestorePayload, {
    description:
      'Restores an archived key result, as long as its objective has fewer than 50 others. One that was archived before the figures of its cycle were final stays archived after that: it was no part of them.',
  })
  @RequiresScope('okr:write')
  async keyResultRestore(@Args('input') input: KeyResultRestoreInput): Promise<KeyResultRestorePayload> {
    const keyResult = await this.archive.restore(KeyResult, 'keyResult', input, async (current) => {
      await this.store.lockForKeyResult(current.objectiveId, ['id']);
      return this.goals.checkRestorable(current);
    });
    return { keyResult };
  }
}
