import { Field, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsInt, IsISO4217CurrencyCode, IsTimeZone, Matches, Max, Min } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { CHOSEN } from '../../../domain/context/chosen.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { ForEveryKey } from '../../../platform/request/for-every-key.ts';
import { Derived } from '../../../platform/change-log/personal.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import { Line } from '../../../platform/graphql/validators.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';

const WEEK_STARTS = {
  MONDAY: 'As ISO 8601 counts weeks.',
  SATURDAY: 'As in much of the Middle East.',
  SUNDAY: 'As in the Americas.',
};
/** Day on which a workspace's weeks begin. */
export type WeekStart = keyof typeof WEEK_STARTS;
export const WeekStartEnum = registerEnum('WeekStart', "Day on which a workspace's weeks begin.", WEEK_STARTS);

/**
 * A tenant: it owns all data, and no data crosses from one workspace to another. Every key may read its id and its name;
 * its settings need the scope tree:read.
 */
@ObjectType({ implements: () => [Node] })
@Entity('workspace')
@ForEveryKey('every key may know which workspace it is of; its settings take a scope of their own')
@Derived('digest_key')
export class Workspace extends VersionedRow implements Node {
  /** Name of the workspace, 1 to 200 characters. */
  @Column('text')
  @Line()
  name: string;

  /** IANA time zone for its days and weeks, such as "Europe/Berlin". */
  @Column('text')
  @RequiresScope('tree:read')
  @IsTimeZone()
  // Some versions of ICU accept offsets such as "+02:00" as time zones, but offsets have no daylight saving time.
  @Matches(/^[A-Za-z]/, { message: '$property takes the name of an IANA time zone, such as "Europe/Berlin"' })
  timeZone: string;

  /** Day on which its weeks begin. */
  @Column('text')
  @Field(() => WeekStartEnum)
  @RequiresScope('tree:read')
  @IsIn(Object.keys(WEEK_STARTS))
  weekStart: WeekStart;

  /** ISO 4217 code of the currency of all amounts of money. */
  @Column('text')
  @RequiresScope('tree:read')
  @IsISO4217CurrencyCode()
  @Matches(/^[A-Z]*$/, { message: '$property takes an ISO 4217 code in capitals, such as "EUR"' })
  currency: string;

  /** Days after the last day of a cycle from which its figures are final, 0 to 366: what arrives later changes nothing. 7 unless said. */
  @Column('int', { default: CHOSEN.finals.afterDays })
  @Field(() => Int)
  @RequiresScope('tree:read')
  @IsInt()
  @Min(0)
  @Max(CHOSEN.finals.mostAfterDays)
  finalAfterDays: number;
}
