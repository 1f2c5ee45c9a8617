import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { Database } from '../../../../platform/database/database.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { SavedView } from '../saved-view.model.ts';
import { SavedViewStore } from '../saved-view.store.ts';
import { ViewCheck } from '../view-check.action.ts';

/** Fields of the view to change. A field that is left out keeps its value. */
@InputType()
export class SavedViewUpdateInput extends inputOf(
  VersionedInput,
  optionalFields(SavedView, ['name', 'description', 'list', 'filter', 'orderBy']),
) {}

/** The view after the change. */
@ObjectType()
export class SavedViewUpdatePayload extends payloadOf(SavedView, 'savedView') {}

/** Changes a view. */
@Resolver()
export class SavedViewUpdateMutation {
  constructor(
    private readonly db: Database,
    private readonly check: ViewCheck,
    private readonly store: SavedViewStore,
    private readonly rows: RowStore,
  ) {}

  @Mutation(() => SavedViewUpdatePayload, {
    description:
      'Changes a saved view. What the input leaves out stays as it is; the whole is checked as the list checks it.',
  })
  @RequiresScope('tree:write')
  async savedViewUpdate(@Args('input') input: SavedViewUpdateInput): Promise<SavedViewUpdatePayload> {
    const { id, expectedVersion, ...change } = input;
    const { name } = change;
    const savedView = await this.db.transaction(async () => {
      await this.store.lock();
      return this.rows.updateOne(SavedView, 'savedView', id, expectedVersion, change, async (current) => [
        ...(await this.check.refusals({ ...current, ...change })),
        ...(name === undefined ? [] : await this.store.refusals(name, ['name'], id)),
      ]);
    });
    return { savedView };
  }
}
