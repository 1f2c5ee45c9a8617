import { type Refusal, refusal } from '../../../domain/refusal.ts';
import type { PersonState } from '../../../domain/research/participant/person-union.ts';
import { Field, HideField, ObjectType } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Bookkeeping, Personal, Subject } from '../../../platform/change-log/personal.ts';
import { Node, Row, VersionedRow } from '../../../platform/database/row.model.ts';
import { Lines, OptionalLine } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { CalendarDate } from '../../../platform/graphql/scalars.ts';
import { type Relationship, RelationshipEnum, RELATIONSHIPS } from '../../context/persona/relationship.model.ts';
import { WORDS } from '../../../platform/database/word-list.ts';

export const CONSENTS = {
  UNKNOWN: 'The participant was not asked, or the answer was not passed on.',
  GIVEN: 'Given, as far as its scope says and until it expires.',
  EXPIRED: 'Has run out: words, names and media were removed as if withdrawn, counts stay; it may be given anew.',
  WITHDRAWN: 'Withdrawn: words, names and media were removed, counts stay.',
};
/** How a participant's consent stands. */
export type ConsentStatus = keyof typeof CONSENTS;
export const ConsentStatusEnum = registerEnum('ConsentStatus', "How a participant's consent stands.", CONSENTS);

export const CONSENT_SCOPES = {
  NOTES: 'Notes of what was said may be kept.',
  QUOTE: 'What was said may be quoted, without a name.',
  RECORDING: 'Recordings and photographs may be kept.',
  CONTACT: 'The participant may be asked again.',
};
/** What a participant consents to. */
export type ConsentScope = keyof typeof CONSENT_SCOPES;
export const ConsentScopeEnum = registerEnum(
  'ConsentScope',
  'What a participant consents to; one does not imply another.',
  CONSENT_SCOPES,
);

/** Most segments, personas or keys of one participant. Chosen: more would not tell participants apart. */
export const MOST_OF_PARTICIPANT = 20;

/** Person whose words, doings or answers came in; known by an alias, never by more than a team needs. */
@ObjectType({ implements: () => [Node] })
@Entity('participant')
@RequiresScope('insight:read')
@Subject('id')
export class Participant extends VersionedRow implements Node {
  /** What a team calls the participant, up to 200 characters; null if not stated, and once erased, withdrawn or run out. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @OptionalLine()
  @Personal('name')
  alias: string | null;

  /** How the participant stands to the product. */
  @Column('text')
  @Field(() => RelationshipEnum)
  @IsIn(Object.keys(RELATIONSHIPS))
  relationship: Relationship;

  /** Segments the participant belongs to, in the team's own words; up to 20. */
  @Column('text', { array: true, transformer: WORDS })
  @Field(() => [String])
  @Lines(MOST_OF_PARTICIPANT, 100)
  @Personal('identity', { isLogged: true, copies: 'NAMES' })
  segments: string[];

  /** Personas that the participant is an example of; up to 20. */
  @Column('uuid', { array: true })
  @HideField()
  personaIds: string[];

  /** Account that the participant belongs to; null where none is known. */
  @Column('uuid', { nullable: true })
  @HideField()
  accountId: string | null;

  /** How the participant's consent stands. */
  @Column('text')
  @Field(() => ConsentStatusEnum)
  consentStatus: ConsentStatus;

  /** What the participant consents to; empty if not stated. */
  @Column('text', { array: true })
  @Field(() => [ConsentScopeEnum])
  consentScope: ConsentScope[];

  /** Last day on which the consent holds, in the workspace's zone; soon after it words, names and media are removed. Null while it has no end. */
  @Column('date', { nullable: true })
  @Field(() => CalendarDate, { nullable: true })
  consentExpiresOn: string | null;

  /** Instant at which the consent last changed; null while none was stated. */
  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  consentChangedAt: Date | null;

  /** Properties that people have set: what a source sends of them is left out. */
  @Bookkeeping()
  @Column('text', { array: true })
  @HideField()
  setByPeople: string[];

  /** Participant that this one was merged into; null for all others. */
  @Column('uuid', { nullable: true })
  @HideField()
  mergedIntoId: string | null;

  /** Alias that is stated of the participant alone, whoever is merged into them; null while nobody is. */
  @Bookkeeping()
  @Column('text', { nullable: true })
  @HideField()
  @Personal('name')
  aliasAlone: string | null;

  /** What else is stated of the participant alone, whoever is merged into them; null while nobody is. */
  @Bookkeeping()
  @Column('jsonb', { nullable: true })
  @HideField()
  @Personal('identity', { copies: 'NONE' })
  alone: Omit<PersonState, 'alias'> | null;

  /** Instant at which words, names and media of the participant were removed; null while they stand. */
  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  redactedAt: Date | null;

  /** Instant at which the participant was erased; null for all others. */
  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  erasedAt: Date | null;
}

/** Kind under which the clocks of participants are kept, each by the id of a name: a participant moves along with the name. */
export const PARTICIPANT_CLOCK = 'PARTICIPANT';

/** The clocks of consents: one for each participant, whichever system states it. */
export const CONSENT_CLOCK = { kind: 'CONSENT', system: '' };

/** A refusal where a participant was merged into another: what is said of the person is said of the one who stays. */
export const checkNotMerged = ({ mergedIntoId }: Participant): Refusal[] =>
  mergedIntoId === null
    ? []
    : [
        refusal(
          'NOT_APPLICABLE',
          { problem: `This participant is merged into another: name ${mergedIntoId}, who stays.` },
          ['id'],
        ),
      ];

/** One page of participants. */
export const ParticipantConnection = countedConnectionOf<Participant>(() => Participant, 'Participant');

/** A name of a participant in one system, or a match key by which several systems mean the same person. */
@Entity('participant_identity')
@Subject('participantId')
export class ParticipantIdentity extends Row {
  /** Participant who has the name, be it by a merge. */
  @Column('uuid')
  participantId: string;

  /** Participant whose name it is by itself: there it goes when merges are undone, with what came in under it. */
  @Column('uuid')
  originalParticipantId: string;

  /** The system; empty for a match key, which belongs to no system. */
  @Column('text')
  system: string;

  /** The name or the match key itself. */
  @Column('text')
  @Personal('identity', { leaves: 'DIGEST' })
  value: string;

  /** Whether a match key joins whoever shares it; not any more once people it had joined were parted. Left alone by other names. */
  @Column('boolean')
  joins: boolean;
}
