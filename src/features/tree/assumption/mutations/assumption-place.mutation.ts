import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refuseIf, refuseStale } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { checkNotArchived } from '../../../../platform/change-log/archive.store.ts';
import { Database } from '../../../../platform/database/database.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Assumption, type AssumptionOrder, AssumptionOrderEnum } from '../assumption.model.ts';
import { AssumptionStore } from '../assumption.store.ts';

/** Where an assumption is to stand. */
@InputType()
export class AssumptionPlaceInput extends VersionedInput {
  /** In which of the two orders. */
  @Field(() => AssumptionOrderEnum)
  order: AssumptionOrder;

  /** Assumption to stand directly behind; null or left out for the first place. */
  @Field(() => ID, { nullable: true })
  afterId?: string | null;
}

/** The assumption in its new place. */
@ObjectType()
export class AssumptionPlacePayload extends payloadOf(Assumption, 'assumption') {}

/** Gives an assumption another place. */
@Resolver()
export class AssumptionPlaceMutation {
  constructor(
    private readonly db: Database,
    private readonly store: AssumptionStore,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => AssumptionPlacePayload, {
    description: 'Gives an assumption another place in the order of importance or of evidence; no other one moves.',
  })
  @RequiresScope('tree:write')
  async assumptionPlace(
    @Args('input') { id, expectedVersion, order, afterId = null }: AssumptionPlaceInput,
  ): Promise<AssumptionPlacePayload> {
    const placed = await this.db.transaction(async () => {
      await this.store.lockOrder();
      const assumption = await this.read.get(Assumption, id);
      refuseStale({ assumption }, expectedVersion);
      refuseIf(...checkNotArchived(assumption, 'The assumption'));
      const position = await this.store.placeBehind(order, afterId, assumption.id);
      await this.store.place(order, new Map([[assumption.id, position]]));
      return assumption.id;
    });
    return { assumption: await this.read.byId(Assumption, placed) };
  }
}
