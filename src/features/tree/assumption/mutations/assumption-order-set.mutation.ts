import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique } from 'class-validator';
import { refuseIf } from '../../../../domain/refusal.ts';
import { AtMost, RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ReferenceReader, referencesIn } from '../../../../platform/database/reference.reader.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { Payload } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { Assumption, type AssumptionAxis, AssumptionAxisEnum, MOST_SORTED } from '../assumption.model.ts';
import { POSITIONS } from '../assumption.reader.ts';
import { AssumptionStore } from '../assumption.store.ts';

/** Assumptions in a new order. */
@InputType()
export class AssumptionOrderSetInput extends RepeatableInput {
  /** Order to change: importance or evidence. */
  @Field(() => AssumptionAxisEnum)
  axis: AssumptionAxis;

  /** Assumptions in their new order, 1 to 100, each once. */
  @Field(() => [ID])
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_SORTED)
  @ArrayUnique()
  assumptionIds: string[];
}

/** The assumptions in their order. */
@ObjectType({ implements: () => [Payload] })
export class AssumptionOrderSetPayload extends Payload {
  /** The assumptions that were named, in their order; null when refused. */
  @Field(() => [Assumption], { nullable: true })
  @AtMost(MOST_SORTED)
  assumptions?: Assumption[] | null;
}

/** Sorts some assumptions among each other. */
@Resolver()
export class AssumptionOrderSetMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly store: AssumptionStore,
    private readonly read: RowReader,
    private readonly references: ReferenceReader,
  ) {}

  @Mutation(() => AssumptionOrderSetPayload, {
    description:
      'Sorts some assumptions among each other, as after a workshop. They exchange their positions; no other assumption moves.',
  })
  @RequiresScope('tree:write')
  async assumptionOrderSet(@Args('input') input: AssumptionOrderSetInput): Promise<AssumptionOrderSetPayload> {
    const { axis, assumptionIds } = input;
    const ids = await this.once.once('assumptionOrderSet', input, async () => {
      await this.store.lockOrder();
      refuseIf(...(await this.references.check(referencesIn(Assumption, assumptionIds, 'assumptionIds'))));
      const found = (await this.read.byIds(Assumption, assumptionIds)).filter((each) => each !== null);
      const { property } = POSITIONS[axis];
      // Positions are plain ASCII, so that JavaScript sorts them as Postgres does.
      const positions = found.map((each) => each[property]).sort((one, other) => (one < other ? -1 : 1));
      const moved = found.flatMap((each, index): [string, string][] => {
        const position = positions[index] ?? '';
        return position === each[property] ? [] : [[each.id, position]];
      });
      await this.store.setPositions(axis, new Map(moved));
      return found.map(({ id }) => id);
    });
    return { assumptions: (await this.read.byIds(Assumption, ids)).filter((each) => each !== null) };
  }
}
