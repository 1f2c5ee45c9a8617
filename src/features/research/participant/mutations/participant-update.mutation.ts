import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { hasConsentEnded } from '../../../../domain/research/participant/consent.ts';
import { refusal } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { checkNotMerged, Participant } from '../participant.model.ts';

/** What changes; what is left out stays. */
@InputType()
export class ParticipantUpdateInput extends inputOf(
  VersionedInput,
  optionalFields(Participant, ['alias', 'relationship', 'segments']),
) {}

/** The participant after the change. */
@ObjectType()
export class ParticipantUpdatePayload extends payloadOf(Participant, 'participant') {}

/** Changes what is known of a participant. */
@Resolver()
export class ParticipantUpdateMutation {
  constructor(private readonly rows: RowStore) {}

  @Mutation(() => ParticipantUpdatePayload, {
    description: 'Changes what is known of a participant. What the input leaves out stays as it is.',
  })
  @RequiresScope('insight:write')
  async participantUpdate(
    @Args('input') { id, expectedVersion, ...change }: ParticipantUpdateInput,
  ): Promise<ParticipantUpdatePayload> {
    const participant = await this.rows.updateOne(
      Participant,
      'participant',
      id,
      expectedVersion,
      change,
      (current) => [
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
      ],
    );
    return { participant };
  }
}
