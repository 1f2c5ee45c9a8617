import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { NameTwinReader } from '../../../../platform/database/name-twin.reader.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Product } from '../product.model.ts';

/** Fields to change. A field that is left out keeps its value. */
@InputType()
export class ProductUpdateInput extends inputOf(
  VersionedInput,
  optionalFields(Product, ['name', 'market', 'choosersAreUsers']),
) {}

/** The product after the change. */
@ObjectType()
export class ProductUpdatePayload extends payloadOf(Product, 'product') {}

/** Changes a product. */
@Resolver()
export class ProductUpdateMutation {
  constructor(
    private readonly rows: RowStore,
    private readonly twins: NameTwinReader,
  ) {}

  @Mutation(() => ProductUpdatePayload, { description: 'Changes a product. What the input leaves out stays as it is.' })
  @RequiresScope('tree:write')
  async productUpdate(
    @Args('input') { id, expectedVersion, ...change }: ProductUpdateInput,
  ): Promise<ProductUpdatePayload> {
    const product = await this.rows.updateOne(Product, 'product', id, expectedVersion, change, (current) =>
      this.twins.warnOf(Product, change, current),
    );
    return { product };
  }
}
