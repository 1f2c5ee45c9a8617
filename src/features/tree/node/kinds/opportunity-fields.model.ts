import { Field, InputType } from '@nestjs/graphql';
import { ArrayMinSize, ArrayUnique, IsIn, IsOptional, ValidateIf } from 'class-validator';
import { optionalFields } from '../../../../platform/graphql/input.model.ts';
import { NODE_KINDS, type StatusOf } from '../../../../domain/tree/node/node-kind.ts';
import { SENSING_CHANNELS, type SensingChannel } from '../../../../domain/tree/node/sensing-channel.ts';
import { SensingChannelEnum } from '../sensing-channel.model.ts';
import { Opportunity } from './opportunity.model.ts';
import { OPPORTUNITY_TYPES, type OpportunityType, OpportunityTypeEnum } from './node-type.model.ts';
import { OpportunityStatusEnum } from './status.model.ts';

/** Fields of an opportunity besides its title. A field that is left out keeps its value; null clears it. */
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
  /** Type of opportunity; null while not set. */
  @Field(() => OpportunityTypeEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(OPPORTUNITY_TYPES))
  type?: OpportunityType | null;

  /** Sensing channels set by people, which override those of the evidence: 1 to 3 channels, each once; null to use those of the evidence. */
  @Field(() => [SensingChannelEnum], { nullable: true })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(Object.keys(SENSING_CHANNELS), { each: true })
  sensingChannelsOverride?: SensingChannel[] | null;

  /** Status of the opportunity; a new one is IDENTIFIED by default. */
  @Field(() => OpportunityStatusEnum, { nullable: true })
  @ValidateIf((_, value) => value !== undefined)
  @IsIn(NODE_KINDS.OPPORTUNITY.statuses)
  status?: StatusOf<'OPPORTUNITY'>;
}
