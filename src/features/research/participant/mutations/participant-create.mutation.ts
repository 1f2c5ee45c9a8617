import { Args, InputType, Mutation, ObjectType, PartialType, PickType, Resolver } from '@nestjs/graphql';
import { setByPeopleAfter } from '../../../../domain/foundation/ingestion/set-by-people.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { newId } from '../../../../platform/id.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { UNKNOWN_PARTICIPANT } from '../participant-source-fields.model.ts';
import { Participant } from '../participant.model.ts';

/** Whom to add. */
@InputType()
export class ParticipantCreateInput extends inputOf(
  PartialType(PickType(Participant, ['alias', 'relationship', 'segments'], InputType)),
  RepeatableInput,
) {}

/** The new participant. */
@ObjectType()
export class ParticipantCreatePayload extends payloadOf(Participant, 'participant') {}

/** Adds a participant. */
@Resolver()
export class ParticipantCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly rows: RowStore,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => ParticipantCreatePayload, {
    description: 'Adds a person to listen to, whom no source system names. Systems bring theirs along with insights.',
  })
  @RequiresScope('insight:write')
  async participantCreate(@Args('input') input: ParticipantCreateInput): Promise<ParticipantCreatePayload> {
    const { idempotencyKey: _, alias = null, relationship = 'UNKNOWN', segments = [] } = input;
    const id = await this.once.once('participantCreate', input, async () => {
      const id = newId();
      const known = { alias, relationship, segments };
      // Kept where the participant is merged with one whom a source knows.
      const setByPeople = setByPeopleAfter({ ...UNKNOWN_PARTICIPANT, setByPeople: [] }, known);
      await this.rows.insert(Participant, [{ id, ...known, setByPeople, consentStatus: 'UNKNOWN' }]);
      return id;
    });
    return { participant: await this.read.byId(Participant, id) };
  }
}
