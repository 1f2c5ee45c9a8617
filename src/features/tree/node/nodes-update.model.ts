import { Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayUnique, IsIn, ValidateIf } from 'class-validator';
import { NODE_STATUSES, type NodeStatus } from '../../../domain/tree/node/node-kind.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../platform/graphql/input.model.ts';
import { MOST_PERSONAS } from './kinds/opportunity.model.ts';
import { Solution } from './kinds/solution.model.ts';
import { NodeStatusEnum } from './tree-node.model.ts';

/** Fields of one node of any kind to change. A field that is left out keeps its value; null clears it. */
@InputType()
export class NodesUpdateItemInput extends inputOf(
  VersionedInput,
  optionalFields(Solution, ['title', 'description', 'ownerId', 'tags', 'statusReason']),
) {
  /** Personas who have the opportunity, up to 20, each once; for opportunities only. */
  @Field(() => [ID], { nullable: true })
  @ValidateIf((_, value) => value !== undefined)
  @ArrayMaxSize(MOST_PERSONAS)
  @ArrayUnique()
  personaIds?: string[];

  /** Status of the node: one of its own kind. */
  @Field(() => NodeStatusEnum, { nullable: true })
  @ValidateIf((_, value) => value !== undefined)
  @IsIn(Object.keys(NODE_STATUSES))
  status?: NodeStatus;
}
