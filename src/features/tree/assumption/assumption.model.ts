import { ArgsType, Field, HideField, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { ArchivableRow, Node, Row } from '../../../platform/database/row.model.ts';
import { optionalFields } from '../../../platform/graphql/input.model.ts';
import { Lines, Text } from '../../../platform/graphql/validators.ts';
import { connectionOf, PageArgs } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';

const ASSUMPTION_TYPES = {
  DESIRABILITY: 'People want it and will do their part.',
  VIABILITY: 'It pays, and the company can stand behind it.',
  FEASIBILITY: 'We can build it and keep it running.',
  USABILITY: 'People find it, understand it and can do it.',
  ETHICAL: 'It does nobody harm.',
} as const;
const ASSUMPTION_ORDERS = {
  IMPORTANCE: 'What matters most first: without it the solution would fail.',
  EVIDENCE: 'What most speaks for or against first, what nobody knows anything of last.',
} as const;
export type AssumptionType = keyof typeof ASSUMPTION_TYPES;
export type AssumptionOrder = keyof typeof ASSUMPTION_ORDERS;
const AssumptionTypeEnum = registerEnum(
  'AssumptionType',
  'What an assumption is about (Torres, after Cagan).',
  ASSUMPTION_TYPES,
);
/** Order of assumptions, as an enum. */
export const AssumptionOrderEnum = registerEnum(
  'AssumptionOrder',
  'One of the two orders in which all assumptions of a workspace stand.',
  ASSUMPTION_ORDERS,
);

/** Most assumptions of one node, and most nodes of one assumption. Chosen: twice what a team writes down for a solution. */
export const MOST_ASSUMPTIONS = 50;
/** Most assumptions that are sorted in one call. Chosen: as many as a page holds. */
export const MOST_SORTED = 100;

/** What must be true for a solution to work, or for an opportunity to be one. */
@ObjectType({ implements: () => [Node] })
@Entity('assumption')
@RequiresScope('tree:read')
export class Assumption extends ArchivableRow implements Node {
  /** What is held to be true, one statement that could be false, 1 to 500 characters. */
  @Column('text')
  @Text({ max: 500 })
  statement: string;

  /** What it is about. */
  @Column('text')
  @Field(() => AssumptionTypeEnum)
  @IsIn(Object.keys(ASSUMPTION_TYPES))
  assumptionType: AssumptionType;

  /** Place in the workspace's order of importance: compares as plain text, smaller matters more. An order, no amount. */
  @Column('text')
  importancePosition: string;

  /** Place in the workspace's order of evidence: compares as plain text, smaller has more. An order, no amount. */
  @Column('text')
  evidencePosition: string;

  /** Words to find and filter by, up to 20 of up to 50 characters. */
  @Column('text', { array: true })
  @Field(() => [String])
  @AtMost(20)
  @Lines(20, 50)
  tags: string[];

  /** Person who sees to it; null while nobody does. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  ownerId: string | null;
}

/** That a solution or an opportunity rests on an assumption, or that an experiment tests it. */
@Entity('assumption_node')
export class AssumptionNode extends Row {
  @HideField()
  @Column('uuid')
  assumptionId: string;

  @HideField()
  @Column('uuid')
  nodeId: string;
}

/** What may be said of an assumption beside what is held to be true. What is left out stays as it is, null clears. */
@InputType({ isAbstract: true })
export class AssumptionFields extends optionalFields(Assumption, ['tags', 'ownerId']) {}

/** One page of assumptions. */
export const AssumptionConnection = connectionOf<Assumption>(() => Assumption, 'Assumption');

/** Which assumptions, and in which order. */
@ArgsType()
export class AssumptionArgs extends PageArgs {
  /** Only those that this solution or opportunity rests on, or that this experiment tests. */
  @Field(() => ID, { nullable: true })
  nodeId?: string | null;

  /** Only those of nodes of this outcome's tree. */
  @Field(() => ID, { nullable: true })
  outcomeId?: string | null;

  /** Only those of one of these types; null for all. */
  @Field(() => [AssumptionTypeEnum], { nullable: true })
  types?: AssumptionType[] | null;

  /** Only those that this person sees to. */
  @Field(() => ID, { nullable: true })
  ownerId?: string | null;

  /** Only those with at least one of these tags. */
  @Field(() => [String], { nullable: true })
  tags?: string[] | null;

  /** Whether archived assumptions are shown too. */
  @Field(() => Boolean, { defaultValue: false })
  archived: boolean;

  /** By which order they are listed. */
  @Field(() => AssumptionOrderEnum, { defaultValue: 'IMPORTANCE' })
  order: AssumptionOrder;
}
