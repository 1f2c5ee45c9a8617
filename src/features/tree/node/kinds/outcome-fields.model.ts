import { Field, InputType } from '@nestjs/graphql';
import { IsIn, IsOptional, ValidateIf } from 'class-validator';
import { optionalFields } from '../../../../platform/graphql/input.model.ts';
import { NODE_KINDS, type StatusOf } from '../../../../domain/tree/node/node-kind.ts';
import { Outcome } from './outcome.model.ts';
import { OUTCOME_TYPES, type OutcomeType, OutcomeTypeEnum } from './node-type.model.ts';
import { OutcomeStatusEnum } from './status.model.ts';

/** What may be said of the outcome beside its title. What is left out stays as it is, null clears. */
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
  /** Sort of outcome; null or left out while nobody said. */
  @Field(() => OutcomeTypeEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(OUTCOME_TYPES))
  type?: OutcomeType | null;

  /** How far it is; a new one begins as ACTIVE unless said. */
  @Field(() => OutcomeStatusEnum, { nullable: true })
  @ValidateIf((_, value) => value !== undefined)
  @IsIn(NODE_KINDS.OUTCOME.statuses)
  status?: StatusOf<'OUTCOME'>;
}
