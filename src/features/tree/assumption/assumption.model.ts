import { Field, HideField, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { AtMost, type ItemRows, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { ArchivableRow, Node, Row } from '../../../platform/database/row.model.ts';
import { optionalFields } from '../../../platform/graphql/input.model.ts';
import { Lines, Text } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { WORDS } from '../../../platform/database/word-list.ts';

const ASSUMPTION_TYPES = {
  DESIRABILITY: 'People want it and will do their part.',
  VIABILITY: 'It pays, and the company can stand behind it.',
  FEASIBILITY: 'We can build it and keep it running.',
  USABILITY: 'People find it, understand it and can do it.',
  ETHICAL: 'It does no harm to people.',
} as const;
const ASSUMPTION_AXES = {
  IMPORTANCE: 'Most important first: without it the solution would fail.',
  EVIDENCE: 'Most evidence for or against first, without any evidence last.',
} as const;
export type AssumptionType = keyof typeof ASSUMPTION_TYPES;
export type AssumptionAxis = keyof typeof ASSUMPTION_AXES;
/** Kind of risk of an assumption, as an enum. */
export const AssumptionTypeEnum = registerEnum(
  'AssumptionType',
  'Kind of risk that an assumption is about (Torres, after Cagan).',
  ASSUMPTION_TYPES,
);
/** Order of assumptions, as an enum. */
export const AssumptionAxisEnum = registerEnum(
  'AssumptionAxis',
  'One of the two orders of all assumptions of a workspace.',
  ASSUMPTION_AXES,
);

/** Most assumptions of one node, and most nodes of one assumption. Chosen: twice what a team writes down for a solution. */
export const MOST_ASSUMPTIONS = 50;

/** Where it stands which assumptions nodes rest on, or test. */
export const ASSUMPTION_ROWS: ItemRows = { table: 'assumption_node', memberIds: ['node_id'] };
/** Most assumptions to sort in one call. Chosen: the size of a page. */
export const MOST_SORTED = 100;

/** A statement that must be true for a solution to work, or for an opportunity to exist. */
@ObjectType({ implements: () => [Node] })
@Entity('assumption')
@RequiresScope('tree:read')
export class Assumption extends ArchivableRow implements Node {
  /** The assumption: one statement that could turn out false, 1 to 500 characters. */
  @Column('text')
  @Text({ max: 500 })
  statement: string;

  /** Kind of risk that the assumption is about. */
  @Column('text')
  @Field(() => AssumptionTypeEnum)
  @IsIn(Object.keys(ASSUMPTION_TYPES))
  type: AssumptionType;

  /** Position in the workspace's order of importance: compares as plain text, smaller is more important. An order, not an amount. */
  @Column('text')
  importancePosition: string;

  /** Position in the workspace's order of evidence: compares as plain text, smaller has more evidence. An order, not an amount. */
  @Column('text')
  evidencePosition: string;

  /** Words for search and filters, up to 20 of up to 50 characters, each once however it is spelt: capitals, blanks and typographic variants make no other word. */
  @Column('text', { array: true, transformer: WORDS })
  @Field(() => [String])
  @AtMost(20)
  @Lines(20, 50)
  tags: string[];

  /** Person responsible for the assumption; null while it has no owner. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  ownerId: string | null;
}

/** Link from an assumption to a solution or opportunity that rests on it, or to an experiment that tests it. */
@Entity('assumption_node')
export class AssumptionNode extends Row {
  @HideField()
  @Column('uuid')
  assumptionId: string;

  @HideField()
  @Column('uuid')
  nodeId: string;
}

/** Fields of an assumption besides its statement and type. A field that is left out keeps its value; null clears it. */
@InputType({ isAbstract: true })
export class AssumptionFields extends optionalFields(Assumption, ['tags', 'ownerId']) {}

/** One page of assumptions. */
export const AssumptionConnection = countedConnectionOf<Assumption>(() => Assumption, 'Assumption');
