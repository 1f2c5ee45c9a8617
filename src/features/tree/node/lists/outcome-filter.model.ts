import { Field, ID, InputType } from '@nestjs/graphql';
import type { StatusOf } from '../../../../domain/tree/node/node-kind.ts';
import { FilterIds } from '../../../../platform/graphql/validators.ts';
import { OutcomeTypeEnum, type OutcomeType } from '../kinds/node-type.model.ts';
import { type OutcomeGoal, OutcomeGoalEnum } from '../kinds/outcome.model.ts';
import { OutcomeStatusEnum } from '../kinds/status.model.ts';
import { NodeFilter } from './node-filter.model.ts';

/** Narrows a list of outcomes; what is left out narrows nothing. */
@InputType()
export class OutcomeFilter extends NodeFilter {
  /** Only outcomes in one of these statuses. */
  @Field(() => [OutcomeStatusEnum], { nullable: true })
  statuses?: StatusOf<'OUTCOME'>[] | null;

  /** Only outcomes of these types. */
  @Field(() => [OutcomeTypeEnum], { nullable: true })
  types?: OutcomeType[] | null;

  /** Only outcomes with one of these goals. */
  @Field(() => [OutcomeGoalEnum], { nullable: true })
  goals?: OutcomeGoal[] | null;

  /** Only outcomes measured by one of these metrics, at most 100 metrics. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  metricIds?: string[] | null;
}
