import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { InterviewTemplateCheck } from '../interview-template.action.ts';
import { OwnInterviewTemplate } from '../interview-template.model.ts';

/** What changes of the template; what is left out stays, questions given replace all before. */
@InputType()
export class OwnInterviewTemplateUpdateInput extends inputOf(
  VersionedInput,
  optionalFields(OwnInterviewTemplate, ['name', 'description', 'questions']),
) {}

/** The template after the change. */
@ObjectType()
export class OwnInterviewTemplateUpdatePayload extends payloadOf(OwnInterviewTemplate, 'ownInterviewTemplate') {}

/** Changes a template of the workspace's own. */
@Resolver()
export class OwnInterviewTemplateUpdateMutation {
  constructor(
    private readonly checks: InterviewTemplateCheck,
    private readonly rows: RowStore,
  ) {}

  @Mutation(() => OwnInterviewTemplateUpdatePayload, {
    description:
      "Changes a template of the workspace's own. Answers that were given keep the question as it read then; its key never changes.",
  })
  @RequiresScope('insight:write')
  async ownInterviewTemplateUpdate(
    @Args('input') { id, expectedVersion, ...change }: OwnInterviewTemplateUpdateInput,
  ): Promise<OwnInterviewTemplateUpdatePayload> {
    const template = await this.rows.updateOne(
      OwnInterviewTemplate,
      'ownInterviewTemplate',
      id,
      expectedVersion,
      change,
      () => this.checks.questions(change.questions ?? []),
    );
    return { ownInterviewTemplate: template };
  }
}
