import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { checkConsent, consentOn, isSameConsent } from '../../../../domain/research/participant/consent.ts';
import { type Refusal, refusal, refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { CalendarReader } from '../../../../platform/calendar/calendar.reader.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { ClockStore } from '../../../../platform/ingestion/clock.store.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { ConsentInput } from '../participant-ingest.model.ts';
import { withAlone } from '../participant-alone.model.ts';
import { ParticipantMergeStore } from '../participant-merge.store.ts';
import { checkNotMerged, CONSENT_CLOCK, type ConsentScope, Participant } from '../participant.model.ts';
import { RedactParticipantAction } from '../redact-participant.action.ts';

/** A refusal where the participant is erased, or merged into another. */
const checkPresent = (participant: Participant): Refusal[] =>
  participant.erasedAt === null
    ? checkNotMerged(participant)
    : [refusal('NOT_APPLICABLE', { problem: 'The participant was erased.' }, ['id'])];

/** What the participant consents to now. */
@InputType()
export class ParticipantConsentSetInput extends VersionedInput {
  /** How it stands now. */
  @Field(() => ConsentInput)
  @ValidateNested()
  @Type(() => ConsentInput)
  consent: ConsentInput;
}

/** The participant after the change. */
@ObjectType()
export class ParticipantConsentSetPayload extends payloadOf(Participant, 'participant') {}

/** Sets what a participant consents to. */
@Resolver()
export class ParticipantConsentSetMutation {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly redaction: RedactParticipantAction,
    private readonly calendar: CalendarReader,
    private readonly clocks: ClockStore,
    private readonly merges: ParticipantMergeStore,
  ) {}

  @Mutation(() => ParticipantConsentSetPayload, {
    description:
      'Keeps what a participant consents to, and everybody who is merged into them; what says the same as before changes nothing. Withdrawn or run out, words, names and media of theirs are removed everywhere; counts stay.',
  })
  @RequiresScope('insight:write')
  async participantConsentSet(
    @Args('input') { id, expectedVersion, consent }: ParticipantConsentSetInput,
  ): Promise<ParticipantConsentSetPayload> {
    refuseIf(...checkConsent(consent, ['consent']));
    await this.db.transaction(async () => {
      const stated = consentOn(await this.calendar.today(), consent);
      const agreed = { ...stated, consentScope: stated.consentScope as ConsentScope[] };
      const now = new Date();
      // What says the same changes nothing, in whatever order its scope is said.
      const set = (current: Participant): Partial<Participant> => ({
        ...(!isSameConsent(agreed, current) && { ...agreed, consentChangedAt: now }),
        ...(current.alone && { alone: { ...current.alone, ...agreed } }),
      });
      const changed = await this.rows.updateOne(Participant, 'participant', id, expectedVersion, set, checkPresent);
      const merged = await this.merges.mergedInto(changed.id);
      await this.rows.updateEach(
        Participant,
        merged.map((each) => {
          const {
            id: mergedId,
            consentStatus,
            consentScope,
            consentExpiresOn,
            alone,
          } = withAlone(each, (own) => ({ ...own, ...agreed }));
          return { id: mergedId, consentStatus, consentScope, consentExpiresOn, alone };
        }),
      );
      await this.clocks.move(CONSENT_CLOCK, new Map([[changed.id, now]]));
      await this.redaction.redact([changed.id]);
    });
    return { participant: await this.read.byId(Participant, id) };
  }
}
