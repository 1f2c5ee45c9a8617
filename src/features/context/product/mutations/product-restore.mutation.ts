import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Product } from '../product.model.ts';

/** The archived product to restore. */
@InputType()
export class ProductRestoreInput extends VersionedInput {}

/** The restored product. */
@ObjectType()
export class ProductRestorePayload extends payloadOf(Product, 'product') {}

/** Restores a product. */
@Resolver()
export class ProductRestoreMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => ProductRestorePayload, {
    description: 'Restores an archived product: it returns to lists and can be named again.',
  })
  @RequiresScope('tree:write')
  async productRestore(@Args('input') input: ProductRestoreInput): Promise<ProductRestorePayload> {
    return { product: await this.archive.restore(Product, 'product', input) };
  }
}
