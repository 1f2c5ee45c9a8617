import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { FilterIds, FilterTexts, OptionalLine } from '../../../platform/graphql/validators.ts';
import { listArgs, orderOf } from '../../../platform/paging/list-args.model.ts';
import { type Relationship, RelationshipEnum } from '../../context/persona/relationship.model.ts';
import { type ConsentStatus, ConsentStatusEnum } from './participant.model.ts';

/** Narrows a list of participants; what is left out narrows nothing. */
@InputType()
export class ParticipantFilter {
  /** Only participants whose alias holds this text, in capitals or not. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  text?: string | null;

  /** Only participants who stand to the product in one of these ways. */
  @Field(() => [RelationshipEnum], { nullable: true })
  relationships?: Relationship[] | null;

  /** Only participants whose consent stands so. */
  @Field(() => [ConsentStatusEnum], { nullable: true })
  consentStatuses?: ConsentStatus[] | null;

  /** Only participants of at least one of these segments, at most 20 segments. */
  @Field(() => [String], { nullable: true })
  @FilterTexts(100)
  segments?: string[] | null;

  /** Only participants who are an example of one of these personas, at most 100 personas. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  personaIds?: string[] | null;

  /** Only participants of these accounts, at most 100 accounts. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  accountIds?: string[] | null;

  /** Only participants whom one of these systems knows, such as "crm"; at most 20 systems. */
  @Field(() => [String], { nullable: true })
  @FilterTexts(50)
  sourceSystems?: string[] | null;

  /** Whether participants who were merged into another are listed too. */
  @Field(() => Boolean, { defaultValue: false })
  includeMerged: boolean;

  /** Whether erased participants are listed too. */
  @Field(() => Boolean, { defaultValue: false })
  includeErased: boolean;
}

/** What participants can be sorted by. */
export const ParticipantOrder = orderOf('Participant', {
  CREATED_AT: 'When the participant was first heard of.',
});

/** Which participants, in which order. */
@ArgsType()
export class ParticipantArgs extends listArgs({ filter: ParticipantFilter, orderBy: ParticipantOrder }) {}
