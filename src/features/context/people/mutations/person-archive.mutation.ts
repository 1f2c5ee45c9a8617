import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { ArchivingInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Person } from '../person.model.ts';

/** The person to archive, and the reason. */
@InputType()
export class PersonArchiveInput extends ArchivingInput {}

/** The archived person. */
@ObjectType()
export class PersonArchivePayload extends payloadOf(Person, 'person') {}

/** Archives a person. */
@Resolver()
export class PersonArchiveMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => PersonArchivePayload, {
    description:
      'Archives a person. They stay the owner and author of what names them, but leave lists, cannot be changed or named anew, and no key acts on their behalf.',
  })
  @RequiresScope('tree:write')
  async personArchive(@Args('input') input: PersonArchiveInput): Promise<PersonArchivePayload> {
    return { person: await this.archive.archive(Person, 'person', input) };
  }
}
