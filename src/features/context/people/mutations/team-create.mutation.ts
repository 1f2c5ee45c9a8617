import { Args, InputType, Mutation, ObjectType, PickType, Resolver } from '@nestjs/graphql';
import { refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { NameTwinReader } from '../../../../platform/database/name-twin.reader.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { newId } from '../../../../platform/id.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { ReferableInput } from '../../external-ref/new-ref.model.ts';
import { NewRefsAction } from '../../external-ref/new-refs.action.ts';
import { PeopleReader } from '../people.reader.ts';
import { MembersInput, Team } from '../team.model.ts';
import { TeamStore } from '../team.store.ts';

/** Name and members of the new team; members may follow later. */
@InputType()
export class TeamCreateInput extends inputOf(
  PickType(Team, ['name'], InputType),
  MembersInput,
  ReferableInput,
  RepeatableInput,
) {}

/** The new team. */
@ObjectType()
export class TeamCreatePayload extends payloadOf(Team, 'team') {}

/** Adds a team. */
@Resolver()
export class TeamCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly people: PeopleReader,
    private readonly rows: RowStore,
    private readonly twins: NameTwinReader,
    private readonly store: TeamStore,
    private readonly read: RowReader,
    private readonly refs: NewRefsAction,
  ) {}

  @Mutation(() => TeamCreatePayload, { description: 'Adds a team. Its members must exist as persons already.' })
  @RequiresScope('tree:write')
  async teamCreate(@Args('input') input: TeamCreateInput): Promise<TeamCreatePayload> {
    const { name, memberIds = [] } = input;
    const id = await this.once.once('teamCreate', input, async () => {
      refuseIf(...(await this.people.checkMembers(null, memberIds)));
      const id = newId();
      await this.twins.warnOf(Team, { id, name: input.name });
      await this.rows.insert(Team, [{ id, name }]);
      await this.store.setMembers(id, memberIds);
      await this.refs.add([{ id, externalRefs: input.externalRefs }]);
      return id;
    });
    return { team: await this.read.byId(Team, id) };
  }
}
