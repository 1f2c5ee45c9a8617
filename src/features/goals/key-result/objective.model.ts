import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, ValidateNested } from 'class-validator';
import { Column, Entity } from 'typeorm';
import type { Ambition } from '../../../domain/goals/key-result/grade.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Repeats } from '../../../platform/change-log/personal.ts';
import { ArchivableRow, Node } from '../../../platform/database/row.model.ts';
import { Line } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { OpportunityQuote } from '../../tree/node/kinds/opportunity.model.ts';

const FOCUSES = {
  BUSINESS: 'The business: what it wants, such as revenue.',
  USER: 'Users: what gets better for them (Patton).',
} as const;
const AMBITIONS = {
  COMMITTED: 'To be met in full; anything less is investigated.',
  ASPIRATIONAL: 'A stretch: getting most of the way is good.',
} as const satisfies Record<Ambition, string>;
/** Whom an objective is for. */
export type ObjectiveFocus = keyof typeof FOCUSES;
/** How much of an objective is promised. */
export type ObjectiveAmbition = Ambition;
/** Whom an objective is for, as an enum. */
export const ObjectiveFocusEnum = registerEnum('ObjectiveFocus', 'Whom an objective is for.', FOCUSES);
/** How much of an objective is promised, as an enum. */
export const ObjectiveAmbitionEnum = registerEnum(
  'ObjectiveAmbition',
  'How much of an objective is promised.',
  AMBITIONS,
);

/** Most key results of one objective. Chosen: more than three are discouraged, fifty are a list of tasks. */
export const MOST_KEY_RESULTS = 50;

/** What a team wants to be true at the end of a cycle; its key results measure whether it is. */
@ObjectType({ implements: () => [Node] })
@Entity('objective')
@RequiresScope('okr:read')
export class Objective extends ArchivableRow implements Node {
  /** What must be true at the end of the cycle, 1 to 300 characters. */
  @Column('text')
  @Line(300)
  statement: string;

  /** Cycle that the objective is set for. */
  @Column('uuid')
  @Field(() => ID)
  cycleId: string;

  /** Team that pursues the objective; null while no single team does. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  teamId: string | null;

  /** Whom the objective is for: the business or its users. */
  @Column('text')
  @Field(() => ObjectiveFocusEnum)
  @IsIn(Object.keys(FOCUSES))
  focus: ObjectiveFocus;

  /** How much of the objective is promised. */
  @Column('text')
  @Field(() => ObjectiveAmbitionEnum)
  @IsIn(Object.keys(AMBITIONS))
  ambition: ObjectiveAmbition;

  /** Opportunity that is solved once the objective is met; null if none is named. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  opportunityId: string | null;

  /** The opportunity in the words of the target person; null while there is no quote. */
  @Column('jsonb', { nullable: true })
  @Field(() => OpportunityQuote, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => OpportunityQuote)
  @Repeats()
  quote: OpportunityQuote | null;
}

/** One page of objectives. */
export const ObjectiveConnection = countedConnectionOf<Objective>(() => Objective, 'Objective');
