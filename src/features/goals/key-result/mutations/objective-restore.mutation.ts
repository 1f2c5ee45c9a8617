import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Objective } from '../objective.model.ts';

/** The archived objective to restore. */
@InputType()
export class ObjectiveRestoreInput extends VersionedInput {}

/** The restored objective. */
@ObjectType()
export class ObjectiveRestorePayload extends payloadOf(Objective, 'objective') {}

/** Restores an objective. */
@Resolver()
export class ObjectiveRestoreMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => ObjectiveRestorePayload, {
    description:
      'Restores an archived objective, and with it those of its key results that are not archived themselves.',
  })
  @RequiresScope('okr:write')
  async objectiveRestore(@Args('input') input: ObjectiveRestoreInput): Promise<ObjectiveRestorePayload> {
    return { objective: await this.archive.restore(Objective, 'objective', input) };
  }
}
