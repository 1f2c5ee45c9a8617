import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { Database } from '../../../../platform/database/database.ts';
import { VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { SavedView } from '../saved-view.model.ts';
import { SavedViewStore } from '../saved-view.store.ts';

/** The archived view to restore. */
@InputType()
export class SavedViewRestoreInput extends VersionedInput {}

/** The restored view. */
@ObjectType()
export class SavedViewRestorePayload extends payloadOf(SavedView, 'savedView') {}

/** Restores a view. */
@Resolver()
export class SavedViewRestoreMutation {
  constructor(
    private readonly db: Database,
    private readonly store: SavedViewStore,
    private readonly archive: ArchiveStore,
  ) {}

  @Mutation(() => SavedViewRestorePayload, {
    description: 'Restores an archived view, unless another one has its name by now.',
  })
  @RequiresScope('tree:write')
  async savedViewRestore(@Args('input') input: SavedViewRestoreInput): Promise<SavedViewRestorePayload> {
    const savedView = await this.db.transaction(async () => {
      await this.store.lock();
      return this.archive.restore(SavedView, 'savedView', input, ({ name }) =>
        this.store.refusals(name, ['id'], input.id),
      );
    });
    return { savedView };
  }
}
