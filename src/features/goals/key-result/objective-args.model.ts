import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import type { CycleStatus } from '../../../domain/goals/key-result/cycle-status.ts';
import { FilterIds, OptionalLine } from '../../../platform/graphql/validators.ts';
import { listArgs, orderOf } from '../../../platform/paging/list-args.model.ts';
import { CycleStatusEnum } from '../cycle/cycle.model.ts';
import {
  type ObjectiveAmbition,
  ObjectiveAmbitionEnum,
  type ObjectiveFocus,
  ObjectiveFocusEnum,
} from './objective.model.ts';

/** Narrows a list of objectives; what is left out narrows nothing. */
@InputType()
export class ObjectiveFilter {
  /** Whether archived ones are listed too: archived themselves, or by the objective or the cycle that they belong to. */
  @Field(() => Boolean, { defaultValue: false })
  includeArchived: boolean;

  /** Only those of these cycles, at most 100 cycles. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  cycleIds?: string[] | null;

  /** Only those of cycles with one of these statuses, by today in the workspace. */
  @Field(() => [CycleStatusEnum], { nullable: true })
  cycleStatuses?: CycleStatus[] | null;

  /** Only those that one of these teams pursues, at most 100 teams. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  teamIds?: string[] | null;

  /** Only those for the business, or for users. */
  @Field(() => ObjectiveFocusEnum, { nullable: true })
  focus?: ObjectiveFocus | null;

  /** Only those that are promised in full, or those that are a stretch. */
  @Field(() => ObjectiveAmbitionEnum, { nullable: true })
  ambition?: ObjectiveAmbition | null;

  /** Only those whose statement or, of key results, title holds this text, in capitals or not. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  text?: string | null;
}

/** What objectives can be sorted by. */
export const ObjectiveOrder = orderOf('Objective', {
  CREATED_AT: 'When the objective was added.',
  STATEMENT: 'The statement; capitals and small letters are alike.',
  CYCLE: 'The first day of its cycle.',
});

/** Which objectives, in which order. */
@ArgsType()
export class ObjectiveArgs extends listArgs({ filter: ObjectiveFilter, orderBy: ObjectiveOrder }) {}
