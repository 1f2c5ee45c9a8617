import { Field, InputType } from '@nestjs/graphql';
import { IsIn, ValidateIf } from 'class-validator';
import { optionalFields } from '../../../../platform/graphql/input.model.ts';
import { NODE_KINDS, type StatusOf } from '../../../../domain/tree/node/node-kind.ts';
import { Solution } from './solution.model.ts';
import { SolutionStatusEnum } from './status.model.ts';

/** Fields of a solution besides its title. A field that is left out keeps its value; null clears it. */
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
  /** Status of the solution; a new one is IDEA by default. */
  @Field(() => SolutionStatusEnum, { nullable: true })
  @ValidateIf((_, value) => value !== undefined)
  @IsIn(NODE_KINDS.SOLUTION.statuses)
  status?: StatusOf<'SOLUTION'>;
}
