import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { Line, Lines, NotAhead, OptionalLine } from '../../../platform/graphql/validators.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { IngestReceipt } from '../../../platform/ingestion/ingest.model.ts';
import { CalendarDate } from '../../../platform/graphql/scalars.ts';
import { type Relationship, RelationshipEnum, RELATIONSHIPS } from '../../context/persona/relationship.model.ts';
import { IngestedAccountInput } from './account.model.ts';
import { ForEveryKey } from '../../../platform/request/for-every-key.ts';
import {
  CONSENT_SCOPES,
  type ConsentScope,
  ConsentScopeEnum,
  CONSENTS,
  type ConsentStatus,
  ConsentStatusEnum,
  MOST_OF_PARTICIPANT,
} from './participant.model.ts';

/** Consent as a source knows it. */
@InputType()
export class ConsentInput {
  /** How it stands; WITHDRAWN and EXPIRED remove what was said everywhere, as GIVEN does with a last day that is over. */
  @Field(() => ConsentStatusEnum)
  @IsIn(Object.keys(CONSENTS))
  status: ConsentStatus;

  /** What is consented to; needed where it is given. */
  @Field(() => [ConsentScopeEnum], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(4)
  @IsIn(Object.keys(CONSENT_SCOPES), { each: true })
  scope?: ConsentScope[] | null;

  /** Last day on which it holds, in the workspace's zone; null while it has no end. */
  @Field(() => CalendarDate, { nullable: true })
  expiresOn?: string | null;
}

/** Who is meant, and what a source says of them; what is left out stays as known. */
@InputType()
export class IngestedParticipantInput {
  /** What the participant is called in the source system, 1 to 200 characters; the same id is the same person. */
  @Line()
  externalId: string;

  /** What a team may call the participant, up to 200 characters; no more than the consent covers. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  alias?: string | null;

  /** Keys that other systems can make too, such as a hashed e-mail address; who shares one is the same person. Up to 20. */
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @Lines(MOST_OF_PARTICIPANT, 200)
  matchKeys?: string[] | null;

  /** How they stand to the product. */
  @Field(() => RelationshipEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(RELATIONSHIPS))
  relationship?: Relationship | null;

  /** Segments they belong to; up to 20. */
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @Lines(MOST_OF_PARTICIPANT, 100)
  segments?: string[] | null;

  /** Personas they are an example of; up to 20. Those that are not there are left out, with a warning. */
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(MOST_OF_PARTICIPANT)
  personaIds?: string[] | null;

  /** Account they belong to. */
  @Field(() => IngestedAccountInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => IngestedAccountInput)
  account?: IngestedAccountInput | null;

  /** How their consent stands. */
  @Field(() => ConsentInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => ConsentInput)
  consent?: ConsentInput | null;
}

const OPERATIONS = {
  UPSERT: 'The source knows the participant as the item says.',
  ERASE:
    'The participant asks to be forgotten: as participantErase does, for good. Takes the scope insight:write as well.',
};
/** What a source says of a participant as a whole. */
export type ParticipantOperation = keyof typeof OPERATIONS;
const ParticipantOperationEnum = registerEnum(
  'ParticipantOperation',
  'What a source says of a participant as a whole.',
  OPERATIONS,
);

/** One participant: what its source knows. */
@InputType()
export class ParticipantIngestItemInput extends IngestedParticipantInput {
  /** What becomes of the participant. Of one who is to be erased nothing counts but `externalId`, and no instant: nothing that comes later, or is older, brings anything back. */
  @Field(() => ParticipantOperationEnum, { defaultValue: 'UPSERT' })
  @IsIn(Object.keys(OPERATIONS))
  operation: ParticipantOperation;

  /** Instant at which the source last changed it, UTC; an older state never replaces a newer one. Left out, it is that of its arrival. */
  @Field(() => Date, { nullable: true })
  @IsOptional()
  @NotAhead()
  sourceUpdatedAt?: Date | null;
}

/** What became of one participant of a batch. */
@ObjectType()
@ForEveryKey('it answers whoever sent the item, with what was sent')
export class ParticipantReceipt extends IngestReceipt {
  /** The participant; null when rejected, and for a new one on a dry run. */
  @Field(() => ID, { nullable: true })
  participantId: string | null;
}
