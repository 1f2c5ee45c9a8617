import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { setByPeopleAfter } from '../../../../domain/foundation/ingestion/set-by-people.ts';
import { checkHeld } from '../../../../domain/research/interview/check-held.ts';
import { refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { Database } from '../../../../platform/database/database.ts';
import { idOf } from '../../../../platform/id.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { InterviewFields } from '../interview-input.model.ts';
import { InterviewWriteAction } from '../interview-write.action.ts';
import { Interview } from '../interview.model.ts';
import { InterviewReader } from '../interview.reader.ts';
import { InterviewStore } from '../interview.store.ts';

/** What changes of the interview; what is left out stays. */
@InputType()
export class InterviewUpdateInput extends inputOf(
  VersionedInput,
  optionalFields(Interview, ['heldAt', 'kind', 'status']),
  InterviewFields,
) {}

/** The interview after the change. */
@ObjectType()
export class InterviewUpdatePayload extends payloadOf(Interview, 'interview') {}

/** Changes an interview. */
@Resolver()
export class InterviewUpdateMutation {
  constructor(
    private readonly db: Database,
    private readonly action: InterviewWriteAction,
    private readonly store: InterviewStore,
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly reader: InterviewReader,
  ) {}

  @Mutation(() => InterviewUpdatePayload, {
    description:
      'Changes an interview: that it took place, who was there, what was said. What the input leaves out stays as it is, null clears; lists replace those before.',
  })
  @RequiresScope('insight:write')
  async interviewUpdate(
    @Args('input')
    { id, expectedVersion, participantIds, attendeeIds, answers: given, ...change }: InterviewUpdateInput,
  ): Promise<InterviewUpdatePayload> {
    const interview = await this.db.transaction(async () => {
      const present = participantIds ? await this.action.participants(participantIds) : null;
      const before = await this.read.get(Interview, id);
      const attended = (await this.reader.attendeesOf(before.id)).map((each) => each.id);
      const templateKey = change.templateKey === undefined ? before.templateKey : change.templateKey;
      const answers = given ? await this.action.answers(templateKey, given) : undefined;
      const words = { ...change, ...(answers && { answers }) };
      const set = {
        ...words,
        setByPeople: setByPeopleAfter(
          { ...before, attendeeIds: attended.sort() },
          { ...words, attendeeIds: attendeeIds?.map(idOf).sort() },
        ),
        ...(present && { removedGuestIds: await this.takenOff(before, present) }),
      };
      const written = await this.rows.updateOne(Interview, 'interview', id, expectedVersion, set, async (current) => {
        const known = { ...current, attendeeIds: attended };
        await this.action.checkReferences({ ...change, ...(attendeeIds && { attendeeIds }) }, known);
        return [];
      });
      const hadOthers = await this.action.enter(written.id, present, attendeeIds ?? null);
      // Who was there stands in other tables; a change of that is one of the interview, too.
      const [changed = written] =
        hadOthers && written.version === expectedVersion
          ? await this.rows.update(Interview, { ids: [written.id], changedElsewhere: true }, {})
          : [];
      const participants = await this.store.participants(changed.id);
      refuseIf(...checkHeld({ ...changed, participants }, new Date()), ...(await this.action.checkWords(changed)));
      return changed;
    });
    return { interview };
  }

  /** Participants who are off the interview once these are there: whoever was taken off before, and whoever is now. */
  private async takenOff({ id, removedGuestIds }: Interview, present: readonly string[]): Promise<string[]> {
    const guests = (await this.reader.participantsOf(id)).map((each) => each.id);
    return [...new Set([...removedGuestIds, ...guests])].filter((each) => !present.includes(each)).sort();
  }
}
