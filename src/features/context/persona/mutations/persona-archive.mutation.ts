import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { ArchivingInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Persona } from '../persona.model.ts';

/** The persona to archive, and the reason. */
@InputType()
export class PersonaArchiveInput extends ArchivingInput {}

/** The archived persona. */
@ObjectType()
export class PersonaArchivePayload extends payloadOf(Persona, 'persona') {}

/** Archives a persona. */
@Resolver()
export class PersonaArchiveMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => PersonaArchivePayload, {
    description:
      'Archives a persona. It stays readable, but it cannot be edited, it leaves lists, and no further opportunity can name it.',
  })
  @RequiresScope('tree:write')
  async personaArchive(@Args('input') input: PersonaArchiveInput): Promise<PersonaArchivePayload> {
    return { persona: await this.archive.archive(Persona, 'persona', input) };
  }
}
