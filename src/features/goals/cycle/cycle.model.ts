import { Field, HideField, ObjectType } from '@nestjs/graphql';
import { IsString } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { CYCLE_STATUSES } from '../../../domain/goals/key-result/cycle-status.ts';
import type { CycleMoments } from '../../../domain/goals/key-result/finals.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Derived } from '../../../platform/change-log/personal.ts';
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
@Derived('time_zone', 'begins_at', 'ends_at', 'final_at')
@RequiresScope('okr:read')
export class Cycle extends ArchivableRow implements Node, CycleMoments {
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

  /** IANA time zone of its days: that of the workspace, until its figures are final. */
  @HideField()
  @Column('text')
  timeZone: string;

  @HideField()
  @Column('timestamptz')
  beginsAt: Date;

  @HideField()
  @Column('timestamptz')
  endsAt: Date;

  /** Instant from which the figures of the cycle are final, UTC: what arrives from then on is shown beside them and changes nothing. It is `finalAfterDays` of the workspace after the last day, and as many days after the entry of a cycle that was over by then. Once it has come it stays, and so do the cycle's days, whatever becomes of the workspace's time zone and settings. */
  @Column('timestamptz')
  finalAt: Date;
}

/** One page of cycles. */
export const CycleConnection = countedConnectionOf<Cycle>(() => Cycle, 'Cycle');
