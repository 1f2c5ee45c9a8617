import { Field, ObjectType } from '@nestjs/graphql';
import { METRIC_FAMILIES, type MetricFamily } from '../../../domain/context/metric/metric-family.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Product } from '../product/product.model.ts';
import { Metric, MetricFamilyEnum } from './metric.model.ts';

/** Most metrics shown for each family. */
export const MOST_ADVISED_METRICS = 20;

/** A family of metrics to look at, and what there is of it. */
@ObjectType()
@RequiresScope('okr:read')
export class AdvisedMetricFamily {
  /** What the metrics to look at are metrics of. */
  @Field(() => MetricFamilyEnum)
  family: MetricFamily;

  /** Why it is advised for this market, in a sentence. */
  why: string;

  /** Where the family comes from: author and year. */
  source: string;

  /** Metrics of the family that the product's outcomes, or key results linked to their trees, are about; the 20 oldest at most. Empty means that one is missing. */
  @Field(() => [Metric])
  @AtMost(MOST_ADVISED_METRICS)
  metrics: Metric[];
}

/** Which metrics to look at for a product, by whom it is for. */
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

  /** Whether users' metrics come before those of whoever chooses: so where users do not choose. Null while that is not known. */
  @Field(() => Boolean, { nullable: true })
  usersFirst: boolean | null;

  /** Why users' metrics come first, or need not, in a few sentences. */
  why: string;

  /** Fields of the product that are not known and would make the advice better: `market`, `choosersAreUsers`. */
  @Field(() => [String])
  @AtMost(2)
  missing: readonly string[];

  /** Metrics of the product that nobody gave a family yet, the 20 oldest at most. */
  @Field(() => [Metric])
  @AtMost(MOST_ADVISED_METRICS)
  withoutFamily: Metric[];
}
