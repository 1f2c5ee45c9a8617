import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Payload } from '../../../../platform/graphql/payload.model.ts';
import { IngestInput, IngestReceipt, MOST_INGESTED } from '../../../../platform/ingestion/ingest.model.ts';
import { IngestStore } from '../../../../platform/ingestion/ingest.store.ts';
import { AnswerIngestAction, ANSWER_KINDS } from '../answer-ingest.action.ts';
import { SurveyAnswerIngestItemInput } from '../survey-answer.model.ts';

/** Answers of a survey as a source knows them. */
@InputType()
export class SurveyAnswerIngestInput extends IngestInput {
  /** Answers, up to 500; each is the whole state that the source has of it. */
  @Field(() => [SurveyAnswerIngestItemInput])
  items: SurveyAnswerIngestItemInput[];
}

/** What became of every answer. */
@ObjectType({ implements: () => [Payload] })
export class SurveyAnswerIngestPayload extends Payload {
  /** One receipt for each item, in the order of the input; null when the batch was refused as a whole. */
  @Field(() => [IngestReceipt], { nullable: true })
  @AtMost(MOST_INGESTED)
  receipts?: IngestReceipt[] | null;
}

/** Ingests answers on opportunities in bulk. */
@Resolver()
export class SurveyAnswerIngestMutation {
  constructor(
    private readonly ingestion: IngestStore,
    private readonly action: AnswerIngestAction,
  ) {}

  @Mutation(() => SurveyAnswerIngestPayload, {
    description:
      'Takes in up to 500 answers to how important an opportunity is and how satisfied people are with it, as often and in whatever order a source sends them; an item with a fault is rejected alone. `surveyScore` tells what they come to.',
  })
  @RequiresScope('insight:ingest')
  async surveyAnswerIngest(@Args('input') input: SurveyAnswerIngestInput): Promise<SurveyAnswerIngestPayload> {
    const receipts = await this.ingestion.ingestOnce(
      { mutation: 'surveyAnswerIngest', kind: 'SURVEY_ANSWER' },
      input,
      (system) => this.action.ingest(ANSWER_KINDS.survey, system, input.items, input.dryRun),
    );
    return { receipts };
  }
}
