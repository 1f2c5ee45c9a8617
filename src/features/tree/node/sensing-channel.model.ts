import { Field, ObjectType } from '@nestjs/graphql';
import { SENSING_CHANNELS, type SensingChannel } from '../../../domain/tree/node/sensing-channel.ts';
import { AtMost } from '../../../platform/access/requires-scope.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';

/** Sensing channel, as an enum. */
export const SensingChannelEnum = registerEnum(
  'SensingChannel',
  'Channel through which a team came to see an opportunity.',
  SENSING_CHANNELS,
);
/** Number of channels. */
export const MOST_CHANNELS = Object.keys(SENSING_CHANNELS).length;

/** Sensing channels of an opportunity. */
@ObjectType()
export class SensingChannels {
  /** Channels that count: those set by people, or else those of the evidence; empty while there are none. */
  @Field(() => [SensingChannelEnum])
  @AtMost(MOST_CHANNELS)
  channels: readonly SensingChannel[];

  /** Channels of the insights that are evidence for or against the opportunity, regardless of those set by people. */
  @Field(() => [SensingChannelEnum])
  @AtMost(MOST_CHANNELS)
  derived: readonly SensingChannel[];

  /** Whether people set the channels; then the derived ones do not count. */
  overridden: boolean;
}
