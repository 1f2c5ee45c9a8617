import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { ReferenceReader } from '../../../../platform/database/reference.reader.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Person } from '../../../context/people/person.model.ts';
import { Assumption, AssumptionFields } from '../assumption.model.ts';

/** Fields of the assumption to change. A field that is left out keeps its value. */
@InputType()
export class AssumptionUpdateInput extends inputOf(
  VersionedInput,
  optionalFields(Assumption, ['statement', 'type']),
  AssumptionFields,
) {}

/** The assumption after the change. */
@ObjectType()
export class AssumptionUpdatePayload extends payloadOf(Assumption, 'assumption') {}

/** Changes an assumption. */
@Resolver()
export class AssumptionUpdateMutation {
  constructor(
    private readonly rows: RowStore,
    private readonly references: ReferenceReader,
  ) {}

  @Mutation(() => AssumptionUpdatePayload, {
    description: 'Changes an assumption. What the input leaves out stays as it is, null clears.',
  })
  @RequiresScope('tree:write')
  async assumptionUpdate(
    @Args('input') { id, expectedVersion, ...change }: AssumptionUpdateInput,
  ): Promise<AssumptionUpdatePayload> {
    const assumption = await this.rows.updateOne(Assumption, 'assumption', id, expectedVersion, change, ({ ownerId }) =>
      this.references.check([{ model: Person, id: change.ownerId, path: ['ownerId'], before: [ownerId] }]),
    );
    return { assumption };
  }
}
