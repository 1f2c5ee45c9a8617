import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { checkNotArchived } from '../../../../platform/database/archived.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { ClaimStore } from '../claim.store.ts';
import { PersonaClaim, PersonaClaimInput } from '../persona-claim.model.ts';
import { Persona } from '../persona.model.ts';

/** The new claim and its persona. */
@InputType()
export class PersonaClaimCreateInput extends inputOf(PersonaClaimInput, RepeatableInput) {
  /** Persona that the claim is about. */
  @Field(() => ID)
  personaId: string;
}

/** The new claim. */
@ObjectType()
export class PersonaClaimCreatePayload extends payloadOf(PersonaClaim, 'personaClaim') {}

/** Adds a claim. */
@Resolver()
export class PersonaClaimCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly claims: ClaimStore,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => PersonaClaimCreatePayload, {
    description: 'Adds a claim about a persona: a statement that may turn out wrong.',
  })
  @RequiresScope('tree:write')
  async personaClaimCreate(@Args('input') input: PersonaClaimCreateInput): Promise<PersonaClaimCreatePayload> {
    const { idempotencyKey: _, personaId, ...claim } = input;
    const id = await this.once.once('personaClaimCreate', input, async () => {
      const persona = await this.read.get(Persona, personaId, ['personaId']);
      refuseIf(...checkNotArchived(persona, 'The persona', ['personaId']));
      const [added] = await this.claims.add(persona.id, [claim], []);
      return added ?? '';
    });
    return { personaClaim: await this.read.byId(PersonaClaim, id) };
  }
}
