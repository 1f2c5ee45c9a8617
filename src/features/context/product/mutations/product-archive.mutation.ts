import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { ArchivingInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Product } from '../product.model.ts';

/** The product to archive, and the reason. */
@InputType()
export class ProductArchiveInput extends ArchivingInput {}

/** The archived product. */
@ObjectType()
export class ProductArchivePayload extends payloadOf(Product, 'product') {}

/** Archives a product. */
@Resolver()
export class ProductArchiveMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => ProductArchivePayload, {
    description:
      'Archives a product. It stays on the outcomes that name it, but leaves lists and can neither be changed nor named anew.',
  })
  @RequiresScope('tree:write')
  async productArchive(@Args('input') input: ProductArchiveInput): Promise<ProductArchivePayload> {
    return { product: await this.archive.archive(Product, 'product', input) };
  }
}
