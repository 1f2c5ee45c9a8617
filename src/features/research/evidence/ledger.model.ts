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

const AgeClassEnum = registerEnum(
  'AgeClass',
  'How old evidence is, by when it was said, done or measured.',
  AGE_CLASSES,
);
/** Most segments, and most personas, of one ledger. */
export const MOST_TOLD = CHOSEN.evidence.mostSegments;

/** As of when evidence counts. */
@ArgsType()
export class LedgerArgs {
  /** Instant as of which evidence counts and its age is told; now unless said, and where a later one is named. */
  @Field(() => Date, { nullable: true })
  asOf?: Date | null;
}

/** Distinct participants, accounts or insights on each side; one on both sides counts on both. */
@ObjectType({ isAbstract: true })
abstract class OfSides implements StanceCounts {
  /** How many support it, each once. */
  @Field(() => Int)
  supports: number;

  /** How many contradict it, each once. */
  @Field(() => Int)
  contradicts: number;
}

/** How many are heard, and on which side; never raw mentions. */
@ObjectType()
export class HeardCount extends OfSides implements HeardCounts {
  /** How many are heard in all, each once whichever side they are on. */
  @Field(() => Int)
  heard: number;
}

/** Participants whose strongest evidence is of one class. */
@ObjectType()
export class ClassCount extends OfSides {
  /** The class of their strongest evidence for that side. */
  @Field(() => EvidenceClassEnum)
  evidenceClass: EvidenceClass;
}

/** Participants whose latest evidence is of one age. */
@ObjectType()
export class AgeCount extends OfSides {
  /** The age of their latest evidence for that side. */
  @Field(() => AgeClassEnum)
  ageClass: AgeClass;
}

/** Participants of one segment; one in several segments counts in each. */
@ObjectType()
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

/** Participants by what they are to the product. */
@ObjectType()
export class RelationshipCount extends OfSides {
  /** What they are to the product. */
  @Field(() => RelationshipEnum)
  relationship: Relationship;
}

/** Participants by how they were sensed; one sensed through several channels counts in each. */
@ObjectType()
export class ChannelCount extends OfSides {
  /** The channel of the insights. */
  @Field(() => SensingChannelEnum)
  sensingChannel: SensingChannel;
}

/** Who was heard of something, each person once. */
@ObjectType()
export class LedgerSide {
  /** Distinct participants; those who were merged are one. */
  @Field(() => HeardCount)
  participants: HeardCount;

  /** Distinct accounts, as far as known. */
  @Field(() => HeardCount)
  accounts: HeardCount;

  /** Insights whose participant nobody knows; they are told apart, and never counted as people. */
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
  @AtMost(MOST_TOLD)
  bySegment: SegmentCount[];

  /** Segments that are left out because there are more than 50. */
  @Field(() => Int)
  segmentsLeftOut: number;

  /** Participants by the personas that they are examples of, the most first; at most 50. */
  @Field(() => [PersonaCount])
  @AtMost(MOST_TOLD)
  byPersona: PersonaCount[];

  /** Personas that are left out because there are more than 50. */
  @Field(() => Int)
  personasLeftOut: number;

  /** Participants by what they are to the product, all four. */
  @Field(() => [RelationshipCount])
  @AtMost(Object.keys(RELATIONSHIPS).length)
  byRelationship: RelationshipCount[];

  /** Participants by how they were sensed, all three channels. */
  @Field(() => [ChannelCount])
  @AtMost(Object.keys(SENSING_CHANNELS).length)
  byChannel: ChannelCount[];

  @HideField()
  themes: number;
}

/** What speaks for and against something: people and accounts, each once, never mentions. Evidence that was linked later than `asOf`, or taken back before, does not count. */
@ObjectType()
@RequiresScope('tree:read')
export class Ledger {
  /** Instant as of which evidence counts, UTC. */
  asOf: Date;

  /** Who was heard of the thing itself. */
  @Field(() => LedgerSide)
  own: LedgerSide;

  /** Who was heard of the thing and of what lies below it, people united, never added. Archived branches are left out, parked ones are not; what is below a solution speaks of the solution alone. */
  @Field(() => LedgerSide)
  united: LedgerSide;

  /** What to hear next, the most telling first, in sentences; empty when nothing is lacking. */
  @Field(() => [String])
  @AtMost(8)
  needed: string[];
}
