import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { NameTwinReader } from '../../../../platform/database/name-twin.reader.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { ReferenceReader } from '../../../../platform/database/reference.reader.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Product } from '../../product/product.model.ts';
import { Persona, PersonaFields } from '../persona.model.ts';

/** Fields of the persona to change. A field that is left out keeps its value. */
@InputType()
export class PersonaUpdateInput extends inputOf(VersionedInput, optionalFields(Persona, ['name']), PersonaFields) {}

/** The persona after the change. */
@ObjectType()
export class PersonaUpdatePayload extends payloadOf(Persona, 'persona') {}

/** Changes a persona. */
@Resolver()
export class PersonaUpdateMutation {
  constructor(
    private readonly rows: RowStore,
    private readonly twins: NameTwinReader,
    private readonly references: ReferenceReader,
  ) {}

  @Mutation(() => PersonaUpdatePayload, {
    description: 'Changes a persona. What the input leaves out stays as it is, null clears.',
  })
  @RequiresScope('tree:write')
  async personaUpdate(
    @Args('input') { id, expectedVersion, ...change }: PersonaUpdateInput,
  ): Promise<PersonaUpdatePayload> {
    const persona = await this.rows.updateOne(Persona, 'persona', id, expectedVersion, change, async (current) => [
      ...(await this.references.check([
        { model: Product, id: change.productId, path: ['productId'], before: [current.productId] },
      ])),
      ...(await this.twins.warnOf(Persona, change, current)),
    ]);
    return { persona };
  }
}
