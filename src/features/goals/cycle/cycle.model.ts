import { Field, ObjectType } from '@nestjs/graphql';
import { IsString } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { CYCLE_STATUSES } from '../../../domain/goals/key-result/cycle-status.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { ArchivableRow, Node } from '../../../platform/database/row.model.ts';
import { Line } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { CalendarDate } from '../../../platform/graphql/scalars.ts';

/** A cycle's status, as an enum. */
export const CycleStatusEnum = registerEnum(
  'CycleStatus',
  'Whether a cycle is over, current or upcoming, by today in the workspace.',
  CYCLE_STATUSES,
);

/** A stretch of days for which objectives are set, such as a quarter. */
@ObjectType({ implements: () => [Node] })
@Entity('cycle')
@RequiresScope('okr:read')
export class Cycle extends ArchivableRow implements Node {
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
export const CycleConnection = countedConnectionOf<Cycle>(() => Cycle, 'Cycle');
