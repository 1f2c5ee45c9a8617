import { Field, ObjectType } from '@nestjs/graphql';
import { SENSING_CHANNELS, type SensingChannel } from '../../../domain/tree/node/sensing-channel.ts';
import { AtMost } from '../../../platform/access/requires-scope.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';

/** Sensing channel, as an enum. */
export const SensingChannelEnum = registerEnum(
  'SensingChannel',
  'By which way a team senses that something is worth doing.',
  SENSING_CHANNELS,
);
/** How many channels there are. */
export const MOST_CHANNELS = Object.keys(SENSING_CHANNELS).length;

/** How an opportunity was sensed. */
@ObjectType()
export class SensingChannels {
  /** The channels that count: those that people set, or else those that evidence tells of; empty while nothing is known. */
  @Field(() => [SensingChannelEnum])
  @AtMost(MOST_CHANNELS)
  channels: readonly SensingChannel[];

  /** The channels of the insights that are evidence for or against it, whatever people set. */
  @Field(() => [SensingChannelEnum])
  @AtMost(MOST_CHANNELS)
  derived: readonly SensingChannel[];

  /** Whether people set the channels, so that those that are derived do not count. */
  overridden: boolean;
}
