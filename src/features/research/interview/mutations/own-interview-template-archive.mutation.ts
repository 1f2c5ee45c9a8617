import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { ArchivingInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { OwnInterviewTemplate } from '../interview-template.model.ts';

/** Which template, and why. */
@InputType()
export class OwnInterviewTemplateArchiveInput extends ArchivingInput {}

/** The template that was archived. */
@ObjectType()
export class OwnInterviewTemplateArchivePayload extends payloadOf(OwnInterviewTemplate, 'ownInterviewTemplate') {}

/** Archives a template of the workspace's own. */
@Resolver()
export class OwnInterviewTemplateArchiveMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => OwnInterviewTemplateArchivePayload, {
    description:
      "Archives a template of the workspace's own: out of the list, but interviews that followed it go on to say so.",
  })
  @RequiresScope('insight:write')
  async ownInterviewTemplateArchive(
    @Args('input') input: OwnInterviewTemplateArchiveInput,
  ): Promise<OwnInterviewTemplateArchivePayload> {
    return { ownInterviewTemplate: await this.archive.archive(OwnInterviewTemplate, 'ownInterviewTemplate', input) };
  }
}
