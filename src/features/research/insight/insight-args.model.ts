import { ArgsType, Field, ID } from '@nestjs/graphql';
import type { InsightKind } from '../../../domain/research/insight/insight-kind.ts';
import type { SensingChannel } from '../../../domain/tree/node/sensing-channel.ts';
import { PageArgs } from '../../../platform/paging/connection.model.ts';
import { type InsightStatus, InsightKindEnum, InsightStatusEnum } from './insight.model.ts';

import { SensingChannelEnum } from '../../tree/node/sensing-channel.model.ts';

/** Which insights. */
@ArgsType()
export class InsightArgs extends PageArgs {
  /** Only those that have come so far; all but deleted ones where it is left out. */
  @Field(() => InsightStatusEnum, { nullable: true })
  status?: InsightStatus | null;

  /** Only those of this kind. */
  @Field(() => InsightKindEnum, { nullable: true })
  kind?: InsightKind | null;

  /** Only those sensed through this channel. */
  @Field(() => SensingChannelEnum, { nullable: true })
  sensingChannel?: SensingChannel | null;

  /** Only those of this source system. */
  @Field(() => String, { nullable: true })
  sourceSystem?: string | null;

  /** Only those of this participant. */
  @Field(() => ID, { nullable: true })
  participantId?: string | null;

  /** Only those that occurred at this instant or later. */
  @Field(() => Date, { nullable: true })
  from?: Date | null;

  /** Only those that occurred before this instant. */
  @Field(() => Date, { nullable: true })
  to?: Date | null;
}
