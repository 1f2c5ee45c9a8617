import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Workspace } from '../workspace.model.ts';

/** What changes; what is left out stays. */
@InputType()
export class WorkspaceUpdateInput extends inputOf(
  VersionedInput,
  optionalFields(Workspace, ['name', 'timeZone', 'weekStart', 'currency']),
) {}

/** The workspace after the change. */
@ObjectType()
export class WorkspaceUpdatePayload extends payloadOf(Workspace, 'workspace') {}

/** Changes the workspace that the key is of. */
@Resolver()
export class WorkspaceUpdateMutation {
  constructor(private readonly rows: RowStore) {}

  @Mutation(() => WorkspaceUpdatePayload, {
    description:
      'Changes what the workspace is called and how it counts days, weeks and money. What the input leaves out stays.',
  })
  @RequiresScope('admin')
  async workspaceUpdate(
    @Args('input') { id, expectedVersion, ...change }: WorkspaceUpdateInput,
  ): Promise<WorkspaceUpdatePayload> {
    return { workspace: await this.rows.updateOne(Workspace, 'workspace', id, expectedVersion, change) };
  }
}
