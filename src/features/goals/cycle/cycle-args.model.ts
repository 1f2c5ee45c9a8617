import { ArgsType, Field, InputType } from '@nestjs/graphql';
import type { CycleStatus } from '../../../domain/goals/key-result/cycle-status.ts';
import { OptionalLine } from '../../../platform/graphql/validators.ts';
import { ArchivableFilter, listArgs, orderOf } from '../../../platform/paging/list-args.model.ts';
import { CycleStatusEnum } from './cycle.model.ts';

/** Narrows a list of cycles; what is left out narrows nothing. */
@InputType()
export class CycleFilter extends ArchivableFilter {
  /** Only cycles with one of these statuses, by today in the workspace. */
  @Field(() => [CycleStatusEnum], { nullable: true })
  statuses?: CycleStatus[] | null;

  /** Only cycles whose name holds this text, in capitals or not. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  text?: string | null;
}

/** What cycles can be sorted by. */
export const CycleOrder = orderOf('Cycle', {
  CREATED_AT: 'When the cycle was added.',
  STARTS_ON: 'The first day.',
  NAME: 'The name; capitals and small letters are alike.',
});

/** Which cycles, in which order. */
@ArgsType()
export class CycleArgs extends listArgs({ filter: CycleFilter, orderBy: CycleOrder }) {}
