import { Field, ObjectType } from '@nestjs/graphql';
import { METRIC_FAMILIES, type MetricFamily } from '../../../domain/context/metric/metric-family.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Product } from '../product/product.model.ts';
import { Metric, MetricFamilyEnum } from './metric.model.ts';

/** Most metrics shown for each family. */
export const MOST_ADVISED_METRICS = 20;

/** Fields that an advice counts as. Measured: it reads the links of all trees of the product, as long as some 500 fields. */
export const METRIC_ADVICE_COST = 500;

/** A family of metrics to look at, with the metrics that the product has of it. */
@ObjectType()
@RequiresScope('okr:read')
export class AdvisedMetricFamily {
  /** Family to look at. */
  @Field(() => MetricFamilyEnum)
  family: MetricFamily;

  /** Reason why the family suits this market, in one sentence. */
  reason: string;

  /** Where the family comes from: author and year. */
  source: string;

  /** Metrics of the family used by the product's outcomes, or by key results linked to their trees; the 20 oldest at most. Empty when the product has none yet and needs one. */
  @Field(() => [Metric])
  @AtMost(MOST_ADVISED_METRICS)
  metrics: Metric[];
}

/** Metrics to look at for a product, by its market and its users. */
@ObjectType()
@RequiresScope('okr:read')
export class MetricAdvice {
  /** Product that the advice is for. */
  @Field(() => Product)
  product: Product;

  /** Families in the order in which to look at them; empty while the product's market is not known. */
  @Field(() => [AdvisedMetricFamily])
  @AtMost(Object.keys(METRIC_FAMILIES).length)
  families: AdvisedMetricFamily[];

  /** Whether users' metrics come before choosers' metrics: true when the users do not choose the product. Null while that is not known. */
  @Field(() => Boolean, { nullable: true })
  usersFirst: boolean | null;

  /** Reason why users' metrics come first or need not, in a few sentences. */
  reason: string;

  /** Fields of the product that are not known and would make the advice better: `market`, `choosersAreUsers`. */
  @Field(() => [String])
  @AtMost(2)
  missing: readonly string[];

  /** Metrics of the product without a family, the 20 oldest at most. */
  @Field(() => [Metric])
  @AtMost(MOST_ADVISED_METRICS)
  withoutFamily: Metric[];
}
