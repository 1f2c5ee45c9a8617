import { ArgsType, Field, ID } from '@nestjs/graphql';
import type { StatusOf } from '../../../domain/tree/node/node-kind.ts';
import { FilterIds } from '../../../platform/graphql/validators.ts';
import { PageArgs } from '../../../platform/paging/connection.model.ts';
import { OutcomeStatusEnum } from './kinds/status.model.ts';

/** Selects outcomes. */
@ArgsType()
export class OutcomeArgs extends PageArgs {
  /** Only outcomes of these teams, at most 100 teams. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  teamIds?: string[] | null;

  /** Only outcomes of this product. */
  @Field(() => ID, { nullable: true })
  productId?: string | null;

  /** Only outcomes in one of these statuses. */
  @Field(() => [OutcomeStatusEnum], { nullable: true })
  statuses?: StatusOf<'OUTCOME'>[] | null;

  /** Whether archived outcomes are listed too. */
  @Field(() => Boolean, { defaultValue: false })
  archived: boolean;
}
