import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { ArchivingInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { PersonaClaim } from '../persona-claim.model.ts';

/** Which claim, and why. */
@InputType()
export class PersonaClaimArchiveInput extends ArchivingInput {}

/** The claim that was archived. */
@ObjectType()
export class PersonaClaimArchivePayload extends payloadOf(PersonaClaim, 'personaClaim') {}

/** Takes a claim out of sight. */
@Resolver()
export class PersonaClaimArchiveMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => PersonaClaimArchivePayload, {
    description: 'Archives a claim: its persona is judged without it from now on.',
  })
  @RequiresScope('tree:write')
  async personaClaimArchive(@Args('input') input: PersonaClaimArchiveInput): Promise<PersonaClaimArchivePayload> {
    return { personaClaim: await this.archive.archive(PersonaClaim, 'personaClaim', input) };
  }
}
