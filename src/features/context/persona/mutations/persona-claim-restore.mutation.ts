import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { PersonaClaim } from '../persona-claim.model.ts';

/** Which archived claim comes back. */
@InputType()
export class PersonaClaimRestoreInput extends VersionedInput {}

/** The claim that was brought back. */
@ObjectType()
export class PersonaClaimRestorePayload extends payloadOf(PersonaClaim, 'personaClaim') {}

/** Brings a claim back. */
@Resolver()
export class PersonaClaimRestoreMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => PersonaClaimRestorePayload, {
    description: 'Brings an archived claim back: its persona is judged by it again.',
  })
  @RequiresScope('tree:write')
  async personaClaimRestore(@Args('input') input: PersonaClaimRestoreInput): Promise<PersonaClaimRestorePayload> {
    return { personaClaim: await this.archive.restore(PersonaClaim, 'personaClaim', input) };
  }
}
