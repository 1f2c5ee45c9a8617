import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { PersonaClaim } from '../persona-claim.model.ts';

/** The archived claim to restore. */
@InputType()
export class PersonaClaimRestoreInput extends VersionedInput {}

/** The restored claim. */
@ObjectType()
export class PersonaClaimRestorePayload extends payloadOf(PersonaClaim, 'personaClaim') {}

/** Restores a claim. */
@Resolver()
export class PersonaClaimRestoreMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => PersonaClaimRestorePayload, {
    description: "Restores an archived claim: it counts for its persona's maturity again.",
  })
  @RequiresScope('tree:write')
  async personaClaimRestore(@Args('input') input: PersonaClaimRestoreInput): Promise<PersonaClaimRestorePayload> {
    return { personaClaim: await this.archive.restore(PersonaClaim, 'personaClaim', input) };
  }
}
