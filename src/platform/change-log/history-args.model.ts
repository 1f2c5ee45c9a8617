import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { PageArgs } from '../paging/connection.model.ts';
import { OperationEnum } from './change.model.ts';
import type { Operation } from './operation.ts';

/** Which changes of a thing. */
@InputType()
export class ChangeFilter {
  /** Changes of one of these fields, named as in `changedFields`, and what they began with; of others, `changes` says nothing. */
  @Field(() => [String], { nullable: true })
  fields?: string[] | null;

  /** Changes of these kinds. */
  @Field(() => [OperationEnum], { nullable: true })
  operations?: Operation[] | null;

  /** Changes from this instant on. */
  @Field(() => Date, { nullable: true })
  from?: Date | null;

  /** Changes before this instant. */
  @Field(() => Date, { nullable: true })
  to?: Date | null;
}

/** Which page of the changes of a thing. */
@ArgsType()
export class HistoryArgs extends PageArgs {
  /** Which changes; all of them unless said. */
  @Field(() => ChangeFilter, { nullable: true })
  filter?: ChangeFilter | null;
}
