import { Args, Field, InputType, Mutation, ObjectType, PickType, Resolver } from '@nestjs/graphql';
import { refusal, refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { newId } from '../../../../platform/id.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { Prose } from '../../../../platform/graphql/validators.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { InterviewTemplateCheck } from '../interview-template.action.ts';
import { OwnInterviewTemplate } from '../interview-template.model.ts';

/** What it is called and what it asks. */
@InputType()
export class OwnInterviewTemplateCreateInput extends inputOf(
  PickType(OwnInterviewTemplate, ['key', 'name', 'questions'], InputType),
  RepeatableInput,
) {
  /** When to use it and why, up to 2,000 characters. */
  @Field(() => String, { nullable: true })
  @Prose(2_000)
  description?: string | null;
}

/** The new template. */
@ObjectType()
export class OwnInterviewTemplateCreatePayload extends payloadOf(OwnInterviewTemplate, 'ownInterviewTemplate') {}

/** Adds a template of the workspace's own. */
@Resolver()
export class OwnInterviewTemplateCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly checks: InterviewTemplateCheck,
    private readonly rows: RowStore,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => OwnInterviewTemplateCreatePayload, {
    description:
      "Adds a template of the workspace's own; up to 50 are in use at once. Each question says how its answers are brought about.",
  })
  @RequiresScope('insight:write')
  async ownInterviewTemplateCreate(
    @Args('input') input: OwnInterviewTemplateCreateInput,
  ): Promise<OwnInterviewTemplateCreatePayload> {
    const { idempotencyKey: _, ...template } = input;
    const id = await this.once.once('ownInterviewTemplateCreate', input, async () => {
      refuseIf(...this.checks.questions(template.questions), ...(await this.checks.room()));
      const id = newId();
      const added = await this.rows.claim(OwnInterviewTemplate, ['key'], [{ id, ...template }]);
      const what = 'A template of this key, in use or archived,';
      refuseIf(...(added.has(id) ? [] : [refusal('ALREADY_EXISTS', { what }, ['key'])]));
      return id;
    });
    return { ownInterviewTemplate: await this.read.byId(OwnInterviewTemplate, id) };
  }
}
