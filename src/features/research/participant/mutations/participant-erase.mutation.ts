import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refuseIf, refuseStale } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { EraseAction } from '../participant-erase.action.ts';
import { checkNotMerged, Participant } from '../participant.model.ts';

/** Whom to forget. */
@InputType()
export class ParticipantEraseInput extends VersionedInput {}

/** The participant, of whom only counts are left. */
@ObjectType()
export class ParticipantErasePayload extends payloadOf(Participant, 'participant') {}

/** Erases a participant. */
@Resolver()
export class ParticipantEraseMutation {
  constructor(
    private readonly db: Database,
    private readonly read: RowReader,
    private readonly action: EraseAction,
  ) {}

  @Mutation(() => ParticipantErasePayload, {
    description:
      'Forgets a participant: words, names, media and everything by which a system could call them are removed, in history too. What counts them goes on to count, and a source that sends them again brings nothing back. It cannot be undone.',
  })
  @RequiresScope('insight:write')
  async participantErase(
    @Args('input') { id, expectedVersion }: ParticipantEraseInput,
  ): Promise<ParticipantErasePayload> {
    await this.db.transaction(async () => {
      const participant = await this.read.get(Participant, id);
      refuseIf(...checkNotMerged(participant));
      refuseStale({ participant }, expectedVersion);
      await this.action.erase(id);
    });
    return { participant: await this.read.byId(Participant, id) };
  }
}
