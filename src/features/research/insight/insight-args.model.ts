import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import type { Elicitation } from '../../../domain/research/insight/elicitation.ts';
import type { InsightKind } from '../../../domain/research/insight/insight-kind.ts';
import type { SensingChannel } from '../../../domain/tree/node/sensing-channel.ts';
import { FilterIds, FilterTexts, OptionalLine } from '../../../platform/graphql/validators.ts';
import { listArgs, orderOf } from '../../../platform/paging/list-args.model.ts';
import { SensingChannelEnum } from '../../tree/node/sensing-channel.model.ts';
import { ElicitationEnum } from '../interview/elicitation.model.ts';
import { InsightKindEnum, type InsightStatus, InsightStatusEnum } from './insight.model.ts';

/** Narrows a list of insights; what is left out narrows nothing. */
@InputType()
export class InsightFilter {
  /** Only insights that have come so far: INBOX for what waits to be linked or dismissed. All but deleted ones where it is left out. */
  @Field(() => [InsightStatusEnum], { nullable: true })
  statuses?: InsightStatus[] | null;

  /** Only insights of these kinds. */
  @Field(() => [InsightKindEnum], { nullable: true })
  kinds?: InsightKind[] | null;

  /** Only insights sensed through one of these channels. */
  @Field(() => [SensingChannelEnum], { nullable: true })
  sensingChannels?: SensingChannel[] | null;

  /** Only insights that were brought about in one of these ways; those of which it is not stated are left out. */
  @Field(() => [ElicitationEnum], { nullable: true })
  elicitations?: Elicitation[] | null;

  /** Only insights that one of these systems sent, such as "zendesk"; at most 20 systems. */
  @Field(() => [String], { nullable: true })
  @FilterTexts(50)
  sourceSystems?: string[] | null;

  /** Only words and doings of these participants, at most 100 participants. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  participantIds?: string[] | null;

  /** Only words and doings of participants who are an example of one of these personas, at most 100 personas. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  personaIds?: string[] | null;

  /** Only insights of these accounts, at most 100 accounts. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  accountIds?: string[] | null;

  /** Only insights that were heard in one of these interviews, at most 100 interviews. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  interviewIds?: string[] | null;

  /** Only insights with at least one of these tags, at most 20 tags. */
  @Field(() => [String], { nullable: true })
  @FilterTexts(50)
  tags?: string[] | null;

  /** Only insights in one of these languages, ISO 639 codes such as "en"; at most 20 languages. */
  @Field(() => [String], { nullable: true })
  @FilterTexts(35)
  languages?: string[] | null;

  /** Only insights that occurred at this instant or later. */
  @Field(() => Date, { nullable: true })
  from?: Date | null;

  /** Only insights that occurred before this instant. */
  @Field(() => Date, { nullable: true })
  to?: Date | null;

  /** Only insights whose present state came in at this instant or later. */
  @Field(() => Date, { nullable: true })
  receivedSince?: Date | null;

  /**
   * Only insights that contain all of these words in title, body or quotes, in this or another form of an English word;
   * function words such as "the" do not count.
   */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  text?: string | null;
}

/** What insights can be sorted by. */
export const InsightOrder = orderOf('Insight', {
  OCCURRED_AT: 'When it was said, done or measured.',
  RECEIVED_AT: 'When its present state came in.',
});

/** Which insights, in which order. */
@ArgsType()
export class InsightArgs extends listArgs({ filter: InsightFilter, orderBy: InsightOrder }) {}
