import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Payload } from '../../../../platform/graphql/payload.model.ts';
import { IngestInput, IngestReceipt, MOST_INGESTED } from '../../../../platform/ingestion/ingest.model.ts';
import { IngestStore } from '../../../../platform/ingestion/ingest.store.ts';
import { AnswerIngestAction, ANSWER_KINDS } from '../answer-ingest.action.ts';
import { KanoAnswerIngestItemInput } from '../kano-answer.model.ts';

/** Answers to both questions of Kano as a source knows them. */
@InputType()
export class KanoAnswerIngestInput extends IngestInput {
  /** Answers, up to 500; each is the whole state that the source has of it. */
  @Field(() => [KanoAnswerIngestItemInput])
  items: KanoAnswerIngestItemInput[];
}

/** What became of every answer. */
@ObjectType({ implements: () => [Payload] })
export class KanoAnswerIngestPayload extends Payload {
  /** One receipt for each item, in the order of the input; null when the batch was refused as a whole. */
  @Field(() => [IngestReceipt], { nullable: true })
  @AtMost(MOST_INGESTED)
  receipts?: IngestReceipt[] | null;
}

/** Ingests answers on solutions in bulk. */
@Resolver()
export class KanoAnswerIngestMutation {
  constructor(
    private readonly ingestion: IngestStore,
    private readonly action: AnswerIngestAction,
  ) {}

  @Mutation(() => KanoAnswerIngestPayload, {
    description:
      'Takes in up to 500 answers to how people feel about a solution if it is there, and if it is not, as often and in whatever order a source sends them; an item with a fault is rejected alone. `kano` tells what they come to.',
  })
  @RequiresScope('insight:ingest')
  async kanoAnswerIngest(@Args('input') input: KanoAnswerIngestInput): Promise<KanoAnswerIngestPayload> {
    const receipts = await this.ingestion.ingestOnce(
      { mutation: 'kanoAnswerIngest', kind: 'KANO_ANSWER' },
      input,
      (system) => this.action.ingest(ANSWER_KINDS.kano, system, input.items, input.dryRun),
    );
    return { receipts };
  }
}
