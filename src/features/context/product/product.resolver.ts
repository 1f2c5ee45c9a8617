import { Args, Query, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { type Connection, PageArgs } from '../../../platform/paging/connection.model.ts';
import { Product, ProductConnection } from './product.model.ts';

/** Resolves the list of products. */
@Resolver()
export class ProductResolver {
  constructor(private readonly read: RowReader) {}

  @Query(() => ProductConnection, { description: "The workspace's products, oldest first." })
  @RequiresScope('tree:read')
  products(@Args() page: PageArgs): Promise<Connection<Product>> {
    return this.read.page(Product, page);
  }
}
