import { Field, Float, HideField, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsNumber, IsOptional, Max, MaxDate, Min } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, Row } from '../../../platform/database/row.model.ts';
import { Prose } from '../../../platform/graphql/validators.ts';
import { connectionOf } from '../../../platform/paging/connection.model.ts';

/** How far ahead of ours a clock may be, in milliseconds. Chosen: far more than clocks differ, far less than a day. */
const CLOCKS_DIFFER_MS = 5 * 60_000;

/** Where a key result stood, and how sure somebody was of meeting it. Never changed: corrected by another one. */
@ObjectType({ implements: () => [Node] })
@Entity('check_in')
@RequiresScope('okr:read')
export class CheckIn extends Row implements Node {
  @HideField()
  @Column('uuid')
  keyResultId: string;

  /** What the metric was, in its unit. */
  @Column('float8')
  @Field(() => Float)
  @IsNumber({ allowNaN: false, allowInfinity: false })
  value: number;

  /** How sure of meeting the key result, from 1 (not at all) to 10 (certain); null where nobody said. */
  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10)
  confidence: number | null;

  /** What else there is to say, up to 2,000 characters; null where nothing was written. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @Prose(2_000)
  comment: string | null;

  /** Instant for which the value holds, UTC; may lie long back, but not in the future. */
  @Column('timestamptz')
  @Field(() => Date)
  @MaxDate(() => new Date(Date.now() + CLOCKS_DIFFER_MS), { message: 'observedAt must not lie in the future' })
  observedAt: Date;

  /** Check-in of the same key result that this one stands in for; null when it corrects none. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  correctsId: string | null;
}

/** One page of check-ins. */
export const CheckInConnection = connectionOf<CheckIn>(() => CheckIn, 'CheckIn');
