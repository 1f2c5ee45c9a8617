import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refusal, refuseIf } from '../../../domain/refusal.ts';
import { AtMost, Needs } from '../../../platform/access/needs.ts';
import { OptionalLine } from '../../../platform/graphql/checks.ts';
import { RepeatableInput } from '../../../platform/graphql/input.model.ts';
import { Payload } from '../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../platform/idempotency/idempotency.store.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { MetricReadingPushItemInput, MetricReadingReceipt, MOST_PUSHED } from '../metric-reading-push.model.ts';
import { MetricReadingsPushAction } from '../metric-readings-push.action.ts';

/** Readings as a source knows them. */
@InputType()
export class MetricReadingsPushInput extends RepeatableInput {
  /** System that they come from, such as "warehouse", 1 to 50 characters, capitals count; may be left out by a key that is bound to one. */
  @Field(() => String, { nullable: true })
  @OptionalLine(50)
  sourceSystem?: string | null;

  /** Readings, up to 500; each is the whole state that the source has of it. */
  @Field(() => [MetricReadingPushItemInput])
  items: MetricReadingPushItemInput[];

  /** Whether nothing is to be written: receipts tell what would become of each item. The idempotency key is not used then. */
  @Field(() => Boolean, { defaultValue: false })
  dryRun: boolean;
}

/** What became of every reading. */
@ObjectType({ implements: () => [Payload] })
export class MetricReadingsPushPayload extends Payload {
  /** One receipt for each item, in the order of the input; null when the push was refused as a whole. */
  @Field(() => [MetricReadingReceipt], { nullable: true })
  @AtMost(MOST_PUSHED)
  receipts?: MetricReadingReceipt[] | null;
}

/** Takes in readings in bulk. */
@Resolver()
export class MetricReadingsPushMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly action: MetricReadingsPushAction,
  ) {}

  @Mutation(() => MetricReadingsPushPayload, {
    description:
      'Takes in up to 500 readings of a source, as often and in whatever order it sends them; an item with a fault is rejected alone. A reading is known again by its source and `externalId` or, without one, by source, metric and `observedAt`.',
  })
  @Needs('metric:ingest')
  async metricReadingsPush(@Args('input') input: MetricReadingsPushInput): Promise<MetricReadingsPushPayload> {
    const { items, dryRun } = input;
    if (items.length > MOST_PUSHED)
      refuseIf(refusal('TOO_MANY', { what: 'Items of one push', most: MOST_PUSHED }, ['items']));
    const system = sourceOf(input.sourceSystem ?? null, currentCaller().sourceSystem);
    const repeatable = dryRun ? { ...input, idempotencyKey: null } : input;
    const receipts = await this.once.once('metricReadingsPush', repeatable, () =>
      this.action.receive(system, items, dryRun),
    );
    return { receipts };
  }
}

/** The source that readings are of: a key that is bound to one speaks for no other. */
function sourceOf(said: string | null, bound: string | null): string {
  const refuse = (problem: string) => {
    refuseIf(refusal('INVALID_VALUE', { problem }, ['sourceSystem']));
  };
  if (bound !== null && said !== null && said !== bound)
    refuse(`sourceSystem must be "${bound}": the key is bound to that system.`);
  if (bound === null && said === null) refuse('sourceSystem is needed: the key is bound to no system.');
  return bound ?? said ?? '';
}
