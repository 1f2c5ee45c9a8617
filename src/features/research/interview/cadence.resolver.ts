import { Args, Query, Resolver } from '@nestjs/graphql';
import { CountsAs, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { CadenceArgs, DiscoveryCadence, DiscoveryThroughput } from './cadence.model.ts';
import { CadenceReader } from './cadence.reader.ts';
import { SensingHealth, SensingHealthArgs } from './sensing-health.model.ts';
import { SensingHealthReader } from './sensing-health.reader.ts';
import { FIELD_COST } from '../../../domain/field-cost.ts';

/** Answers how often teams talk to customers, what discovery brings about, and through which channels teams sense. */
@Resolver()
export class CadenceResolver {
  constructor(
    private readonly reader: CadenceReader,
    private readonly sensing: SensingHealthReader,
  ) {}

  @Query(() => DiscoveryCadence, {
    description:
      'Touchpoints by week of the workspace: interviews, observations and usability sessions that took place with a member of the teams present. Tickets, surveys, sales calls and metrics never count.',
  })
  @CountsAs(FIELD_COST.discoveryCadence)
  @RequiresScope('insight:read')
  discoveryCadence(@Args() args: CadenceArgs): Promise<DiscoveryCadence> {
    return this.reader.cadence(args);
  }

  @Query(() => DiscoveryThroughput, {
    description:
      'Experiments by week of the workspace, the share of decided ideas that were discarded, and how long learning loops took, of the outcomes of teams.',
  })
  @CountsAs(FIELD_COST.discoveryThroughput)
  @RequiresScope('insight:read')
  discoveryThroughput(@Args() args: CadenceArgs): Promise<DiscoveryThroughput> {
    return this.reader.throughput(args);
  }

  @Query(() => SensingHealth, {
    description:
      'What came through each channel of sensing, against the time before; a silent channel is said to be so.',
  })
  @CountsAs(FIELD_COST.sensingHealth)
  @RequiresScope('insight:read')
  sensingHealth(@Args() args: SensingHealthArgs): Promise<SensingHealth> {
    return this.sensing.health(args);
  }
}
