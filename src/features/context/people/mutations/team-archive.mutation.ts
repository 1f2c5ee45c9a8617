import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { ArchivingInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Team } from '../team.model.ts';

/** The team to archive, and the reason. */
@InputType()
export class TeamArchiveInput extends ArchivingInput {}

/** The archived team. */
@ObjectType()
export class TeamArchivePayload extends payloadOf(Team, 'team') {}

/** Archives a team. */
@Resolver()
export class TeamArchiveMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => TeamArchivePayload, {
    description:
      'Archives a team. It stays on the outcomes and objectives that name it, but leaves lists and can neither be changed nor named anew.',
  })
  @RequiresScope('tree:write')
  async teamArchive(@Args('input') input: TeamArchiveInput): Promise<TeamArchivePayload> {
    return { team: await this.archive.archive(Team, 'team', input) };
  }
}
