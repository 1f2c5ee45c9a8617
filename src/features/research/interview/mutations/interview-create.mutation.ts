import { Args, Field, InputType, Mutation, ObjectType, PickType, Resolver } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { isSameValue } from '../../../../domain/foundation/ingestion/set-by-people.ts';
import { checkHeld } from '../../../../domain/research/interview/check-held.ts';
import { invalid, refusal, refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { newId } from '../../../../platform/id.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { OptionalLine } from '../../../../platform/graphql/validators.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { InterviewFields } from '../interview-input.model.ts';
import { InterviewWriteAction } from '../interview-write.action.ts';
import { Interview, type InterviewStatus, InterviewStatusEnum } from '../interview.model.ts';

/** What sort of session, when, with whom. */
@InputType()
export class InterviewCreateInput extends inputOf(
  PickType(Interview, ['heldAt', 'kind'], InputType),
  InterviewFields,
  RepeatableInput,
) {
  /** Whether it took place; by itself PLANNED where `heldAt` is yet to come, HELD where it has passed. */
  @Field(() => InterviewStatusEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(InterviewStatusEnum))
  status?: InterviewStatus | null;

  /** System that tells of it, such as a calendar, 1 to 50 characters; together with `externalId` or not at all. */
  @Field(() => String, { nullable: true })
  @OptionalLine(50)
  sourceSystem?: string | null;

  /** What it is called there, 1 to 200 characters: insights that name it are linked to it. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  externalId?: string | null;
}

/** What is only planned of an interview that is yet to take place: its source knows better how it was. */
const PLANNED: ReadonlySet<string> = new Set(['heldAt', 'kind', 'durationMinutes', 'attendeeIds']);
/** Fields that whoever enters an interview has set, so that no source changes them. */
const setAtCreation = (status: InterviewStatus, given: object): string[] =>
  Object.entries(given as Record<string, unknown>).flatMap(([name, value]) =>
    isSameValue(value, null) || isSameValue(value, []) || (status === 'PLANNED' && PLANNED.has(name)) ? [] : [name],
  );

/** The new interview. */
@ObjectType()
export class InterviewCreatePayload extends payloadOf(Interview, 'interview') {}

/** Adds an interview. */
@Resolver()
export class InterviewCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly action: InterviewWriteAction,
    private readonly rows: RowStore,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => InterviewCreatePayload, {
    description:
      'Adds an interview, an observation or a usability session, planned or held. Words that a participant did not agree to are refused.',
  })
  @RequiresScope('insight:write')
  async interviewCreate(@Args('input') input: InterviewCreateInput): Promise<InterviewCreatePayload> {
    const { idempotencyKey: _, participantIds = [], attendeeIds = [], answers: given = [], ...fields } = input;
    const { sourceSystem: _system, externalId: _name, status: _status, ...said } = fields;
    const id = await this.once.once('interviewCreate', input, async () => {
      const now = new Date();
      const status = fields.status ?? (fields.heldAt > now ? 'PLANNED' : 'HELD');
      const isNamedHalf = Boolean(fields.sourceSystem) !== Boolean(fields.externalId);
      refuseIf(
        ...checkHeld({ status, heldAt: fields.heldAt, participants: participantIds.length }, now),
        ...(isNamedHalf
          ? [invalid('sourceSystem and externalId are given together or not at all.', ['externalId'])]
          : []),
      );
      const present = await this.action.participants(participantIds);
      await this.action.checkReferences({ ...fields, attendeeIds });
      const answers = await this.action.answers(fields.templateKey ?? null, given);
      const id = newId();
      const added = await this.rows.claim(
        Interview,
        ['sourceSystem', 'externalId'],
        [{ id, ...fields, status, answers, setByPeople: setAtCreation(status, { ...said, answers, attendeeIds }) }],
      );
      const what = 'An interview that this source calls so';
      refuseIf(...(added.has(id) ? [] : [refusal('ALREADY_EXISTS', { what }, ['externalId'])]));
      await this.action.enter(id, present, attendeeIds);
      refuseIf(...(await this.action.checkWords(await this.read.get(Interview, id))));
      return id;
    });
    return { interview: await this.read.byId(Interview, id) };
  }
}
