import { ArgsType, Field, Float, HideField, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsNumber, IsOptional, Max, Min } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, Row } from '../../../platform/database/row.model.ts';
import { NotAhead, Prose } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';
import { listArgs } from '../../../platform/paging/list-args.model.ts';

/** A value of a key result, with the confidence in meeting it. A check-in is never changed; another one corrects it. */
@ObjectType({ implements: () => [Node] })
@Entity('check_in')
@RequiresScope('okr:read')
export class CheckIn extends Row implements Node {
  @HideField()
  @Column('uuid')
  keyResultId: string;

  /** Value of the metric, in its unit. */
  @Column('float8')
  @Field(() => Float)
  @IsNumber({ allowNaN: false, allowInfinity: false })
  value: number;

  /** Confidence in meeting the key result, from 1 (not at all) to 10 (certain); null if not stated. */
  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10)
  confidence: number | null;

  /** Comment, up to 2,000 characters; null if there is none. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @Prose(2_000)
  comment: string | null;

  /** Instant for which the value holds, UTC; may be long ago, but not in the future. */
  @Column('timestamptz')
  @Field(() => Date)
  @NotAhead()
  observedAt: Date;

  /** Check-in of the same key result that this one corrects; null if it corrects none. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  correctsId: string | null;
}

/** One page of check-ins. */
export const CheckInConnection = countedConnectionOf<CheckIn>(() => CheckIn, 'CheckIn');

/** Narrows a list of check-ins; what is left out narrows nothing. */
@InputType()
export class CheckInFilter {
  /** Only check-ins observed at this instant or later. */
  @Field(() => Date, { nullable: true })
  from?: Date | null;

  /** Only check-ins observed before this instant. */
  @Field(() => Date, { nullable: true })
  to?: Date | null;
}

/** Which check-ins of a key result. */
@ArgsType()
export class CheckInArgs extends listArgs({ filter: CheckInFilter }) {}
