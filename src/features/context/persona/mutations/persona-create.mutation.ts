import { Args, Field, InputType, Mutation, ObjectType, PickType, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator';
import { refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { NameTwinReader } from '../../../../platform/database/name-twin.reader.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { newId } from '../../../../platform/id.ts';
import { ReferenceReader } from '../../../../platform/database/reference.reader.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { Product } from '../../product/product.model.ts';
import { ClaimStore } from '../claim.store.ts';
import { MOST_CLAIMS, PersonaClaimInput } from '../persona-claim.model.ts';
import { Persona, PersonaFields } from '../persona.model.ts';

/** Fields of the new persona. */
@InputType()
export class PersonaCreateInput extends inputOf(
  PickType(Persona, ['name'], InputType),
  PersonaFields,
  RepeatableInput,
) {
  /** First claims about the persona, up to 100. */
  @Field(() => [PersonaClaimInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(MOST_CLAIMS)
  @ValidateNested({ each: true })
  @Type(() => PersonaClaimInput)
  claims?: PersonaClaimInput[] | null;
}

/** The new persona. */
@ObjectType()
export class PersonaCreatePayload extends payloadOf(Persona, 'persona') {}

/** Adds a persona. */
@Resolver()
export class PersonaCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly rows: RowStore,
    private readonly twins: NameTwinReader,
    private readonly claims: ClaimStore,
    private readonly read: RowReader,
    private readonly references: ReferenceReader,
  ) {}

  @Mutation(() => PersonaCreatePayload, {
    description: 'Adds a persona with its first claims. It is a proto-persona until a claim is supported.',
  })
  @RequiresScope('tree:write')
  async personaCreate(@Args('input') input: PersonaCreateInput): Promise<PersonaCreatePayload> {
    const { idempotencyKey: _, claims, ...persona } = input;
    const id = await this.once.once('personaCreate', input, async () => {
      refuseIf(...(await this.references.check([{ model: Product, id: persona.productId, path: ['productId'] }])));
      const id = newId();
      await this.twins.warnOf(Persona, { id, name: input.name });
      await this.rows.insert(Persona, [{ id, ...persona }]);
      await this.claims.add(id, claims ?? [], ['claims']);
      return id;
    });
    return { persona: await this.read.byId(Persona, id) };
  }
}
