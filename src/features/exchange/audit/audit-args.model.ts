import { ArgsType, Field, ID } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsOptional } from 'class-validator';
import { EntityTypeEnum, OperationEnum } from '../../../platform/change-log/change.model.ts';
import type { Operation } from '../../../platform/change-log/operation.ts';
import { PageArgs } from '../../../platform/paging/connection.model.ts';

/** Most types or operations that are named. Chosen: more than there are. */
const MOST_NAMED = 200;

/** Whose changes, of what, when. */
@ArgsType()
export class AuditArgs extends PageArgs {
  /** Changes made by the API key of this name, as it was called then; by any key unless said. */
  @Field(() => String, { nullable: true })
  actor?: string | null;

  /** Changes made on behalf of this person; for anybody, and for nobody, unless said. */
  @Field(() => ID, { nullable: true })
  onBehalfOfId?: string | null;

  /** Changes from this instant on. */
  @Field(() => Date, { nullable: true })
  from?: Date | null;

  /** Changes before this instant. */
  @Field(() => Date, { nullable: true })
  to?: Date | null;

  /** Changes of things of these types, at least one; FORBIDDEN where the key may not read one of them. */
  @Field(() => [EntityTypeEnum], { nullable: true })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_NAMED)
  entityTypes?: string[] | null;

  /** Changes of these kinds, at least one. */
  @Field(() => [OperationEnum], { nullable: true })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_NAMED)
  operations?: Operation[] | null;
}
