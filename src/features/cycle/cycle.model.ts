import { Field, ObjectType } from '@nestjs/graphql';
import { IsString } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { Needs } from '../../platform/access/needs.ts';
import { Node, VersionedRow } from '../../platform/database/row.model.ts';
import { Line } from '../../platform/graphql/checks.ts';
import { connectionOf } from '../../platform/graphql/connection.model.ts';
import { CalendarDate } from '../../platform/graphql/scalars.ts';

/** A stretch of days for which objectives are set, such as a quarter. */
@ObjectType({ implements: () => [Node] })
@Entity('cycle')
@Needs('okr:read')
export class Cycle extends VersionedRow implements Node {
  /** What the cycle is called, such as "2026 Q4"; 1 to 200 characters. */
  @Column('text')
  @Line()
  name: string;

  /** First day of the cycle. */
  @Column('date')
  @Field(() => CalendarDate)
  @IsString()
  startsOn: string;

  /** Last day of the cycle, which is part of it; not before the first. */
  @Column('date')
  @Field(() => CalendarDate)
  @IsString()
  endsOn: string;
}

/** One page of cycles. */
export const CycleConnection = connectionOf<Cycle>(() => Cycle, 'Cycle');
