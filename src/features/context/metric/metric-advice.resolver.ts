import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { metricAdvice } from '../../../domain/context/metric/metric-advice.ts';
import { METRIC_FAMILIES } from '../../../domain/context/metric/metric-family.ts';
import { CountsAs } from '../../../platform/access/requires-scope.ts';
import { Product } from '../product/product.model.ts';
import { METRIC_ADVICE_COST, MetricAdvice, MOST_ADVISED_METRICS } from './metric-advice.model.ts';
import { MetricReader } from './metric.reader.ts';

/** Resolves the advice on metrics. */
@Resolver(() => Product)
export class MetricAdviceResolver {
  constructor(private readonly lists: MetricReader) {}

  @ResolveField(() => MetricAdvice, {
    description:
      'Families of metrics to look at for the product, in order and with reasons. They follow from its market and from whether its users choose it.',
  })
  @CountsAs(METRIC_ADVICE_COST)
  async metricAdvice(@Parent() product: Product): Promise<MetricAdvice> {
    const metrics = await this.lists.ofProduct(product.id, MOST_ADVISED_METRICS);
    const { families, reason, usersFirst, missing } = metricAdvice(product);
    return {
      product,
      reason,
      usersFirst,
      missing,
      families: families.map((each) => ({
        ...each,
        source: METRIC_FAMILIES[each.family].source,
        metrics: metrics.filter(({ family }) => family === each.family),
      })),
      withoutFamily: metrics.filter(({ family }) => family === null),
    };
  }
}
