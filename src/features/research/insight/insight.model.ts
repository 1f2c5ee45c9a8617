import { Field, HideField, ObjectType } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { Column, Entity } from 'typeorm';
import type { Elicitation } from '../../../domain/research/insight/elicitation.ts';
import { INSIGHT_KINDS, type InsightKind } from '../../../domain/research/insight/insight-kind.ts';
import type { SensingChannel } from '../../../domain/tree/node/sensing-channel.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Bookkeeping, Personal, Subject } from '../../../platform/change-log/personal.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import { walkedConnectionOf } from '../../../platform/paging/connection.model.ts';
import { descriptionsOf, registerEnum } from '../../../platform/graphql/enum.ts';
import { ElicitationEnum } from '../interview/elicitation.model.ts';
import { SensingChannelEnum } from '../../tree/node/sensing-channel.model.ts';
import { Metadata } from '../../../platform/graphql/metadata.scalar.ts';
import { WORDS } from '../../../platform/database/word-list.ts';

export const InsightKindEnum = registerEnum(
  'InsightKind',
  'Where an insight comes from.',
  descriptionsOf(INSIGHT_KINDS),
);

export const INSIGHT_STATUSES = {
  INBOX: 'Waits to be linked or dismissed.',
  LINKED: 'Is evidence of something.',
  DISMISSED: 'Was looked at and put aside, with a reason.',
  DUPLICATE: 'Says what another insight says already.',
  DELETED: 'Its source took it back: what it said is gone, its place is kept.',
};
/** How far an insight has come. */
export type InsightStatus = keyof typeof INSIGHT_STATUSES;
export const InsightStatusEnum = registerEnum('InsightStatus', 'How far an insight has come.', INSIGHT_STATUSES);

/** Kind under which the clocks of insights are kept. */
export const INSIGHT_CLOCK = 'INSIGHT';

/** One thing heard, seen or measured. */
@ObjectType({ implements: () => [Node] })
@Entity('insight')
@RequiresScope('insight:read')
@Subject('participantId')
export class Insight extends VersionedRow implements Node {
  /** System that sent it, such as "zendesk". */
  @Column('text')
  sourceSystem: string;

  /** What it is called there; once in a system. */
  @Column('text')
  @Personal('identity', { isLogged: true, leaves: 'DIGEST', copies: 'NONE' })
  externalId: string;

  /** Digest of everything that its source says of it: equal digests mean equal states. */
  @Bookkeeping()
  @Column('text')
  @HideField()
  contentHash: string;

  /** Instant at which its present state came in, UTC. */
  @Column('timestamptz')
  receivedAt: Date;

  /** How far it has come: in the inbox, linked, dismissed. */
  @Column('text')
  @Field(() => InsightStatusEnum)
  status: InsightStatus;

  /** Where it comes from. */
  @Column('text')
  @Field(() => InsightKindEnum)
  @IsIn(Object.keys(INSIGHT_KINDS))
  kind: InsightKind;

  /** Through which channel the team sensed it: as its kind says, unless its source said otherwise. */
  @Column('text')
  @Field(() => SensingChannelEnum)
  sensingChannel: SensingChannel;

  /** Whether its source named the sensing channel; the kind decides where it did not. */
  @Bookkeeping()
  @Column('boolean')
  @HideField()
  channelIsTold: boolean;

  /** How it was brought about; null if not stated. */
  @Column('text', { nullable: true })
  @Field(() => ElicitationEnum, { nullable: true })
  elicitation: Elicitation | null;

  /** Place within the source it came through, such as "app store review"; null if not stated. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @Personal('identity', { isLogged: true, copies: 'NAMES' })
  channel: string | null;

  /** Where people can look at it; null where there is no such place. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @Personal('notes', { copies: 'NAMES' })
  url: string | null;

  /** Instant at which it was said, done or measured, UTC. */
  @Column('timestamptz')
  occurredAt: Date;

  /** What it is about, up to 500 characters: as its source says, or else how it begins; empty once its words were removed. */
  @Column('text')
  @Personal('notes', { copies: 'NAMES' })
  title: string;

  /** Everything that was written down; null where nothing was, and once its words were removed. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @Personal('notes')
  body: string | null;

  /** Participant whose words or doings it tells of; null where none is known. */
  @Column('uuid', { nullable: true })
  @HideField()
  participantId: string | null;

  /** Digest of the name under which its source told of the participant; null where it names none, and for insights of before names were recorded. */
  @Bookkeeping()
  @Column('text', { nullable: true })
  @HideField()
  participantDigest: string | null;

  /** Account that it belongs to; null where none is known. */
  @Column('uuid', { nullable: true })
  @HideField()
  accountId: string | null;

  /** Interview in which it was heard; null where it was heard elsewhere. */
  @Column('uuid', { nullable: true })
  @HideField()
  interviewId: string | null;

  /** Words it was tagged with by its source; up to 20. */
  @Column('text', { array: true, transformer: WORDS })
  @Field(() => [String])
  @Personal('identity', { isLogged: true, copies: 'NAMES' })
  tags: string[];

  /** Language it is written in, an ISO 639 code such as "en"; null if not stated. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  language: string | null;

  /** What its source says of it beyond that; null where it says nothing, and once its words were removed. */
  @Column('jsonb', { nullable: true })
  @Field(() => Metadata, { nullable: true })
  @Personal('notes', { copies: 'NAMES' })
  metadata: Metadata | null;

  /** Why it was put aside; null unless it is dismissed, or was when it was marked as a duplicate. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @Personal('notes', { isLogged: true, copies: 'NAMES' })
  dismissReason: string | null;

  /** Insight of which it is a duplicate; null for all others. */
  @Column('uuid', { nullable: true })
  @HideField()
  duplicateOfId: string | null;

  /** Instant at which its words were removed, because its participant withdrew consent or was erased; null while they stand. */
  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  redactedAt: Date | null;
}

/** Most insights that one page of a list looks at. Chosen: as many as nodes; a filter that fits one in fifty still fills a page. */
export const MOST_LOOKED_AT = 5_000;

/** One page of insights. */
export const InsightConnection = walkedConnectionOf<Insight>(() => Insight, 'Insight', {
  most: MOST_LOOKED_AT,
  things: 'insights',
});
