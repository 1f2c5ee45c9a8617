import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { ArchivingInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Objective } from '../objective.model.ts';

/** The objective to archive, and the reason. */
@InputType()
export class ObjectiveArchiveInput extends ArchivingInput {}

/** The archived objective. */
@ObjectType()
export class ObjectiveArchivePayload extends payloadOf(Objective, 'objective') {}

/** Archives an objective. */
@Resolver()
export class ObjectiveArchiveMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => ObjectiveArchivePayload, {
    description:
      'Archives an objective. Its key results are archived in effect: they leave lists, coverage and breaches and cannot be changed.',
  })
  @RequiresScope('okr:write')
  async objectiveArchive(@Args('input') input: ObjectiveArchiveInput): Promise<ObjectiveArchivePayload> {
    return { objective: await this.archive.archive(Objective, 'objective', input) };
  }
}
