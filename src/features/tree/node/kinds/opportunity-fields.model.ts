import { Field, InputType } from '@nestjs/graphql';
import { ArrayMinSize, ArrayUnique, IsIn, IsOptional, ValidateIf } from 'class-validator';
import { optionalFields } from '../../../../platform/graphql/input.model.ts';
import { NODE_KINDS, type StatusOf } from '../../../../domain/tree/node/node-kind.ts';
import { SENSING_CHANNELS, type SensingChannel } from '../../../../domain/tree/node/sensing-channel.ts';
import { SensingChannelEnum } from '../sensing-channel.model.ts';
import { Opportunity } from './opportunity.model.ts';
import { OPPORTUNITY_TYPES, type OpportunityType, OpportunityTypeEnum } from './node-type.model.ts';
import { OpportunityStatusEnum } from './status.model.ts';

/** What may be said of the opportunity beside its title. What is left out stays as it is, null clears. */
@InputType({ isAbstract: true })
export class OpportunityFields extends optionalFields(Opportunity, [
  'description',
  'ownerId',
  'tags',
  'statusReason',
  'momentId',
  'quote',
  'alternatives',
  'personaIds',
]) {
  /** Sort of opportunity; null or left out while nobody said. */
  @Field(() => OpportunityTypeEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(OPPORTUNITY_TYPES))
  type?: OpportunityType | null;

  /** How it was sensed, as people know better than its evidence tells: 1 to 3 channels, each once; null for what evidence tells. */
  @Field(() => [SensingChannelEnum], { nullable: true })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(Object.keys(SENSING_CHANNELS), { each: true })
  sensingChannelsOverride?: SensingChannel[] | null;

  /** How far it is; a new one begins as IDENTIFIED unless said. */
  @Field(() => OpportunityStatusEnum, { nullable: true })
  @ValidateIf((_, value) => value !== undefined)
  @IsIn(NODE_KINDS.OPPORTUNITY.statuses)
  status?: StatusOf<'OPPORTUNITY'>;
}
