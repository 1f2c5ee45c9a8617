import { Args, InputType, Mutation, ObjectType, PartialType, PickType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { NameTwinReader } from '../../../../platform/database/name-twin.reader.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { newId } from '../../../../platform/id.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { ReferableInput } from '../../external-ref/new-ref.model.ts';
import { NewRefsAction } from '../../external-ref/new-refs.action.ts';
import { Product } from '../product.model.ts';

/** Fields of the new product. */
@InputType()
export class ProductCreateInput extends inputOf(
  PickType(Product, ['name'], InputType),
  PartialType(PickType(Product, ['market', 'choosersAreUsers'], InputType)),
  ReferableInput,
  RepeatableInput,
) {}

/** The new product. */
@ObjectType()
export class ProductCreatePayload extends payloadOf(Product, 'product') {}

/** Adds a product. */
@Resolver()
export class ProductCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly rows: RowStore,
    private readonly twins: NameTwinReader,
    private readonly read: RowReader,
    private readonly refs: NewRefsAction,
  ) {}

  @Mutation(() => ProductCreatePayload, { description: 'Adds a product.' })
  @RequiresScope('tree:write')
  async productCreate(@Args('input') input: ProductCreateInput): Promise<ProductCreatePayload> {
    const { idempotencyKey: _, externalRefs, ...product } = input;
    const id = await this.once.once('productCreate', input, async () => {
      const id = newId();
      await this.twins.warnOf(Product, { id, name: input.name });
      await this.rows.insert(Product, [{ id, ...product }]);
      await this.refs.add([{ id, externalRefs }]);
      return id;
    });
    return { product: await this.read.byId(Product, id) };
  }
}
