import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { ArchivingInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { PersonaClaim } from '../persona-claim.model.ts';

/** The claim to archive, and the reason. */
@InputType()
export class PersonaClaimArchiveInput extends ArchivingInput {}

/** The archived claim. */
@ObjectType()
export class PersonaClaimArchivePayload extends payloadOf(PersonaClaim, 'personaClaim') {}

/** Archives a claim. */
@Resolver()
export class PersonaClaimArchiveMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => PersonaClaimArchivePayload, {
    description: "Archives a claim: it no longer counts for its persona's maturity.",
  })
  @RequiresScope('tree:write')
  async personaClaimArchive(@Args('input') input: PersonaClaimArchiveInput): Promise<PersonaClaimArchivePayload> {
    return { personaClaim: await this.archive.archive(PersonaClaim, 'personaClaim', input) };
  }
}
