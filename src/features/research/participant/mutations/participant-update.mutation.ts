import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { setByPeopleAfter } from '../../../../domain/foundation/ingestion/set-by-people.ts';
import { hasConsentEnded } from '../../../../domain/research/participant/consent.ts';
import { refusal } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { Database } from '../../../../platform/database/database.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { aloneOf, stateAlone } from '../participant-alone.model.ts';
import { checkNotMerged, Participant } from '../participant.model.ts';

/** What people may set of a participant. */
const FIELDS = ['alias', 'relationship', 'segments'] as const;

/** What changes; what is left out stays. */
@InputType()
export class ParticipantUpdateInput extends inputOf(VersionedInput, optionalFields(Participant, FIELDS)) {}

/** The participant after the change. */
@ObjectType()
export class ParticipantUpdatePayload extends payloadOf(Participant, 'participant') {}

/** Changes what is known of a participant. */
@Resolver()
export class ParticipantUpdateMutation {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
  ) {}

  @Mutation(() => ParticipantUpdatePayload, {
    description:
      'Changes what is known of a participant. What the input leaves out stays as it is. What is set so stays, whatever a source sends of it later.',
  })
  @RequiresScope('insight:write')
  async participantUpdate(
    @Args('input') { id, expectedVersion, ...change }: ParticipantUpdateInput,
  ): Promise<ParticipantUpdatePayload> {
    const participant = await this.db.transaction(async () => {
      const set = (current: Participant): Partial<Participant> => {
        const changed = { ...change, setByPeople: setByPeopleAfter(current, change) };
        return { ...changed, ...(current.alone && aloneOf({ ...stateAlone(current), ...changed })) };
      };
      return this.rows.updateOne(Participant, 'participant', id, expectedVersion, set, (current) => [
        ...checkNotMerged(current),
        ...(hasConsentEnded(current) && change.alias
          ? [
              refusal(
                'NOT_APPLICABLE',
                { problem: 'The participant withdrew, no longer agrees or was erased: no name is kept.' },
                ['alias'],
              ),
            ]
          : []),
      ]);
    });
    return { participant };
  }
}
