import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { ArchivingInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Assumption } from '../assumption.model.ts';

/** Which assumption, and why. */
@InputType()
export class AssumptionArchiveInput extends ArchivingInput {}

/** The assumption that was archived. */
@ObjectType()
export class AssumptionArchivePayload extends payloadOf(Assumption, 'assumption') {}

/** Takes an assumption out of sight. */
@Resolver()
export class AssumptionArchiveMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => AssumptionArchivePayload, {
    description: 'Archives an assumption: readable, not editable, out of lists and of what nodes rest on.',
  })
  @RequiresScope('tree:write')
  async assumptionArchive(@Args('input') input: AssumptionArchiveInput): Promise<AssumptionArchivePayload> {
    return { assumption: await this.archive.archive(Assumption, 'assumption', input) };
  }
}
