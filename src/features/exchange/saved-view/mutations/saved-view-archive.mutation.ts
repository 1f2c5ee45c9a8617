import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ArchiveStore } from '../../../../platform/change-log/archive.store.ts';
import { ArchivingInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { SavedView } from '../saved-view.model.ts';

/** The view to archive, and the reason. */
@InputType()
export class SavedViewArchiveInput extends ArchivingInput {}

/** The archived view. */
@ObjectType()
export class SavedViewArchivePayload extends payloadOf(SavedView, 'savedView') {}

/** Archives a view. */
@Resolver()
export class SavedViewArchiveMutation {
  constructor(private readonly archive: ArchiveStore) {}

  @Mutation(() => SavedViewArchivePayload, {
    description:
      'Archives a saved view: its name is free again, and whoever still asks by it is told that it names none.',
  })
  @RequiresScope('tree:write')
  async savedViewArchive(@Args('input') input: SavedViewArchiveInput): Promise<SavedViewArchivePayload> {
    return { savedView: await this.archive.archive(SavedView, 'savedView', input) };
  }
}
