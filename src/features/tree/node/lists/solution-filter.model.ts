import { Field, InputType } from '@nestjs/graphql';
import type { StatusOf } from '../../../../domain/tree/node/node-kind.ts';
import { CalendarDate } from '../../../../platform/graphql/scalars.ts';
import { SolutionStatusEnum } from '../kinds/status.model.ts';
import { NodeFilter } from './node-filter.model.ts';

/** Narrows a list of solutions; what is left out narrows nothing. */
@InputType()
export class SolutionFilter extends NodeFilter {
  /** Only solutions in one of these statuses. */
  @Field(() => [SolutionStatusEnum], { nullable: true })
  statuses?: StatusOf<'SOLUTION'>[] | null;

  /** Only solutions that customers received on this day or later. */
  @Field(() => CalendarDate, { nullable: true })
  shippedSince?: string | null;

  /** Only solutions that customers received before this day. */
  @Field(() => CalendarDate, { nullable: true })
  shippedBefore?: string | null;
}
