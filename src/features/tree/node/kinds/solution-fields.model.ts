import { Field, InputType } from '@nestjs/graphql';
import { IsIn, ValidateIf } from 'class-validator';
import { optionalFields } from '../../../../platform/graphql/input.model.ts';
import { NODE_KINDS, type StatusOf } from '../../../../domain/tree/node/node-kind.ts';
import { Solution } from './solution.model.ts';
import { SolutionStatusEnum } from './status.model.ts';

/** What may be said of the solution beside its title. What is left out stays as it is, null clears. */
@InputType({ isAbstract: true })
export class SolutionFields extends optionalFields(Solution, [
  'description',
  'ownerId',
  'tags',
  'statusReason',
  'effortPersonMonths',
  'actualEffortPersonMonths',
  'buildingSince',
  'shippedOn',
]) {
  /** How far it is; a new one begins as IDEA unless said. */
  @Field(() => SolutionStatusEnum, { nullable: true })
  @ValidateIf((_, value) => value !== undefined)
  @IsIn(NODE_KINDS.SOLUTION.statuses)
  status?: StatusOf<'SOLUTION'>;
}
