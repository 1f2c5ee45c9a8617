import { ArgsType, Field, HideField, Int, ObjectType } from '@nestjs/graphql';
import { AGE_CLASSES, type AgeClass } from '../../../domain/research/evidence/age-class.ts';
import { CHOSEN } from '../../../domain/research/chosen.ts';
import { EVIDENCE_CLASSES, type EvidenceClass } from '../../../domain/research/evidence/evidence-class.ts';
import type { HeardCounts, StanceCounts } from '../../../domain/research/evidence/ledger.ts';
import { SENSING_CHANNELS, type SensingChannel } from '../../../domain/tree/node/sensing-channel.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { type Relationship, RelationshipEnum, RELATIONSHIPS } from '../../context/persona/relationship.model.ts';
import { SensingChannelEnum } from '../../tree/node/sensing-channel.model.ts';
import { EvidenceClassEnum } from './evidence.model.ts';

const AgeClassEnum = registerEnum('AgeClass', 'Age of evidence, by when it was said, done or measured.', AGE_CLASSES);
/** Most segments, and most personas, of one ledger. */
export const MOST_KEYS = CHOSEN.evidence.mostSegments;

/** The instant of a ledger. */
@ArgsType()
export class LedgerArgs {
  /** Instant as of which evidence counts and its age is computed; by default now, and also for a later instant. */
  @Field(() => Date, { nullable: true })
  asOf?: Date | null;
}

/** Numbers of distinct participants, accounts or insights on each side; one that is on both sides counts on both. */
@ObjectType({ isAbstract: true })
abstract class OfSides implements StanceCounts {
  /** How many support the target, each once. */
  @Field(() => Int)
  supports: number;

  /** How many contradict the target, each once. */
  @Field(() => Int)
  contradicts: number;
}

/** How many were heard, and on which side; never raw mentions. */
@ObjectType()
export class HeardCount extends OfSides implements HeardCounts {
  /** How many were heard in all, each once whatever the side. */
  @Field(() => Int)
  heard: number;
}

/** Participants whose strongest evidence is of one class. */
@ObjectType()
export class ClassCount extends OfSides {
  /** Class of their strongest evidence on that side. */
  @Field(() => EvidenceClassEnum)
  evidenceClass: EvidenceClass;
}

/** Participants whose latest evidence is of one age. */
@ObjectType()
export class AgeCount extends OfSides {
  /** Age of their latest evidence on that side. */
  @Field(() => AgeClassEnum)
  ageClass: AgeClass;
}

/** Participants of one segment; one in several segments counts in each. */
@ObjectType()
@RequiresScope('tree:read')
export class SegmentCount extends OfSides {
  /** The segment, as the team calls it. */
  segment: string;
}

/** Participants who are examples of one persona; one of several personas counts in each. */
@ObjectType()
export class PersonaCount extends OfSides {
  @HideField()
  personaId: string;
}

/** Participants with one relationship to the product. */
@ObjectType()
export class RelationshipCount extends OfSides {
  /** Their relationship to the product. */
  @Field(() => RelationshipEnum)
  relationship: Relationship;
}

/** Participants sensed through one channel; one sensed through several channels counts in each. */
@ObjectType()
export class ChannelCount extends OfSides {
  /** The channel of the insights. */
  @Field(() => SensingChannelEnum)
  sensingChannel: SensingChannel;
}

/** Counts of who was heard for and against something, each person once. */
@ObjectType()
export class LedgerSide {
  /** Distinct participants; those who were merged are one. */
  @Field(() => HeardCount)
  participants: HeardCount;

  /** Distinct accounts, as far as known. */
  @Field(() => HeardCount)
  accounts: HeardCount;

  /** Insights without a known participant; they are counted separately, and never as people. */
  @Field(() => HeardCount)
  withoutParticipant: HeardCount;

  /** Participants by the class of their strongest evidence, strongest class first. */
  @Field(() => [ClassCount])
  @AtMost(Object.keys(EVIDENCE_CLASSES).length)
  byClass: ClassCount[];

  /** Participants by the age of their latest evidence, youngest first. */
  @Field(() => [AgeCount])
  @AtMost(Object.keys(AGE_CLASSES).length)
  byAge: AgeCount[];

  /** Participants by segment, the largest first; at most 50. */
  @Field(() => [SegmentCount])
  @AtMost(MOST_KEYS)
  bySegment: SegmentCount[];

  /** Segments that are left out because there are more than 50. */
  @Field(() => Int)
  segmentsLeftOut: number;

  /** Participants by the personas that they are examples of, the most first; at most 50. */
  @Field(() => [PersonaCount])
  @AtMost(MOST_KEYS)
  byPersona: PersonaCount[];

  /** Personas that are left out because there are more than 50. */
  @Field(() => Int)
  personasLeftOut: number;

  /** Participants by their relationship to the product, all four. */
  @Field(() => [RelationshipCount])
  @AtMost(Object.keys(RELATIONSHIPS).length)
  byRelationship: RelationshipCount[];

  /** Participants by the channel through which they were sensed, all three. */
  @Field(() => [ChannelCount])
  @AtMost(Object.keys(SENSING_CHANNELS).length)
  byChannel: ChannelCount[];

  @HideField()
  themes: number;
}

/** People and accounts heard for and against something, each once, never mentions. Evidence that was linked after `asOf`, or withdrawn before it, does not count. */
@ObjectType()
@RequiresScope('tree:read')
export class Ledger {
  /** Instant as of which evidence counts, UTC. */
  asOf: Date;

  /** Who was heard about the node, assumption or claim itself. */
  @Field(() => LedgerSide)
  own: LedgerSide;

  /** Who was heard about it and its descendants, each person once, never added up. Archived branches are left out, parked ones are not. Evidence about solutions below an outcome or an opportunity, and about their descendants, does not count for it. */
  @Field(() => LedgerSide)
  united: LedgerSide;

  /** What evidence to look for next, the most telling first, in sentences; empty if nothing is missing. */
  @Field(() => [String])
  @AtMost(8)
  needed: string[];
}
