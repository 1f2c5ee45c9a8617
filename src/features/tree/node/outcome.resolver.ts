import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Metric } from '../../context/metric/metric.model.ts';
import { Team } from '../../context/people/team.model.ts';
import { Product } from '../../context/product/product.model.ts';
import { Outcome } from './kinds/outcome.model.ts';
import { Moment } from './moment.model.ts';
import { MomentReader } from './moment.reader.ts';

/** Answers what an outcome is about. */
@Resolver(() => Outcome)
export class OutcomeResolver {
  constructor(
    private readonly read: RowReader,
    private readonly moments: MomentReader,
  ) {}

  @ResolveField(() => Metric, {
    nullable: true,
    description: 'Metric that tells whether the outcome comes about; null while none is named.',
  })
  metric(@Parent() { metricId }: Outcome): Promise<Metric | null> {
    return this.read.byId(Metric, metricId);
  }

  @ResolveField(() => Product, {
    nullable: true,
    description: 'Product that the outcome is about; null where it is about none in particular.',
  })
  product(@Parent() { productId }: Outcome): Promise<Product | null> {
    return this.read.byId(Product, productId);
  }

  @ResolveField(() => Team, {
    nullable: true,
    description: 'Team that is asked to bring it about; null while none is.',
  })
  team(@Parent() { teamId }: Outcome): Promise<Team | null> {
    return this.read.byId(Team, teamId);
  }

  @ResolveField(() => [Moment], {
    description: "Ordered moments of the customer's journey; empty while no map was drawn.",
  })
  @AtMost(30)
  experienceMap(@Parent() { id }: Outcome): Promise<Moment[]> {
    return this.moments.of(id);
  }
}
