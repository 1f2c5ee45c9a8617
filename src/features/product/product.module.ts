import { Module } from '@nestjs/common';
import { ProductCreateMutation } from './mutations/product-create.mutation.ts';
import { ProductUpdateMutation } from './mutations/product-update.mutation.ts';
import { ProductResolver } from './product.resolver.ts';

/** Products. */
@Module({ providers: [ProductResolver, ProductCreateMutation, ProductUpdateMutation] })
export class ProductModule {}
