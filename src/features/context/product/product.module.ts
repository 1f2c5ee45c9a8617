import { Module } from '@nestjs/common';
import { ExternalRefModule } from '../external-ref/external-ref.module.ts';
import { ProductCreateMutation } from './mutations/product-create.mutation.ts';
import { ProductUpdateMutation } from './mutations/product-update.mutation.ts';
import { ProductResolver } from './product.resolver.ts';

/** Products. */
@Module({ imports: [ExternalRefModule], providers: [ProductResolver, ProductCreateMutation, ProductUpdateMutation] })
export class ProductModule {}
