import { Args, InputType, Mutation, ObjectType, PickType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { NameTwinReader } from '../../../../platform/database/name-twin.reader.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { newId } from '../../../../platform/id.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { ReferableInput } from '../../external-ref/new-ref.model.ts';
import { NewRefsAction } from '../../external-ref/new-refs.action.ts';
import { Person } from '../person.model.ts';

/** Fields of the new person. */
@InputType()
export class PersonCreateInput extends inputOf(
  PickType(Person, ['name', 'role'], InputType),
  ReferableInput,
  RepeatableInput,
) {}

/** The new person. */
@ObjectType()
export class PersonCreatePayload extends payloadOf(Person, 'person') {}

/** Adds a person. */
@Resolver()
export class PersonCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly rows: RowStore,
    private readonly twins: NameTwinReader,
    private readonly read: RowReader,
    private readonly refs: NewRefsAction,
  ) {}

  @Mutation(() => PersonCreatePayload, { description: 'Adds a person who works on products.' })
  @RequiresScope('tree:write')
  async personCreate(@Args('input') input: PersonCreateInput): Promise<PersonCreatePayload> {
    const { idempotencyKey: _, externalRefs, ...person } = input;
    const id = await this.once.once('personCreate', input, async () => {
      const id = newId();
      await this.twins.warnOf(Person, { id, name: input.name });
      await this.rows.insert(Person, [{ id, ...person }]);
      await this.refs.add([{ id, externalRefs }]);
      return id;
    });
    return { person: await this.read.byId(Person, id) };
  }
}
