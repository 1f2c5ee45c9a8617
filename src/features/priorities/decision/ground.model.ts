import { Field, HideField, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { GROUND_KINDS, type GroundKindKey } from '../../../domain/priorities/decision/ground-kinds.ts';
import { GROUND_CHANGES, type GroundState } from '../../../domain/priorities/decision/ground.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Row } from '../../../platform/database/row.model.ts';
import { descriptionsOf, registerEnum } from '../../../platform/graphql/enum.ts';

/** What a decision may rest on, as an enum. */
export const GroundKindEnum = registerEnum('GroundKind', 'What a decision may rest on.', descriptionsOf(GROUND_KINDS));
/** How a ground gave way, as an enum. */
export const GroundChangeEnum = registerEnum(
  'GroundChange',
  'How what a decision rests on gave way; the worst first.',
  GROUND_CHANGES,
);

/** Most facts of a ground. */
export const MOST_FACTS = Math.max(...Object.values(GROUND_KINDS).map(({ facts }) => facts.length));

/** One thing that was known of a ground. */
@ObjectType()
export class GroundFact {
  /** What it tells of, such as "status" or "value". */
  name: string;

  /** What it was, as text; null where there was nothing. */
  @Field(() => String, { nullable: true })
  value: string | null;
}

/** What a decision rests on, as it was when the decision was taken. */
@ObjectType()
@Entity('decision_ground')
@RequiresScope('tree:read')
export class DecisionGround extends Row {
  @HideField()
  @Column('uuid')
  decisionId: string;

  /** What sort of thing it is. */
  @Column('text')
  @Field(() => GroundKindEnum)
  kind: GroundKindKey;

  /** The thing itself, to be fetched by `node`. */
  @Column('uuid')
  @Field(() => ID)
  refId: string;

  /** What the thing was called then. */
  @Column('text')
  label: string;

  /** Its facts as they were; the field `then` shows them. */
  @HideField()
  @Column('jsonb')
  state: GroundState;

  /** The newest of its line as of then: what is newer was read or judged again. */
  @HideField()
  @Column('uuid')
  latestId: string;

  /** Place in the change log of the thing's last change as of then; null where the log holds none. */
  @HideField()
  @Column('bigint', { nullable: true })
  logSeq: number | null;
}

/** Something that a decision rests on. */
@InputType()
export class GroundInput {
  /** What sort of thing it is. */
  @Field(() => GroundKindEnum)
  @IsIn(Object.keys(GROUND_KINDS))
  kind: GroundKindKey;

  /** The thing: a node, a score, a reading, a check-in, a link to a key result, an assessment, evidence, an assumption; the opportunity for PROBLEM_CONFIDENCE. */
  @Field(() => ID)
  refId: string;
}
