import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { metricAdvice } from '../../../domain/context/metric/metric-advice.ts';
import { METRIC_FAMILIES } from '../../../domain/context/metric/metric-family.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Product } from '../product/product.model.ts';
import { MetricAdvice, MOST_ADVISED_METRICS } from './metric-advice.model.ts';
import { MetricReader } from './metric.reader.ts';

/** Resolves the advice on metrics. */
@Resolver()
export class MetricAdviceResolver {
  constructor(
    private readonly read: RowReader,
    private readonly lists: MetricReader,
  ) {}

  @Query(() => MetricAdvice, {
    nullable: true,
    description:
      'Families of metrics to look at for a product, in order and with reasons. They follow from its market and from whether its users choose it. Null when the product does not exist.',
  })
  @RequiresScope('okr:read')
  async metricAdvice(
    @Args('productId', { type: () => ID, description: 'Product to advise on.' }) productId: string,
  ): Promise<MetricAdvice | null> {
    const product = await this.read.byId(Product, productId);
    if (!product) return null;
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
