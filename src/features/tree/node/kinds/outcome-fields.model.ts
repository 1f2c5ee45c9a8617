import { Field, InputType } from '@nestjs/graphql';
import { IsIn, IsOptional, ValidateIf } from 'class-validator';
import { optionalFields } from '../../../../platform/graphql/input.model.ts';
import { NODE_KINDS, type StatusOf } from '../../../../domain/tree/node/node-kind.ts';
import { Outcome } from './outcome.model.ts';
import { OUTCOME_TYPES, type OutcomeType, OutcomeTypeEnum } from './node-type.model.ts';
import { OutcomeStatusEnum } from './status.model.ts';

/** Fields of an outcome besides its title. A field that is left out keeps its value; null clears it. */
@InputType({ isAbstract: true })
export class OutcomeFields extends optionalFields(Outcome, [
  'description',
  'ownerId',
  'tags',
  'statusReason',
  'goal',
  'metricId',
  'productId',
  'teamId',
]) {
  /** Type of outcome; null while not set. */
  @Field(() => OutcomeTypeEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(OUTCOME_TYPES))
  type?: OutcomeType | null;

  /** Status of the outcome; a new one is ACTIVE by default. */
  @Field(() => OutcomeStatusEnum, { nullable: true })
  @ValidateIf((_, value) => value !== undefined)
  @IsIn(NODE_KINDS.OUTCOME.statuses)
  status?: StatusOf<'OUTCOME'>;
}
