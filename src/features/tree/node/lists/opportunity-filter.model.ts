import { Field, ID, InputType } from '@nestjs/graphql';
import type { StatusOf } from '../../../../domain/tree/node/node-kind.ts';
import type { SensingChannel } from '../../../../domain/tree/node/sensing-channel.ts';
import { FilterIds } from '../../../../platform/graphql/validators.ts';
import { type OpportunityType, OpportunityTypeEnum } from '../kinds/node-type.model.ts';
import { OpportunityStatusEnum } from '../kinds/status.model.ts';
import { SensingChannelEnum } from '../sensing-channel.model.ts';
import { NodeFilter } from './node-filter.model.ts';

/** Narrows a list of opportunities; what is left out narrows nothing. */
@InputType()
export class OpportunityFilter extends NodeFilter {
  /** Only opportunities in one of these statuses. */
  @Field(() => [OpportunityStatusEnum], { nullable: true })
  statuses?: StatusOf<'OPPORTUNITY'>[] | null;

  /** Only opportunities of these types. */
  @Field(() => [OpportunityTypeEnum], { nullable: true })
  types?: OpportunityType[] | null;

  /** Only opportunities of at least one of these personas, at most 100 personas. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  personaIds?: string[] | null;

  /** Only opportunities that were sensed by at least one of these channels. */
  @Field(() => [SensingChannelEnum], { nullable: true })
  sensingChannels?: SensingChannel[] | null;

  /** True for opportunities that are the current target of their outcome, false for all others. */
  @Field(() => Boolean, { nullable: true })
  isTarget?: boolean | null;

  /** True for opportunities without opportunities below them, false for those with some; archived ones do not count. */
  @Field(() => Boolean, { nullable: true })
  isLeaf?: boolean | null;

  /** True for opportunities that evidence speaks for or against, false for those without; withdrawn evidence does not count. */
  @Field(() => Boolean, { nullable: true })
  hasEvidence?: boolean | null;
}
