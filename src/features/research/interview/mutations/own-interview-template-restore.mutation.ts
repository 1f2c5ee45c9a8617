import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { InterviewTemplateCheck } from '../interview-template.action.ts';
import { OwnInterviewTemplate } from '../interview-template.model.ts';

/** The archived template to restore. */
@InputType()
export class OwnInterviewTemplateRestoreInput extends VersionedInput {}

/** The restored template. */
@ObjectType()
export class OwnInterviewTemplateRestorePayload extends payloadOf(OwnInterviewTemplate, 'ownInterviewTemplate') {}

/** Restores a template of the workspace's own. */
@Resolver()
export class OwnInterviewTemplateRestoreMutation {
  constructor(
    private readonly archive: ArchiveStore,
    private readonly checks: InterviewTemplateCheck,
  ) {}

  @Mutation(() => OwnInterviewTemplateRestorePayload, {
    description: "Restores an archived template of the workspace's own, as long as fewer than 50 are in use.",
  })
  @RequiresScope('insight:write')
  async ownInterviewTemplateRestore(
    @Args('input') input: OwnInterviewTemplateRestoreInput,
  ): Promise<OwnInterviewTemplateRestorePayload> {
    const ownInterviewTemplate = await this.archive.restore(OwnInterviewTemplate, 'ownInterviewTemplate', input, () =>
      this.checks.room(),
    );
    return { ownInterviewTemplate };
  }
}
