import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { AtMost, Needs } from '../../../platform/access/needs.ts';
import { OptionalLine } from '../../../platform/graphql/checks.ts';
import { RepeatableInput } from '../../../platform/graphql/input.model.ts';
import { Payload } from '../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../platform/idempotency/idempotency.store.ts';
import { KanoAnswerInput, MOST_ANSWERS, SurveyAnswerReceipt } from '../survey-answer.model.ts';
import { type AnswerSort, checkedSystem, SurveyPushAction } from '../survey-push.action.ts';

/** Answers as a source knows them: how people feel with and without solutions. */
@InputType()
export class KanoAnswersPushInput extends RepeatableInput {
  /** System that they come from, such as "typeform", 1 to 50 characters; may be left out by a key that is bound to one. */
  @Field(() => String, { nullable: true })
  @OptionalLine(50)
  sourceSystem?: string | null;

  /** Answers, up to 500; each is the whole state that the source has of it. */
  @Field(() => [KanoAnswerInput])
  items: KanoAnswerInput[];
}

/** What became of every answer. */
@ObjectType({ implements: () => [Payload] })
export class KanoAnswersPushPayload extends Payload {
  /** One receipt for each item, in the order of the input; null when the push was refused as a whole. */
  @Field(() => [SurveyAnswerReceipt], { nullable: true })
  @AtMost(MOST_ANSWERS)
  receipts?: SurveyAnswerReceipt[] | null;
}

const SORT: AnswerSort<KanoAnswerInput> = {
  input: KanoAnswerInput,
  kind: 'SOLUTION',
  field: 'solutionId',
  nodeOf: (item) => item.solutionId,
  says: (item) => ({
    importance: null,
    satisfaction: null,
    functional: item.functional,
    dysfunctional: item.dysfunctional,
  }),
};

/** Takes in answers in bulk. */
@Resolver()
export class KanoAnswersPushMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly action: SurveyPushAction,
  ) {}

  @Mutation(() => KanoAnswersPushPayload, {
    description:
      'Takes in up to 500 answers of a source (how people feel with and without solutions), as often and in whatever order it sends them; an item with a fault is rejected alone.',
  })
  @Needs('insight:ingest')
  async kanoAnswersPush(@Args('input') input: KanoAnswersPushInput): Promise<KanoAnswersPushPayload> {
    const { items } = input;
    const system = checkedSystem(input.sourceSystem ?? null, items);
    return { receipts: await this.once.once('kanoAnswersPush', input, () => this.action.receive(SORT, system, items)) };
  }
}
