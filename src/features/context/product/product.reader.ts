import { Injectable } from '@nestjs/common';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { holdsText, isOneOf, noneArchived } from '../../../platform/database/sql-part.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { MADE_OR_NAMED } from '../../../platform/paging/sort-key.ts';
import type { ProductArgs } from './product-args.model.ts';
import { Product } from './product.model.ts';

/** Lists products. */
@Injectable()
export class ProductReader {
  constructor(private readonly lists: ListReader) {}

  /** One page of products, oldest first unless said otherwise. */
  page(args: ProductArgs): Promise<CountedConnection<Product>> {
    const { markets, text } = args.filter ?? {};
    const list = this.lists.rowsOf(Product, {
      name: 'products',
      where: [isOneOf('row.market', markets), holdsText('row.name', text), noneArchived(['row'], args.filter)],
      ...MADE_OR_NAMED,
    });
    return this.lists.page(list, args);
  }
}
