import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { NameTwinReader } from '../../../../platform/database/name-twin.reader.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Person } from '../person.model.ts';

/** Fields to change. A field that is left out keeps its value. */
@InputType()
export class PersonUpdateInput extends inputOf(VersionedInput, optionalFields(Person, ['name', 'role'])) {}

/** The person after the change. */
@ObjectType()
export class PersonUpdatePayload extends payloadOf(Person, 'person') {}

/** Changes a person. */
@Resolver()
export class PersonUpdateMutation {
  constructor(
    private readonly rows: RowStore,
    private readonly twins: NameTwinReader,
  ) {}

  @Mutation(() => PersonUpdatePayload, { description: 'Changes a person. What the input leaves out stays as it is.' })
  @RequiresScope('tree:write')
  async personUpdate(
    @Args('input') { id, expectedVersion, ...change }: PersonUpdateInput,
  ): Promise<PersonUpdatePayload> {
    const person = await this.rows.updateOne(Person, 'person', id, expectedVersion, change, (current) =>
      this.twins.warnOf(Person, change, current),
    );
    return { person };
  }
}
