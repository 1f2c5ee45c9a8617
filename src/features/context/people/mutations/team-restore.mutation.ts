import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Team } from '../team.model.ts';

/** The archived team to restore. */
@InputType()
export class TeamRestoreInput extends VersionedInput {}

/** The restored team. */
@ObjectType()
export class TeamRestorePayload extends payloadOf(Team, 'team') {}

/** Restores a team. */
@Resolver()
export class TeamRestoreMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => TeamRestorePayload, {
    description: 'Restores an archived team: it returns to lists and can be named again.',
  })
  @RequiresScope('tree:write')
  async teamRestore(@Args('input') input: TeamRestoreInput): Promise<TeamRestorePayload> {
    return { team: await this.archive.restore(Team, 'team', input) };
  }
}
