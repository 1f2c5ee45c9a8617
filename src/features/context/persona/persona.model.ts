import { Field, HideField, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, ValidateIf, ValidateNested } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { ArchivableRow, Node } from '../../../platform/database/row.model.ts';
import { optionalFields } from '../../../platform/graphql/input.model.ts';
import { Line, Lines, Text, WebAddress } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { type Relationship, RelationshipEnum, RELATIONSHIPS } from './relationship.model.ts';
import { WORDS } from '../../../platform/database/word-list.ts';

const ACTORS = {
  HUMAN: 'A person of flesh and blood.',
  SERVICE: 'A program that acts by itself, such as a bot that uses an API, described as if it were a person.',
} as const;
const MOTIVATION_KINDS = {
  PAIN: 'Something that hurts today.',
  PROBLEM: 'An obstacle between the persona and its goal.',
  REWARD: 'The gain when the goal is reached.',
} as const;
export type Actor = keyof typeof ACTORS;
export type MotivationKind = keyof typeof MOTIVATION_KINDS;
/** Kind of actor, as an enum. */
export const ActorEnum = registerEnum('PersonaActor', 'Kind of actor: a person or a program.', ACTORS);
const MotivationKindEnum = registerEnum(
  'MotivationKind',
  'Whether a motivation is a pain, a problem or a reward.',
  MOTIVATION_KINDS,
);

/** Most descriptors, verbs or motivations of a persona. Chosen: people do not remember more. */
const MOST_TRAITS = 30;
const TRAIT_LENGTH = 300;

/** A reason why a persona acts. */
@ObjectType()
@InputType('PersonaMotivationInput', {})
@RequiresScope('tree:read')
export class PersonaMotivation {
  /** Kind of motivation: a pain, a problem or a reward. */
  @Field(() => MotivationKindEnum)
  @IsIn(Object.keys(MOTIVATION_KINDS))
  kind: MotivationKind;

  /** The motivation in words, 1 to 300 characters. */
  @Text({ max: TRAIT_LENGTH })
  text: string;
}

/** A type of customer, described as one person: who they are, what they do, and why (Patton). */
@ObjectType({ implements: () => [Node] })
@Entity('persona')
@RequiresScope('tree:read')
export class Persona extends ArchivableRow implements Node {
  /** Name of the persona, 1 to 200 characters. */
  @Column('text')
  @Line()
  name: string;

  /** Address of a picture that shows such a person, http or https; null when there is none. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @IsOptional()
  @WebAddress()
  photoUrl: string | null;

  /** Who they are: demographics, education, skills, role; up to 30 descriptors of up to 300 characters. */
  @Column('text', { array: true, transformer: WORDS })
  @Field(() => [String])
  @AtMost(MOST_TRAITS)
  @Lines(MOST_TRAITS, TRAIT_LENGTH)
  about: string[];

  /** What they do, each beginning with a verb; up to 30 of up to 300 characters. */
  @Column('text', { array: true, transformer: WORDS })
  @Field(() => [String])
  @AtMost(MOST_TRAITS)
  @Lines(MOST_TRAITS, TRAIT_LENGTH)
  behaviour: string[];

  /** What moves them: pains, problems and rewards, up to 30. */
  @Column('jsonb')
  @Field(() => [PersonaMotivation])
  @AtMost(MOST_TRAITS)
  @ValidateIf((_, value) => value !== undefined)
  @ArrayMaxSize(MOST_TRAITS)
  @ValidateNested({ each: true })
  @Type(() => PersonaMotivation)
  motivations: PersonaMotivation[];

  /** Whether they use the product, choose it, or both; UNKNOWN by default. */
  @Column('text')
  @Field(() => RelationshipEnum)
  @IsIn(Object.keys(RELATIONSHIPS))
  relationship: Relationship;

  /** Whether the persona is a person or a program; HUMAN by default. */
  @Column('text')
  @Field(() => ActorEnum)
  @IsIn(Object.keys(ACTORS))
  actor: Actor;

  @HideField()
  @Column('uuid', { nullable: true })
  productId: string | null;
}

/** Fields of a persona besides its name. A field that is left out keeps its value; null clears it. */
@InputType({ isAbstract: true })
export class PersonaFields extends optionalFields(Persona, [
  'photoUrl',
  'about',
  'behaviour',
  'motivations',
  'relationship',
  'actor',
]) {
  /** Product of the persona; null when it belongs to no particular product. */
  @Field(() => ID, { nullable: true })
  productId?: string | null;
}

/** One page of personas. */
export const PersonaConnection = countedConnectionOf<Persona>(() => Persona, 'Persona');
