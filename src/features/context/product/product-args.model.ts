import { ArgsType, Field, InputType } from '@nestjs/graphql';
import type { Market } from '../../../domain/context/metric/metric-advice.ts';
import { OptionalLine } from '../../../platform/graphql/validators.ts';
import { ArchivableFilter, listArgs, orderOf } from '../../../platform/paging/list-args.model.ts';
import { MarketEnum } from './product.model.ts';

/** Narrows a list of products; what is left out narrows nothing. */
@InputType()
export class ProductFilter extends ArchivableFilter {
  /** Only products for one of these markets. */
  @Field(() => [MarketEnum], { nullable: true })
  markets?: Market[] | null;

  /** Only products whose name holds this text, in capitals or not. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  text?: string | null;
}

/** What products can be sorted by. */
export const ProductOrder = orderOf('Product', {
  CREATED_AT: 'When the product was added.',
  NAME: 'The name; capitals and small letters are alike.',
});

/** Which products, in which order. */
@ArgsType()
export class ProductArgs extends listArgs({ filter: ProductFilter, orderBy: ProductOrder }) {}
