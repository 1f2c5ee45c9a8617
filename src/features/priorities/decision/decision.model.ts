import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsOptional, ValidateNested } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, Row } from '../../../platform/database/row.model.ts';
import { FilterIds, Lines, Text } from '../../../platform/graphql/validators.ts';
import { connectionOf, PageArgs } from '../../../platform/paging/connection.model.ts';
import { CalendarDate } from '../../../platform/graphql/scalars.ts';
import { GroundInput } from './ground.model.ts';

/** Most options of one decision. Chosen: room for a target and all siblings that a level of a descent names. */
export const MOST_OPTIONS = 30;
/** Most nodes, persons or grounds that one decision names. Chosen: what rests on more rests on nothing in particular. */
export const MOST_NAMED = 20;

/** What was decided, over what, and why; never changed, only followed by another that supersedes it. */
@ObjectType({ implements: () => [Node] })
@Entity('decision')
@RequiresScope('tree:read')
export class Decision extends Row implements Node {
  /** What was to be decided, 1 to 500 characters. */
  @Column('text')
  @Text({ max: 500 })
  question: string;

  /** What could have been chosen, 1 to 30 of up to 300 characters. */
  @Column('text', { array: true })
  @Field(() => [String])
  @ArrayMinSize(1)
  @ArrayUnique()
  @Lines(MOST_OPTIONS, 300)
  options: string[];

  /** Which of the options was chosen, word for word. */
  @Column('text')
  @Text({ max: 300 })
  choice: string;

  /** Why it was chosen, 1 to 5,000 characters. */
  @Column('text')
  @Text({ max: 5_000, lines: true })
  why: string;

  /** Whether one can go back: true for a two-way door, false for a choice that is hard to undo. */
  @Column('boolean')
  twoWayDoor: boolean;

  /** Day on which it is to be looked at again; null where none was set. */
  @Column('date', { nullable: true })
  @Field(() => CalendarDate, { nullable: true })
  revisitOn: string | null;

  /** Day on which it was taken, in the workspace's time zone. */
  @Column('date')
  @Field(() => CalendarDate)
  decidedOn: string;

  /** Decision that this one stands in for; null for a first one. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  supersedesId: string | null;

  /** Person on whose behalf it was recorded; null when a key acted for itself. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  recordedById: string | null;
}

/** That a decision is about a node. */
@Entity('decision_node')
export class DecisionNode extends Row {
  @Column('uuid')
  decisionId: string;

  @Column('uuid')
  nodeId: string;
}

/** That a person took part in a decision. */
@Entity('decision_person')
export class DecisionPerson extends Row {
  @Column('uuid')
  decisionId: string;

  @Column('uuid')
  personId: string;
}

/** Part of whatever says what a decision is about, who took it, and on what grounds. */
@InputType({ isAbstract: true })
export class DecisionContextInput {
  /** Nodes that it is about, up to 20, each once. */
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayUnique()
  @ArrayMaxSize(MOST_NAMED)
  nodeIds?: string[] | null;

  /** Persons who decided, up to 20, each once. */
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayUnique()
  @ArrayMaxSize(MOST_NAMED)
  whoIds?: string[] | null;

  /** What it rests on, up to 20; each is kept as it stands now. */
  @Field(() => [GroundInput], { nullable: true })
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => GroundInput)
  @ArrayMaxSize(MOST_NAMED)
  grounds?: GroundInput[] | null;
}

/** One page of decisions. */
export const DecisionConnection = connectionOf<Decision>(() => Decision, 'Decision');

/** Whose decisions, about what. */
@ArgsType()
export class DecisionScopeArgs extends PageArgs {
  /** Only decisions about this node; null for those about any node and about none. */
  @Field(() => ID, { nullable: true })
  nodeId?: string | null;

  /** Only decisions about nodes of outcomes that these teams are asked to bring about, at most 100 teams; null for all decisions. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  teamIds?: string[] | null;
}

/** Which decisions of the log. */
@ArgsType()
export class DecisionArgs extends DecisionScopeArgs {
  /** Only what was decided on this day or later; null for no such bound. */
  @Field(() => CalendarDate, { nullable: true })
  from?: string | null;

  /** Only what was decided before this day; null for no such bound. */
  @Field(() => CalendarDate, { nullable: true })
  to?: string | null;

  /** Whether decisions that another one supersedes are left out. */
  @Field(() => Boolean, { defaultValue: false })
  currentOnly: boolean;
}

/** Which decisions are due. */
@ArgsType()
export class DecisionsDueArgs extends DecisionScopeArgs {
  /** Day as of which they are due; null for today in the workspace's time zone. */
  @Field(() => CalendarDate, { nullable: true })
  asOf?: string | null;
}
