import { Field, HideField, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { GROUND_KINDS, type GroundKindKey } from '../../../domain/priorities/decision/ground-kinds.ts';
import { GROUND_CHANGES, type GroundState } from '../../../domain/priorities/decision/ground.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Bookkeeping } from '../../../platform/change-log/personal.ts';
import { Row } from '../../../platform/database/row.model.ts';
import { descriptionsOf, registerEnum } from '../../../platform/graphql/enum.ts';

/** What a decision may rest on, as an enum. */
export const GroundKindEnum = registerEnum('GroundKind', 'What a decision may rest on.', descriptionsOf(GROUND_KINDS));
/** How a ground changed, as an enum. */
export const GroundChangeEnum = registerEnum(
  'GroundChange',
  'How a ground of a decision changed; the worst first.',
  GROUND_CHANGES,
);

/** Most facts of a ground. */
export const MOST_FACTS = Math.max(...Object.values(GROUND_KINDS).map(({ facts }) => facts.length));

/** One fact of a ground. */
@ObjectType()
@RequiresScope('tree:read')
export class GroundFact {
  /** Name of the fact, such as "status" or "value". */
  name: string;

  /** Value of the fact, as text; null if it has none. */
  @Field(() => String, { nullable: true })
  value: string | null;
}

/** Something that a decision rests on, as it was when the decision was taken. */
@ObjectType()
@Entity('decision_ground')
@RequiresScope('tree:read')
export class DecisionGround extends Row {
  @HideField()
  @Column('uuid')
  decisionId: string;

  /** Kind of the ground. */
  @Column('text')
  @Field(() => GroundKindEnum)
  kind: GroundKindKey;

  /** Id of what the ground refers to; the query `node` fetches it. */
  @Column('uuid')
  @Field(() => ID)
  refId: string;

  /** Name of what the ground refers to, as of the decision. */
  @Column('text')
  label: string;

  /** Its facts as of the decision; the field `then` shows them. */
  @HideField()
  @Column('jsonb')
  state: GroundState;

  /** Id of the newest row of its series as of the decision; a different id today means that there is a newer row. */
  @HideField()
  @Column('uuid')
  latestId: string;

  /** Sequence number in the change log of its last change as of the decision; null if the log has none. */
  @Bookkeeping()
  @HideField()
  @Column('bigint', { nullable: true })
  logSeq: number | null;
}

/** Something that a decision rests on. */
@InputType()
export class GroundInput {
  /** Kind of the ground. */
  @Field(() => GroundKindEnum)
  @IsIn(Object.keys(GROUND_KINDS))
  kind: GroundKindKey;

  /** Id of the node, score, reading, check-in, link to a key result, assessment, evidence or assumption; for PROBLEM_CONFIDENCE that of the opportunity. */
  @Field(() => ID)
  refId: string;
}
