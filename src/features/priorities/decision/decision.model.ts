import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsOptional, ValidateNested } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { type ItemRows, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, Row } from '../../../platform/database/row.model.ts';
import { Lines, Text } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';
import { CalendarDate } from '../../../platform/graphql/scalars.ts';
import { GroundInput } from './ground.model.ts';

/** Most options of one decision. Chosen: room for a target and all siblings that a level of a descent names. */
export const MOST_OPTIONS = 30;
/** Most nodes, persons or grounds that one decision names. Chosen: a decision that rests on more rests on nothing in particular. */
export const MOST_NAMED = 20;

/** A decision: the options, the choice, and why. It is never changed; a later one can supersede it. */
@ObjectType({ implements: () => [Node] })
@Entity('decision')
@RequiresScope('tree:read')
export class Decision extends Row implements Node {
  /** Question that the decision answers, 1 to 500 characters. */
  @Column('text')
  @Text({ max: 500 })
  question: string;

  /** Options that could be chosen, 1 to 30 of up to 300 characters each. */
  @Column('text', { array: true })
  @Field(() => [String])
  @ArrayMinSize(1)
  @ArrayUnique()
  @Lines(MOST_OPTIONS, 300)
  options: string[];

  /** The chosen option, word for word. */
  @Column('text')
  @Text({ max: 300 })
  choice: string;

  /** Why it was chosen, 1 to 5,000 characters. */
  @Column('text')
  @Text({ max: 5_000, lines: true })
  reason: string;

  /** Whether one can go back: true for a two-way door, false for a choice that is hard to undo. */
  @Column('boolean')
  twoWayDoor: boolean;

  /** Day on which the decision is to be reviewed; null if none was set. */
  @Column('date', { nullable: true })
  @Field(() => CalendarDate, { nullable: true })
  revisitOn: string | null;

  /** Day on which the decision was taken, in the workspace's time zone. */
  @Column('date')
  @Field(() => CalendarDate)
  decidedOn: string;

  /** Decision that this one supersedes; null if it supersedes none. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  supersedesId: string | null;

  /** Person on whose behalf the decision was recorded; null if an API key acted for itself. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  recordedById: string | null;
}

/** Where it stands which nodes decisions are about. */
export const DECISION_ROWS: ItemRows = { table: 'decision_node', memberIds: ['node_id'] };

/** Link of a decision to a node that it is about. */
@Entity('decision_node')
export class DecisionNode extends Row {
  @Column('uuid')
  decisionId: string;

  @Column('uuid')
  nodeId: string;
}

/** Link of a decision to a person who took it. */
@Entity('decision_person')
export class DecisionPerson extends Row {
  @Column('uuid')
  decisionId: string;

  @Column('uuid')
  personId: string;
}

/** Base of the inputs that state what a decision is about, who took it, and on what grounds. */
@InputType({ isAbstract: true })
export class DecisionContextInput {
  /** Nodes that the decision is about, up to 20, each once. */
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

  /** Grounds of the decision, up to 20; the current state of each is kept. */
  @Field(() => [GroundInput], { nullable: true })
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => GroundInput)
  @ArrayMaxSize(MOST_NAMED)
  grounds?: GroundInput[] | null;
}

/** One page of decisions. */
export const DecisionConnection = countedConnectionOf<Decision>(() => Decision, 'Decision');
