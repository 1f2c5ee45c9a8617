import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { ArchivingInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Persona } from '../persona.model.ts';

/** Which persona, and why. */
@InputType()
export class PersonaArchiveInput extends ArchivingInput {}

/** The persona that was archived. */
@ObjectType()
export class PersonaArchivePayload extends payloadOf(Persona, 'persona') {}

/** Takes a persona out of sight. */
@Resolver()
export class PersonaArchiveMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => PersonaArchivePayload, {
    description: 'Archives a persona: readable, not editable, out of lists, and given to no further opportunity.',
  })
  @RequiresScope('tree:write')
  async personaArchive(@Args('input') input: PersonaArchiveInput): Promise<PersonaArchivePayload> {
    return { persona: await this.archive.archive(Persona, 'persona', input) };
  }
}
