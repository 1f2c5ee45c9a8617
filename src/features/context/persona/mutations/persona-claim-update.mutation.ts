import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { checkNotArchived } from '../../../../platform/database/archived.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { PersonaClaim, PersonaClaimFields } from '../persona-claim.model.ts';
import { Persona } from '../persona.model.ts';

/** Fields of the claim to change, its verdict included. A field that is left out keeps its value. */
@InputType()
export class PersonaClaimUpdateInput extends inputOf(VersionedInput, PersonaClaimFields) {}

/** The claim after the change. */
@ObjectType()
export class PersonaClaimUpdatePayload extends payloadOf(PersonaClaim, 'personaClaim') {}

/** Changes a claim. */
@Resolver()
export class PersonaClaimUpdateMutation {
  constructor(
    private readonly rows: RowStore,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => PersonaClaimUpdatePayload, {
    description:
      'Changes a claim or the verdict on it. A new verdict clears the old reason unless a reason comes with it; all other fields that are left out keep their values.',
  })
  @RequiresScope('tree:write')
  async personaClaimUpdate(
    @Args('input') { id, expectedVersion, ...change }: PersonaClaimUpdateInput,
  ): Promise<PersonaClaimUpdatePayload> {
    const reasoned =
      change.verdict !== undefined && change.verdictReason === undefined ? { ...change, verdictReason: null } : change;
    const check = async (current: PersonaClaim) =>
      checkNotArchived(await this.read.get(Persona, current.personaId), 'The persona');
    return {
      personaClaim: await this.rows.updateOne(PersonaClaim, 'personaClaim', id, expectedVersion, reasoned, check),
    };
  }
}
