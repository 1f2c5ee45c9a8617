import { Args, InputType, Mutation, ObjectType, PickType, Resolver } from '@nestjs/graphql';
import { refuseIf } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, optionalFields, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { newId } from '../../../../platform/id.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { SavedView } from '../saved-view.model.ts';
import { SavedViewStore } from '../saved-view.store.ts';
import { ViewCheck } from '../view-check.action.ts';

/** The list, the filter and the order, and the name to keep them under. */
@InputType()
export class SavedViewCreateInput extends inputOf(
  PickType(SavedView, ['name', 'list'], InputType),
  optionalFields(SavedView, ['description', 'filter', 'orderBy']),
  RepeatableInput,
) {}

/** The new view. */
@ObjectType()
export class SavedViewCreatePayload extends payloadOf(SavedView, 'savedView') {}

/** Saves a view. */
@Resolver()
export class SavedViewCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly check: ViewCheck,
    private readonly store: SavedViewStore,
    private readonly rows: RowStore,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => SavedViewCreatePayload, {
    description:
      'Keeps a filter and an order of a list under a name, by which any such list can be asked for. They are checked as the list checks them; up to 500 views are in use at a time.',
  })
  @RequiresScope('tree:write')
  async savedViewCreate(@Args('input') input: SavedViewCreateInput): Promise<SavedViewCreatePayload> {
    const { idempotencyKey: _, name, description = null, list, filter = null, orderBy = null } = input;
    const id = await this.once.once('savedViewCreate', input, async () => {
      refuseIf(...(await this.check.refusals({ list, filter, orderBy })));
      await this.store.lock();
      refuseIf(...(await this.store.refusals(name, ['name'])));
      const id = newId();
      await this.rows.insert(SavedView, [{ id, name, description, list, filter, orderBy }]);
      return id;
    });
    return { savedView: await this.read.byId(SavedView, id) };
  }
}
