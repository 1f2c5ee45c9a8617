import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, Matches, Max, Min, ValidateNested } from 'class-validator';
import type { Elicitation } from '../../../domain/research/insight/elicitation.ts';
import type { InsightKind } from '../../../domain/research/insight/insight-kind.ts';
import type { SensingChannel } from '../../../domain/tree/node/sensing-channel.ts';
import { Line, Lines, NotAhead, OptionalLine, Prose, Text, WebAddress } from '../../../platform/graphql/validators.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { Metadata } from '../../../platform/graphql/metadata.scalar.ts';
import { IngestReceipt } from '../../../platform/ingestion/ingest.model.ts';
import { IngestedEvidenceInput, MOST_LINKS } from '../evidence/evidence-ingest.model.ts';
import { IngestedAccountInput } from '../participant/account.model.ts';
import { IngestedParticipantInput } from '../participant/participant-ingest.model.ts';
import { QUOTE_ORIGINS, type QuoteOrigin, QuoteOriginEnum } from '../../tree/node/kinds/opportunity.model.ts';
import { ElicitationEnum } from '../interview/elicitation.model.ts';
import { IngestedInterviewInput } from '../interview/interview-ingest.model.ts';
import { InsightKindEnum } from './insight.model.ts';

import { SensingChannelEnum } from '../../tree/node/sensing-channel.model.ts';
import { ForEveryKey } from '../../../platform/request/for-every-key.ts';

/** Most quotes of one insight. Chosen: more than that is a transcript, which belongs to an interview. */
export const MOST_QUOTES = 50;
/** Longest body of an insight, in characters. */
export const LONGEST_BODY = 50_000;

const OPERATIONS = {
  UPSERT: 'Here is its whole state.',
  DELETE: 'It is gone: its words are removed, its place is kept so that an older retry does not bring it back.',
};
type IngestOperation = keyof typeof OPERATIONS;
const IngestOperationEnum = registerEnum('IngestOperation', 'What a source says happened to an item.', OPERATIONS);
/** Words that a person said, as the source has them. */
@InputType()
export class IngestedQuoteInput {
  /** What the quote is called in the source system, 1 to 200 characters; without it, it is known by its text. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  externalId?: string | null;

  /** The words, 1 to 5,000 characters. */
  @Text({ max: 5_000, lines: true })
  text: string;

  /** Whether these are the very words. */
  @Field(() => QuoteOriginEnum, { defaultValue: 'VERBATIM' })
  @IsIn(Object.keys(QUOTE_ORIGINS))
  origin: QuoteOrigin;

  /** Where it begins in the recording, in seconds from its start. */
  @Field(() => Number, { nullable: true })
  @IsOptional()
  @Min(0)
  @Max(1e6)
  startsAtSeconds?: number | null;

  /** Where it ends in the recording, in seconds from its start. */
  @Field(() => Number, { nullable: true })
  @IsOptional()
  @Min(0)
  @Max(1e6)
  endsAtSeconds?: number | null;
}

/** One insight: the whole state in which its source has it. */
@InputType()
export class InsightIngestItemInput {
  /** What the source says happened to it. */
  @Field(() => IngestOperationEnum, { defaultValue: 'UPSERT' })
  @IsIn(Object.keys(OPERATIONS))
  operation: IngestOperation;

  /** What it is called in the source system, 1 to 200 characters; the same id is the same insight. */
  @Line()
  externalId: string;

  /** Instant at which the source last changed it, UTC; an older state never replaces a newer one. Left out, it is that of its arrival. */
  @Field(() => Date, { nullable: true })
  @IsOptional()
  @NotAhead()
  sourceUpdatedAt?: Date | null;

  /** Where it comes from. Needed unless it is deleted. */
  @Field(() => InsightKindEnum, { nullable: true })
  kind?: InsightKind | null;

  /** Instant at which it was said, done or measured, UTC; not in the future. Needed unless it is deleted. */
  @Field(() => Date, { nullable: true })
  @IsOptional()
  @NotAhead()
  occurredAt?: Date | null;

  /** Through which channel it was sensed; null to go by its kind. */
  @Field(() => SensingChannelEnum, { nullable: true })
  sensingChannel?: SensingChannel | null;

  /** How it was brought about. */
  @Field(() => ElicitationEnum, { nullable: true })
  elicitation?: Elicitation | null;

  /** Place within the source it came through, such as "app store review", up to 100 characters. */
  @Field(() => String, { nullable: true })
  @OptionalLine(100)
  channel?: string | null;

  /** Where people can look at it: an http or https address of up to 2,000 characters. */
  @Field(() => String, { nullable: true })
  @IsOptional()
  @WebAddress()
  url?: string | null;

  /** What it is about, up to 500 characters. A title, a body or a quote is needed unless it is deleted. */
  @Field(() => String, { nullable: true })
  @OptionalLine(500)
  title?: string | null;

  /** Everything that was written down, up to 50,000 characters. */
  @Field(() => String, { nullable: true })
  @Prose(LONGEST_BODY)
  body?: string | null;

  /** Words that were said; up to 50. One that is no longer among them is withdrawn. */
  @Field(() => [IngestedQuoteInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(MOST_QUOTES)
  @ValidateNested({ each: true })
  @Type(() => IngestedQuoteInput)
  quotes?: IngestedQuoteInput[] | null;

  /** Whose words or doings these are. */
  @Field(() => IngestedParticipantInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => IngestedParticipantInput)
  participant?: IngestedParticipantInput | null;

  /** Account it belongs to; that of the participant where it is left out. */
  @Field(() => IngestedAccountInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => IngestedAccountInput)
  account?: IngestedAccountInput | null;

  /** Interview that it was heard in; made if its source never told of it before. */
  @Field(() => IngestedInterviewInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => IngestedInterviewInput)
  interview?: IngestedInterviewInput | null;

  /** Words to tag it with; up to 20 of up to 50 characters. */
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @Lines(20, 50)
  tags?: string[] | null;

  /** Language it is written in, an ISO 639 code such as "en" or "pt-BR". */
  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { message: '$property takes a code of ISO 639 such as "en" or "pt-BR"' })
  language?: string | null;

  /** What the source says of it beyond that. */
  @Field(() => Metadata, { nullable: true })
  metadata?: Metadata | null;

  /** What it is evidence of; up to 20. They are added to what it is linked to already. One that names nothing leaves the insight in the inbox, with a warning. */
  @Field(() => [IngestedEvidenceInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(MOST_LINKS)
  @ValidateNested({ each: true })
  @Type(() => IngestedEvidenceInput)
  links?: IngestedEvidenceInput[] | null;
}

/** What became of one insight of a batch. */
@ObjectType()
@ForEveryKey('it answers whoever sent the item, with what was sent')
export class InsightReceipt extends IngestReceipt {
  /** The insight; null when rejected, and for a new one on a dry run. */
  @Field(() => ID, { nullable: true })
  insightId: string | null;

  /** Participant whose words or doings these are; null where it names none, when rejected, and for what a dry run would write. */
  @Field(() => ID, { nullable: true })
  participantId: string | null;
}
