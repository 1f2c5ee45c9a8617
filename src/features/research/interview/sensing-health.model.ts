import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type Trend, TRENDS } from '../../../domain/research/interview/sensing-health.ts';
import type { SensingChannel } from '../../../domain/tree/node/sensing-channel.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { CalendarDate } from '../../../platform/graphql/scalars.ts';
import { SensingChannelEnum } from '../../tree/node/sensing-channel.model.ts';
import { CadenceArgs } from './cadence.model.ts';

const SensingTrendEnum = registerEnum(
  'SensingTrend',
  'Whether more or less comes through a channel than before.',
  TRENDS,
);

/** Whose sensing, and in which time. */
@ArgsType()
export class SensingHealthArgs extends CadenceArgs {
  /** Only insights about this product: evidence below one of its outcomes, or heard in an interview about it; null for all, those in the inbox too. */
  @Field(() => ID, { nullable: true })
  productId?: string | null;
}

/** What comes through one channel of sensing. */
@ObjectType()
@RequiresScope('insight:read')
export class ChannelHealth {
  /** Channel that the figures are about. */
  @Field(() => SensingChannelEnum)
  channel: SensingChannel;

  /** Insights that occurred in the time. */
  @Field(() => Int)
  count: number;

  /** Insights that occurred in the equally long time before. */
  @Field(() => Int)
  countBefore: number;

  /** Day of the last one up to the end of the time; null where there never was one. */
  @Field(() => CalendarDate, { nullable: true })
  lastOn: string | null;

  /** Whether that is more or less than before, or nothing. */
  @Field(() => SensingTrendEnum)
  trend: Trend;

  /** The same in a sentence. */
  sentence: string;
}

/** Through which channels a team senses, and which are silent. There is no right share. */
@ObjectType()
@RequiresScope('insight:read')
export class SensingHealth {
  /** First day of the time. */
  @Field(() => CalendarDate)
  startsOn: string;

  /** Last day of the time. */
  @Field(() => CalendarDate)
  endsOn: string;

  /** Each of the three channels. */
  @Field(() => [ChannelHealth])
  @AtMost(3)
  channels: ChannelHealth[];
}
