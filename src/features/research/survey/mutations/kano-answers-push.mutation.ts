import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Payload } from '../../../../platform/graphql/payload.model.ts';
import { MOST_INGESTED, PushInput } from '../../../../platform/ingestion/ingest.model.ts';
import { IngestStore } from '../../../../platform/ingestion/ingest.store.ts';
import { AnswerReceipt } from '../answer.model.ts';
import { AnswerIngestAction, ANSWER_KINDS } from '../answer-ingest.action.ts';
import { KanoAnswerPushItemInput } from '../kano-answer.model.ts';

/** Answers to both questions of Kano as a source knows them. */
@InputType()
export class KanoAnswersPushInput extends PushInput {
  /** Answers, up to 500; each is the whole state that the source has of it. */
  @Field(() => [KanoAnswerPushItemInput])
  items: KanoAnswerPushItemInput[];
}

/** What became of every answer. */
@ObjectType({ implements: () => [Payload] })
export class KanoAnswersPushPayload extends Payload {
  /** One receipt for each item, in the order of the input; null when the push was refused as a whole. */
  @Field(() => [AnswerReceipt], { nullable: true })
  @AtMost(MOST_INGESTED)
  receipts?: AnswerReceipt[] | null;
}

/** Ingests answers on solutions in bulk. */
@Resolver()
export class KanoAnswersPushMutation {
  constructor(
    private readonly ingestion: IngestStore,
    private readonly action: AnswerIngestAction,
  ) {}

  @Mutation(() => KanoAnswersPushPayload, {
    description:
      'Takes in up to 500 answers to how people feel about a solution if it is there, and if it is not, as often and in whatever order a source sends them; an item with a fault is rejected alone. `kano` tells what they come to.',
  })
  @RequiresScope('insight:ingest')
  async kanoAnswersPush(@Args('input') input: KanoAnswersPushInput): Promise<KanoAnswersPushPayload> {
    const receipts = await this.ingestion.ingestOnce(
      { mutation: 'kanoAnswersPush', sort: 'KANO_ANSWER' },
      input,
      (system) => this.action.ingest(ANSWER_KINDS.kano, system, input.items, input.dryRun),
    );
    return { receipts };
  }
}
