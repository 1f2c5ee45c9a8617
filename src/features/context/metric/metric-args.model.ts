import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import type { MetricFamily, MetricStage } from '../../../domain/context/metric/metric-family.ts';
import { FilterIds, OptionalLine } from '../../../platform/graphql/validators.ts';
import { ArchivableFilter, listArgs, orderOf } from '../../../platform/paging/list-args.model.ts';
import { MetricFamilyEnum, MetricStageEnum } from './metric.model.ts';

/** Narrows a list of metrics; what is left out narrows nothing. */
@InputType()
export class MetricFilter extends ArchivableFilter {
  /** Only metrics of these families. */
  @Field(() => [MetricFamilyEnum], { nullable: true })
  families?: MetricFamily[] | null;

  /** Only metrics of these stages within their family. */
  @Field(() => [MetricStageEnum], { nullable: true })
  stages?: MetricStage[] | null;

  /** Only metrics of these products' outcomes, at most 100 products. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  productIds?: string[] | null;

  /** Only metrics whose name or definition holds this text, in capitals or not. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  text?: string | null;
}

/** What metrics can be sorted by. */
export const MetricOrder = orderOf('Metric', {
  CREATED_AT: 'When the metric was added.',
  NAME: 'The name; capitals and small letters are alike.',
});

/** Which metrics, in which order. */
@ArgsType()
export class MetricArgs extends listArgs({ filter: MetricFilter, orderBy: MetricOrder }) {}
