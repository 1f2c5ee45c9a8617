import { Args, Query, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { ProductArgs } from './product-args.model.ts';
import { type Product, ProductConnection } from './product.model.ts';
import { ProductReader } from './product.reader.ts';

/** Resolves the list of products. */
@Resolver()
export class ProductResolver {
  constructor(private readonly lists: ProductReader) {}

  @Query(() => ProductConnection, {
    description: "The workspace's products, oldest first unless `orderBy` says otherwise.",
  })
  @RequiresScope('tree:read')
  products(@Args() args: ProductArgs): Promise<CountedConnection<Product>> {
    return this.lists.page(args);
  }
}
