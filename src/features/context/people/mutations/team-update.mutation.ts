import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { NameTwinReader } from '../../../../platform/database/name-twin.reader.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { Database } from '../../../../platform/database/database.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { PeopleReader } from '../people.reader.ts';
import { MembersInput, Team } from '../team.model.ts';
import { TeamStore } from '../team.store.ts';

/** Fields to change. A field that is left out keeps its value; `memberIds` replaces all members. */
@InputType()
export class TeamUpdateInput extends inputOf(VersionedInput, MembersInput, optionalFields(Team, ['name'])) {}

/** The team after the change. */
@ObjectType()
export class TeamUpdatePayload extends payloadOf(Team, 'team') {}

/** Changes a team. */
@Resolver()
export class TeamUpdateMutation {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleReader,
    private readonly rows: RowStore,
    private readonly twins: NameTwinReader,
    private readonly store: TeamStore,
  ) {}

  @Mutation(() => TeamUpdatePayload, {
    description: 'Changes a team. What the input leaves out stays as it is; `memberIds` replaces all members.',
  })
  @RequiresScope('tree:write')
  async teamUpdate(
    @Args('input') { id, expectedVersion, memberIds, ...change }: TeamUpdateInput,
  ): Promise<TeamUpdatePayload> {
    const team = await this.db.transaction(async () => {
      const team = await this.rows.updateOne(Team, 'team', id, expectedVersion, change, async (current) => [
        ...(memberIds ? await this.people.checkMembers(current.id, memberIds) : []),
        ...(await this.twins.warnOf(Team, change, current)),
      ]);
      const hasOthers = memberIds ? await this.store.setMembers(team.id, memberIds) : false;
      return hasOthers && team.version === expectedVersion ? await this.store.countChange(team.id) : team;
    });
    return { team };
  }
}
