import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Person } from '../person.model.ts';

/** The archived person to restore. */
@InputType()
export class PersonRestoreInput extends VersionedInput {}

/** The restored person. */
@ObjectType()
export class PersonRestorePayload extends payloadOf(Person, 'person') {}

/** Restores a person. */
@Resolver()
export class PersonRestoreMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => PersonRestorePayload, {
    description: 'Restores an archived person: they return to lists and can be named again.',
  })
  @RequiresScope('tree:write')
  async personRestore(@Args('input') input: PersonRestoreInput): Promise<PersonRestorePayload> {
    return { person: await this.archive.restore(Person, 'person', input) };
  }
}
