import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Metric } from '../../context/metric/metric.model.ts';
import { Team } from '../../context/people/team.model.ts';
import { Product } from '../../context/product/product.model.ts';
import { Outcome } from './kinds/outcome.model.ts';
import { Moment } from './moment.model.ts';
import { MomentReader } from './moment.reader.ts';

/** Resolves the metric, product, team and experience map of an outcome. */
@Resolver(() => Outcome)
export class OutcomeResolver {
  constructor(
    private readonly read: RowReader,
    private readonly moments: MomentReader,
  ) {}

  @ResolveField(() => Metric, {
    nullable: true,
    description: 'Metric that measures the outcome; null while not set.',
  })
  metric(@Parent() { metricId }: Outcome): Promise<Metric | null> {
    return this.read.byId(Metric, metricId);
  }

  @ResolveField(() => Product, {
    nullable: true,
    description: 'Product of the outcome; null when it belongs to no particular product.',
  })
  product(@Parent() { productId }: Outcome): Promise<Product | null> {
    return this.read.byId(Product, productId);
  }

  @ResolveField(() => Team, {
    nullable: true,
    description: 'Team that should achieve the outcome; null while not set.',
  })
  team(@Parent() { teamId }: Outcome): Promise<Team | null> {
    return this.read.byId(Team, teamId);
  }

  @ResolveField(() => [Moment], {
    description: "Ordered moments of the customer's journey; empty while the outcome has no map.",
  })
  @AtMost(30)
  experienceMap(@Parent() { id }: Outcome): Promise<Moment[]> {
    return this.moments.of(id);
  }
}
