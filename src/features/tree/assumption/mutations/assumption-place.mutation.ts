import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refuseIf, refuseStale } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { checkNotArchived } from '../../../../platform/database/archived.ts';
import { Database } from '../../../../platform/database/database.ts';
import { ReferenceReader } from '../../../../platform/database/reference.reader.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Assumption, type AssumptionAxis, AssumptionAxisEnum } from '../assumption.model.ts';
import { AssumptionStore } from '../assumption.store.ts';

/** The assumption and its new position. */
@InputType()
export class AssumptionPlaceInput extends VersionedInput {
  /** Order to change: importance or evidence. */
  @Field(() => AssumptionAxisEnum)
  axis: AssumptionAxis;

  /** Assumption directly before the new position; null or left out for the first position. */
  @Field(() => ID, { nullable: true })
  afterId?: string | null;
}

/** The assumption in its new position. */
@ObjectType()
export class AssumptionPlacePayload extends payloadOf(Assumption, 'assumption') {}

/** Moves an assumption in an order. */
@Resolver()
export class AssumptionPlaceMutation {
  constructor(
    private readonly db: Database,
    private readonly store: AssumptionStore,
    private readonly read: RowReader,
    private readonly references: ReferenceReader,
  ) {}

  @Mutation(() => AssumptionPlacePayload, {
    description:
      'Moves an assumption to another position in the order of importance or of evidence; no other assumption moves.',
  })
  @RequiresScope('tree:write')
  async assumptionPlace(
    @Args('input') { id, expectedVersion, axis, afterId = null }: AssumptionPlaceInput,
  ): Promise<AssumptionPlacePayload> {
    const movedId = await this.db.transaction(async () => {
      await this.store.lockOrder();
      const assumption = await this.read.get(Assumption, id);
      refuseStale({ assumption }, expectedVersion);
      refuseIf(
        ...checkNotArchived(assumption, 'The assumption'),
        ...(await this.references.check([{ model: Assumption, id: afterId, path: ['afterId'] }])),
      );
      const position = await this.store.positionBehind(axis, afterId, assumption.id);
      await this.store.setPositions(axis, new Map([[assumption.id, position]]));
      return assumption.id;
    });
    return { assumption: await this.read.byId(Assumption, movedId) };
  }
}
