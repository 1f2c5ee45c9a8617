import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Persona } from '../persona.model.ts';

/** The archived persona to restore. */
@InputType()
export class PersonaRestoreInput extends VersionedInput {}

/** The restored persona. */
@ObjectType()
export class PersonaRestorePayload extends payloadOf(Persona, 'persona') {}

/** Restores a persona. */
@Resolver()
export class PersonaRestoreMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => PersonaRestorePayload, {
    description: 'Restores an archived persona: it returns to lists.',
  })
  @RequiresScope('tree:write')
  async personaRestore(@Args('input') input: PersonaRestoreInput): Promise<PersonaRestorePayload> {
    return { persona: await this.archive.restore(Persona, 'persona', input) };
  }
}
